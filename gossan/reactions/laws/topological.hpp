// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// How a solid slows down as it is used up: grains of all sizes and shapes as one power of what is
/// left.
///
///     F = n_0 A (1 − X)^phi,   1 − X = n/n_0                                 (1)
///
/// with n_0 the initial and receivable amount and A the accessibility of the size class. phi 2/3 is
/// a shrinking sphere, 1 a wide mix of grains, 1.5 to 3 a wide mix of particles with locked grains.
/// Source: DixonHendrix1993. Below n/n_0 = 1e-6 linear. A solid that was never there and cannot be
/// received (n_0 = 0) counts as n_0 = n.
struct Topological {
    double phi = 1.0;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.length = -3, .amount = 1};
    static constexpr bool vanishes_with_solid = true;
    static Schema<Topological> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::accessibility}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
