// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// How fast life takes up a substrate that another solute competes with.
///
///     F = S/[half_saturation (1 + C_p/competition) + S],  S = (C − threshold)+   (1)
///
/// on totals, C of the substrate and C_p of the competitor. Source: Molchanov2007 (form). With a
/// threshold S starts smoothly over the larger of the threshold and a fifth of the half saturation,
/// and is exact beyond; without one S = C, and F is negative below zero so that it restores.
struct CompetitiveMonod {
    std::string substrate;
    Concentration half_saturation;
    std::string competitor;
    Concentration competition;  ///< competitor at which the half saturation is doubled
    Concentration threshold{0.0};
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<CompetitiveMonod> schema();
    [[nodiscard]] LawNeeds needs() const { return {.components = {substrate, competitor}}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::substrate, substrate}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
