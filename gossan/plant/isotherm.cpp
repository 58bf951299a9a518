// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/isotherm.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/numerics/bracketed_root.hpp"

namespace gossan::plant {
namespace {

constexpr double capacity_by_organic = 3.0842;

/// The smaller root of (3), free of cancellation: b - 2 sqrt(c) = 0.011 A + 0.422 K.
double smaller_root(const AqueousFeed& feed, double k) {
    const double acid = std::max(feed.acid, 0.0);
    const double half = 0.644 * acid + feed.copper;
    const double gap = std::max(0.011 * acid + 0.422 * k, 0.0);
    const double b = 2.0 * half + gap;
    return 2.0 * half * half / (b + std::sqrt(gap * (b + 2.0 * half)));
}

}  // namespace

Isotherm::Isotherm(double constant, double by_organic, double reagent_percent)
    : constant_(constant), by_organic_(by_organic), capacity_(3.303 * reagent_percent) {
    most_ = capacity_ / capacity_by_organic;
    if (by_organic < 0.0) most_ = std::min(most_, -constant / by_organic);
}

Isotherm Isotherm::extraction(double v) {
    return {11.711 * std::pow(v, -0.646), -28.511 * std::pow(v, -1.746), v};
}

Isotherm Isotherm::strip(double v) {
    return {11.365 * std::pow(v, -0.85), 4.8579e-3 * v - 0.19183, v};
}

double Isotherm::k(double y) const {
    const double left = capacity_ - capacity_by_organic * y;
    return (constant_ + by_organic_ * y) * left * left / y;
}

double Isotherm::aqueous(const AqueousFeed& feed, double y) const {
    if (y <= 0.0 || feed.copper <= 0.0) return 0.0;
    if (y < most_) return smaller_root(feed, std::max(k(y), 0.0));
    return smaller_root(feed, 0.0) * (1.0 + 10.0 * (y - most_) / most_);
}

double Isotherm::organic(const AqueousFeed& feed, double c) const {
    if (c <= 0.0 || feed.copper <= 0.0) return 0.0;
    const double acid = std::max(feed.acid, 0.0);
    const double left = 0.644 * acid + feed.copper - c;
    const double wanted = (left * left / c - 0.011 * acid) / 0.422;
    if (left <= 0.0 || wanted <= 0.0) return most_;
    // K falls with Y: 1/K - 1/wanted would overflow at its pole, the product does not.
    return numerics::bracketed_root(
        [&](double y) {
            return y * wanted -
                   (constant_ + by_organic_ * y) * std::pow(capacity_ - capacity_by_organic * y, 2);
        },
        0.0, most_);
}

}  // namespace gossan::plant
