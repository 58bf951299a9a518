// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/distribution.hpp"

#include <cmath>
#include <cstdio>
#include <numbers>
#include <string>

#include "gossan/numerics/bracketed_root.hpp"

namespace gossan::heap {
namespace {

using Complaint = std::optional<std::string>;

/// How far sums of shares, and of rates by them, may be off 1: what rounding to six digits leaves.
constexpr double rounding = 1e-6;

std::string text_of(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

Complaint fault_of_form(const Distribution& d) {
    const bool is_lognormal = d.columns.has_value() && d.variation.has_value();
    const bool is_begun = d.columns.has_value() || d.variation.has_value();
    if (is_begun != is_lognormal) return "columns and variation are given together";
    if (d.strips.empty() == is_lognormal) return {};
    return "give either strips, or columns and variation";
}

Complaint fault_of_sums(const Distribution& d) {
    double area = 0.0, rate = 0.0;
    for (const Strip& strip : d.strips) {
        area += strip.share.si;
        rate += strip.share.si * strip.rate.si;
    }
    if (d.strips.empty()) return {};
    if (std::abs(area - 1.0) > rounding) {
        return "the shares add up to " + text_of(area) + ", not to 1";
    }
    if (std::abs(rate - 1.0) > rounding) {
        return "the mean rate is " + text_of(rate) +
               " of that of the plan, not 1: divide every rate by it";
    }
    return {};
}

double normal_below(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }

/// Phi^-1 of a share in (0, 1).
double normal_quantile(double share) {
    return numerics::bracketed_root([&](double z) { return normal_below(z) - share; }, -40.0, 40.0);
}

}  // namespace

Schema<Strip> Strip::schema() {
    return Schema<Strip>("strip", "a part of a module with its own share of the irrigation")
        .field("share", &Strip::share, above_to(0, 1), "of the module's area", unit("%"))
        .field("rate", &Strip::rate, between(0, 20), "factor on the rate of the plan");
}

Schema<Distribution> Distribution::schema() {
    using D = Distribution;
    return Schema<D>("distribution", "how unevenly irrigation reaches the ore of a module")
        .field("strips", &D::strips, "parts of the module, each a column of its own; mean rate 1",
               defaults_to("choice: the module is one column unless told otherwise"))
        .field("columns", &D::columns, between(2, 20), "number of strips of equal area", fixed())
        .field("variation", &D::variation, between(0.01, 3),
               "coefficient of variation of the local rate, which is lognormal")
        .check("strips", fault_of_form)
        .check("strips", fault_of_sums);
}

std::vector<Strip> strips_of(const Distribution& distribution) {
    if (!distribution.columns) return distribution.strips;
    const int n = *distribution.columns;
    const double v = distribution.variation->si;
    const double s = std::sqrt(std::log1p(v * v));  // (1)
    std::vector<Strip> strips;
    double below = 0.0;
    for (int i = 1; i <= n; ++i) {
        const double up_to = i < n ? normal_below(normal_quantile(double(i) / double(n)) - s) : 1.0;
        strips.push_back({Number(1.0 / double(n)), Number(double(n) * (up_to - below))});  // (2)
        below = up_to;
    }
    return strips;
}

}  // namespace gossan::heap
