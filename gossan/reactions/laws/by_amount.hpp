// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A rate proportional to the amount of the own solid, whatever was there before: attached cells,
/// which grow and die by what is there of them.
///
///     F = n                                                                   (1)
///     F = n²/(n + onset) for n above 0, else 0   if `growing`                 (2)
///
/// Source: `choice`: the plainest form. As `concentration`: what makes more of the solid takes (2).
struct ByAmount {
    bool growing = false;
    Concentration onset{1e-7};
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.length = -3, .amount = 1};
    static constexpr bool vanishes_with_solid = true;
    static Schema<ByAmount> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
