// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace gossan::numerics {

/// A C1 curve through points at rising abscissas that never leaves the range of its two neighbours.
///
/// Cubic Hermite pieces with the harmonic mean of the neighbouring slopes, zero where these differ
/// in sign. Source: FritschButland1984. Before and after the points the end values hold.
class MonotoneCurve {
public:
    MonotoneCurve(std::vector<double> at, std::vector<double> values);
    [[nodiscard]] double operator()(double x) const;

private:
    std::vector<double> at_, values_, slopes_;
};

}  // namespace gossan::numerics
