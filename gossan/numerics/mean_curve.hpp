// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace gossan::numerics {

/// A C1 curve with a given mean over every interval, of quartics between given ends.
///
///     y(u) = h(u) + 30 (m - mean of h) u^2 (1 - u)^2,  0 <= u <= 1                         (1)
///
/// with h the cubic Hermite piece between the ends e_0 and e_1, whose slopes are the harmonic mean
/// of the neighbouring rises, zero where these differ in sign (FritschButland1984), and before the
/// first and after the last point those of the parabola of the same ends and mean. Where the means
/// on both sides have one sign, an end is first brought between zero and twice the smaller of
/// them: the curve then keeps that sign. Third order in the widths where nothing is brought in.
/// Outside, the end values hold.
class MeanCurve {
public:
    /// `at` rises; `means` has one value an interval, `ends` one a point.
    MeanCurve(std::vector<double> at, std::vector<double> means, std::vector<double> ends);
    [[nodiscard]] double operator()(double x) const;

private:
    /// y = c_0 + c_1 u + ... + c_4 u^4.
    struct Piece {
        double c0, c1, c2, c3, c4;
    };

    std::vector<double> at_;
    std::vector<Piece> pieces_;
};

}  // namespace gossan::numerics
