// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "gossan/numerics/lane_functions.hpp"

namespace gossan::reactions::laws {

// What a formula calls by its plain name, whether its numbers are doubles or lanes.
using numerics::all;
using numerics::choose;
using std::abs;
using std::exp;
using std::log1p;
using std::pow;
using std::sqrt;

/// A value with its slope.
template <class N>
struct SlopedOf {
    N value;
    N slope;
};
using Sloped = SlopedOf<double>;

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
template <class N>
[[gnu::always_inline]] inline SlopedOf<N> signed_power(const N& x, double p,
                                                       double e = small_share) {
    if (p == 1.0) return {x, 1.0};
    const N square = x * x + e * e;
    const N outer = p == 2.0   ? sqrt(square)
                    : p == 0.5 ? 1.0 / sqrt(sqrt(square))
                    : p == 1.5 ? sqrt(sqrt(square))
                               : pow(square, 0.5 * (p - 1.0));
    return {x * outer, outer * (1.0 + (p - 1.0) * x * x / square)};
}

/// x well above e, 0 well below −e: (x + √(x² + 4e²))/2, smooth and always positive.
template <class N>
[[gnu::always_inline]] inline SlopedOf<N> positive_part(const N& x, double e = small_share) {
    const N root = sqrt(x * x + 4.0 * e * e);
    // The second form has no cancellation where x is very negative.
    const N value = choose(x > 0.0, 0.5 * (x + root), 2.0 * e * e / (root - x));
    return {value, value / root};
}

/// x well above e, 0 below −e: e ln(1 + exp(x/e)), smooth and never negative. Its foot vanishes as
/// exp(x/e), so that a rate which follows it really ends, where that of `positive_part` is e²/|x|.
template <class N>
[[gnu::always_inline]] inline SlopedOf<N> soft_positive(const N& x, double e) {
    const auto is_far = x > 36.0 * e;  // exp(-36) is below the last digit
    if (all(is_far)) return {x, 1.0};
    const N grown = exp(choose(is_far, N(0.0), x / e));
    return {choose(is_far, x, e * log1p(grown)), choose(is_far, N(1.0), grown / (1.0 + grown))};
}

/// 0 for x ≤ 0, then x²/(x + d): starts with slope 0 and nears x − d.
template <class N>
[[gnu::always_inline]] inline SlopedOf<N> soft_start(const N& x, double d) {
    const auto has_begun = x > 0.0;
    const N sum = x + d;
    return {choose(has_begun, x * x / sum, N(0.0)),
            choose(has_begun, x * (x + 2.0 * d) / (sum * sum), N(0.0))};
}

/// 0 for x ≤ 0, x for x ≥ w, x²(2w − x)/w² between: exact beyond the foot, never above x.
template <class N>
[[gnu::always_inline]] inline SlopedOf<N> soft_foot(const N& x, double w) {
    const auto has_begun = x > 0.0;
    const auto is_beyond = x >= w;
    const N value = choose(is_beyond, x, x * x * (2.0 * w - x) / (w * w));
    const N slope = choose(is_beyond, N(1.0), x * (4.0 * w - 3.0 * x) / (w * w));
    return {choose(has_begun, value, N(0.0)), choose(has_begun, slope, N(0.0))};
}

/// From 0 at x ≤ 0 to 1 at x ≥ 1, straight but for corners rounded by parabolas over 2w each:
///
///     x²/(4w(1 − 2w)),  (x − w)/(1 − 2w),  1 − (1 − x)²/(4w(1 − 2w))
template <class N>
[[gnu::always_inline]] inline SlopedOf<N> soft_step(const N& x, double w) {
    const double steep = 1.0 / (1.0 - 2.0 * w);
    const N up = choose(x > 0.0, x, N(0.0));  // beyond the ends as at them
    const N down = choose(x < 1.0, 1.0 - x, N(0.0));
    const auto is_at_foot = x < 2.0 * w;
    const auto is_at_top = down < 2.0 * w;
    const N value = choose(is_at_top, 1.0 - steep * down * down / (4.0 * w), steep * (x - w));
    const N slope = choose(is_at_top, steep * down / (2.0 * w), N(steep));
    return {choose(is_at_foot, steep * up * up / (4.0 * w), value),
            choose(is_at_foot, steep * up / (2.0 * w), slope)};
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
