// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::heap {

/// A part of a module's area that gets its own share of the irrigation.
struct Strip {
    Number share;  ///< of the area, (0, 1]
    Number rate;   ///< factor on the rate of the plan, at least 0

    static Schema<Strip> schema();
};

/// How unevenly the irrigation of a module reaches its ore: strips beside each other, of the same
/// ore, between which nothing flows. Told strip by strip, or as a number of strips of equal area
/// under a lognormal distribution of local rates with mean 1 and coefficient of variation v:
///
///     s^2 = ln(1 + v^2),   z_i = Phi^-1(i/n)                          (1)
///     rate_i = n [Phi(z_i - s) - Phi(z_(i-1) - s)]                    (2)
///
/// which is the mean rate between two quantiles, slowest first. Source: choice: a rate is never
/// below zero and often much above its mean; (2) is what that distribution gives, exactly.
struct Distribution {
    std::vector<Strip> strips;
    std::optional<int> columns;       ///< n
    std::optional<Number> variation;  ///< v

    static Schema<Distribution> schema();
};

/// Shares and factors of a distribution that was read without fault; the mean factor is 1.
[[nodiscard]] std::vector<Strip> strips_of(const Distribution& distribution);

}  // namespace gossan::heap
