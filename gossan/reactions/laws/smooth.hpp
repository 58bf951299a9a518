// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

namespace gossan::reactions::laws {

/// A value with its slope.
struct Sloped {
    double value;
    double slope;
};

/// Below this share of its scale a power turns linear.
inline constexpr double small_share = 1e-6;

/// The same for a concentration over C_ref = 100 mol/m3: 0.1 mol/m3, some times what the integrator
/// may err by in a thin film of flowing water. A narrower bend costs steps and moves copper by
/// 1e-8.
inline constexpr double small_concentration = 1e-3;

/// x^p for x well above e, linear through zero with the sign that restores below it:
///
///     x (x² + e²)^((p−1)/2)
///
/// Smooth everywhere; for p < 1 its slope at zero is e^(p−1).
inline Sloped signed_power(double x, double p, double e = small_share) {
    if (p == 1.0) return {x, 1.0};
    const double square = x * x + e * e;
    const double outer = p == 2.0   ? std::sqrt(square)
                         : p == 0.5 ? 1.0 / std::sqrt(std::sqrt(square))
                         : p == 1.5 ? std::sqrt(std::sqrt(square))
                                    : std::pow(square, 0.5 * (p - 1.0));
    return {x * outer, outer * (1.0 + (p - 1.0) * x * x / square)};
}

/// x well above e, 0 well below −e: (x + √(x² + 4e²))/2, smooth and always positive.
inline Sloped positive_part(double x, double e = small_share) {
    const double root = std::sqrt(x * x + 4.0 * e * e);
    // The second form has no cancellation where x is very negative.
    const double value = x > 0.0 ? 0.5 * (x + root) : 2.0 * e * e / (root - x);
    return {value, value / root};
}

/// x well above e, 0 below −e: e ln(1 + exp(x/e)), smooth and never negative. Its foot vanishes as
/// exp(x/e), so that a rate which follows it really ends, where that of `positive_part` is e²/|x|.
inline Sloped soft_positive(double x, double e) {
    if (x > 36.0 * e) return {x, 1.0};  // exp(-36) is below the last digit
    const double grown = std::exp(x / e);
    return {e * std::log1p(grown), grown / (1.0 + grown)};
}

/// 0 for x ≤ 0, then x²/(x + d): starts with slope 0 and nears x − d.
inline Sloped soft_start(double x, double d) {
    if (x <= 0.0) return {0.0, 0.0};
    const double sum = x + d;
    return {x * x / sum, x * (x + 2.0 * d) / (sum * sum)};
}

/// 0 for x ≤ 0, x for x ≥ w, x²(2w − x)/w² between: exact beyond the foot, never above x.
inline Sloped soft_foot(double x, double w) {
    if (x <= 0.0) return {0.0, 0.0};
    if (x >= w) return {x, 1.0};
    return {x * x * (2.0 * w - x) / (w * w), x * (4.0 * w - 3.0 * x) / (w * w)};
}

/// From 0 at x ≤ 0 to 1 at x ≥ 1, straight but for corners rounded by parabolas over 2w each:
///
///     x²/(4w(1 − 2w)),  (x − w)/(1 − 2w),  1 − (1 − x)²/(4w(1 − 2w))
inline Sloped soft_step(double x, double w) {
    if (x <= 0.0) return {0.0, 0.0};
    if (x >= 1.0) return {1.0, 0.0};
    const double steep = 1.0 / (1.0 - 2.0 * w);
    if (x < 2.0 * w) return {steep * x * x / (4.0 * w), steep * x / (2.0 * w)};
    const double left = 1.0 - x;
    if (left < 2.0 * w) return {1.0 - steep * left * left / (4.0 * w), steep * left / (2.0 * w)};
    return {steep * (x - w), steep};
}

/// The smaller of x and y, both scaled alike, where both are well above e; passes through zero with
/// either, with the sign of their product:
///
///     x y/(x⁴ + y⁴ + e⁴)^(1/4)
///
/// Where they are equal it is 2^(−1/4) = 0.84 of them. Its slopes stay within 1 but near the
/// smaller one's zero, where it is that one.
struct Lesser {
    double value;
    double by_x;
    double by_y;
};
inline Lesser soft_lesser(double x, double y, double e) {
    const double x2 = x * x;
    const double y2 = y * y;
    const double sum = x2 * x2 + y2 * y2 + e * e * e * e;
    const double inverse = 1.0 / std::sqrt(std::sqrt(sum));
    const double cut = inverse / sum;
    return {x * y * inverse, y * cut * (sum - x2 * x2), x * cut * (sum - y2 * y2)};
}

}  // namespace gossan::reactions::laws
