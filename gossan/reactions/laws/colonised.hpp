// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// The part of a solid that its colonists have covered: all of it once there are enough.
///
///     F = min(n, X/capacity), smooth: n b/(n⁴ + b⁴)^(1/4),  b = X/capacity    (1)
///
/// with X the amount of the colonist. Source: Konishi1995 (oxidation by the covered surface of
/// sulphur). Where both are equal F is 0.84 of them. It vanishes with either, restores in n, and
/// takes b as x²/(x + 1e-6 mol/m3) above 0, else 0, so that no error below zero grows.
struct Colonised {
    std::string colonist;   ///< id of a mineral
    double capacity = 1.0;  ///< mol of colonist that cover a mol of the solid
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.length = -3, .amount = 1};
    static constexpr bool vanishes_with_solid = true;
    static Schema<Colonised> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true, .minerals = {colonist}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::accessibility}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
