// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A rate that does not depend on the amount of a solid, but stops when there is none.
///
///     F = n/(|n| + half)                                                     (1)
///
/// Source: `estimate`: a switch made smooth. Negative below zero, so that it restores.
struct WhilePresent {
    Concentration half;  ///< amount per bulk volume at which the rate is halved
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static constexpr bool vanishes_with_solid = true;
    static Schema<WhilePresent> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::accessibility}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
