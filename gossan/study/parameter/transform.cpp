// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/parameter/transform.hpp"

#include <algorithm>
#include <cmath>

namespace gossan::study {
namespace {

constexpr double percentile_95 = 1.6448536269514722;  ///< Phi(1.645) = 0.95
constexpr double widest = 9.0;                        ///< beyond every draw of a random stream

double u_of(const Transform& t, double value) {
    switch (t.form) {
        case Transform::Form::above:
            return std::log(value - t.a);
        case Transform::Form::below:
            return -std::log(t.b - value);
        case Transform::Form::within:
            return std::log((value - t.a) / (t.b - value));
        default:
            return value;
    }
}

/// The form with its percentiles put in.
Transform fitted(Transform::Form form, double a, double b, double low, double high) {
    Transform t{.form = form, .a = a, .b = b};
    const double first = u_of(t, low), last = u_of(t, high);
    t.middle = 0.5 * (first + last);
    t.width = 0.5 * (last - first) / percentile_95;
    return t;
}

bool is_inside(const Transform& t, const Range& range) {
    return range.contains(t.value(-widest)) && range.contains(t.value(widest));
}

/// The form that ends at the bounds that there are.
Transform bounded(double low, double high, const Range& range) {
    using Form = Transform::Form;
    if (!std::isfinite(range.high)) return fitted(Form::above, range.low, 0.0, low, high);
    if (!std::isfinite(range.low)) return fitted(Form::below, 0.0, range.high, low, high);
    return fitted(Form::within, range.low, range.high, low, high);
}

}  // namespace

double Transform::value(double z) const {
    const double u = middle + width * z;  // (1)
    // Far out, round-off could put a draw on a bound, which may not be part of the range.
    switch (form) {  // (2)
        case Form::above:
            return std::max(a + std::exp(u), std::nextafter(a, INFINITY));
        case Form::below:
            return std::min(b - std::exp(-u), std::nextafter(b, -INFINITY));
        case Form::within:
            return std::clamp(a + (b - a) / (1.0 + std::exp(-u)), std::nextafter(a, b),
                              std::nextafter(b, a));
        default:
            return u;
    }
}

double Transform::z(double value) const { return (u_of(*this, value) - middle) / width; }

TransformChoice transform_of(catalogue::PriorScale scale, double low, double high,
                             const Range& range) {
    using catalogue::PriorScale;
    if (!(low < high)) return {.fault = "low is not below high"};
    if (!range.contains(low) || !range.contains(high)) {
        return {.fault = "low or high is outside the range"};
    }
    const bool is_bounded = range.is_bounded();
    if (is_bounded && (low <= range.low || high >= range.high)) {
        return {.fault = "low or high is on a bound, where no 5th or 95th percentile can be"};
    }
    if (scale == PriorScale::logit) {
        if (!std::isfinite(range.low) || !std::isfinite(range.high)) {
            return {.fault = "the logit needs a number with a bound on either side"};
        }
        return {.transform = bounded(low, high, range)};
    }
    if (scale == PriorScale::log && low <= 0.0) {
        return {.fault = "the logarithm needs numbers above zero"};
    }
    const Transform free = scale == PriorScale::log
                               ? fitted(Transform::Form::above, 0.0, 0.0, low, high)
                               : fitted(Transform::Form::plain, 0.0, 0.0, low, high);
    if (is_inside(free, range)) return {.transform = free};
    return {.transform = bounded(low, high, range)};
}

}  // namespace gossan::study
