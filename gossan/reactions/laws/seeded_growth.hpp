// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A precipitate that grows on itself and on a little seed that is always there.
///
///     F = 1 + n/seed                                                         (1)
///
/// Source: `estimate`: growth in proportion to surface, surface in proportion to amount.
struct SeededGrowth {
    Concentration seed;  ///< amount per bulk volume at which growth is twice that on the seed alone
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static constexpr bool vanishes_with_solid = false;
    static Schema<SeededGrowth> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
