// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

namespace gossan::numerics {

/// Root of a function that does not fall and changes sign between `low` and `high`, to round-off of
/// the larger of the two: by secants that halve a side that stands still, and by halves where these
/// are slow. An end at which the sign is already past the root is returned as it is. Deterministic.
template <class Function>
[[nodiscard]] double bracketed_root(const Function& f, double low, double high) {
    double at_low = f(low), at_high = f(high);
    if (at_low >= 0.0) return low;
    if (at_high <= 0.0) return high;
    const double close = 4e-16 * std::max(std::abs(low), std::abs(high));
    int side = 0;
    for (int pass = 0; pass < 200 && high - low > close; ++pass) {
        double x = low - at_low * (high - low) / (at_high - at_low);
        if (pass % 3 == 2 || !(x > low && x < high)) x = 0.5 * (low + high);
        if (x <= low || x >= high) break;
        const double value = f(x);
        if (value == 0.0) return x;
        if (value < 0.0) {
            low = x;
            at_low = value;
            if (side < 0) at_high *= 0.5;
            side = -1;
        } else {
            high = x;
            at_high = value;
            if (side > 0) at_low *= 0.5;
            side = 1;
        }
    }
    return 0.5 * (low + high);
}

}  // namespace gossan::numerics
