// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace gossan::solution {

/// Positive root of  t + square t^2 + cube t^3 = 1  for coefficients >= 0.
[[nodiscard]] inline double unit_root(double square, double cube) {
    double t = 2.0 / (1.0 + std::sqrt(1.0 + 4.0 * square));
    if (cube == 0.0) return t;
    if (cube * t * t * t > 1.0) t = std::cbrt(1.0 / cube);
    // Both starts are above the root, from where Halley's method comes down; its error is of the
    // third power.
    for (int count = 0; count < 60; ++count) {
        const double value = ((cube * t + square) * t + 1.0) * t - 1.0;
        const double slope = (3.0 * cube * t + 2.0 * square) * t + 1.0;
        const double half_bend = 3.0 * cube * t + square;
        const double step = value * slope / (slope * slope - value * half_bend);
        t -= step;
        if (std::abs(step) <= 1e-6 * t) break;
    }
    return t;
}

/// Free activity of a leaf from  sum_p one x + 2 two x^2 + 3 three x^3 = total.
[[nodiscard]] inline double leaf_root(double total, double one, double two, double three) {
    // In t = x one/total the numbers stay in range whatever the acid.
    const double inverse = 1.0 / one;
    const double unit = total * inverse;
    return unit * unit_root(2.0 * two * inverse * unit, 3.0 * three * inverse * unit * unit);
}

}  // namespace gossan::solution
