// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace gossan::column {

/// A smooth positive part: of a water-driving gradient, so that an outlet rests without a switch.
///
///     s(x) = (x + sqrt(x^2 + 4 e^2))/2 = 2 e^2/(sqrt(x^2 + 4 e^2) - x),  e = 1e-3   (1)
///
/// The second form keeps its digits below zero.
struct SmoothPositive {
    double value;
    double slope;
};

[[nodiscard]] inline SmoothPositive smooth_positive(double x) {
    constexpr double rounding = 1e-3;  // in units of the unit gradient
    const double root = std::sqrt(x * x + 4.0 * rounding * rounding);
    const double value = x >= 0.0 ? 0.5 * (x + root) : 2.0 * rounding * rounding / (root - x);
    return {value, value / root};  // s' = (1 + x/root)/2 = s/root
}

}  // namespace gossan::column
