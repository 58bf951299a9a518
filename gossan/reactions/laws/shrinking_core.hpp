// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Particles that leach from outside in, with the resistances of film, leached rim and core in
/// series.
///
///     F = n_0/[f δ + (r/3) δ m^(−2/3) + 2 p δ² (m^(−1/3) − 1)],  m = n/n_0,  δ = d/d_ref   (1)
///
/// With dn/dt = −k F the share converted X = 1 − m obeys, for each resistance alone,
///
///     kt/(fδ) = X,   kt/(rδ) = 1 − (1−X)^(1/3),   kt/(pδ²) = 1 − 3(1−X)^(2/3) + 2(1−X)      (2)
///
/// and the times add up for all three. Source: Levenspiel1999, ch. 25. d is the mean size of the
/// class, so the accessibility A does not enter. All resistances follow the same temperature and
/// chemistry. Below m = 1e-4 the powers turn linear, and the rim's resistance starts from 1e-6 p δ²
/// instead of 0.
struct ShrinkingCore {
    double film = 0.0;      ///< f
    double reaction = 0.0;  ///< r
    double rim = 0.0;       ///< p, diffusion through the leached rim
    Length reference_size;  ///< d_ref
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.length = -3, .amount = 1};
    static constexpr bool vanishes_with_solid = true;
    static Schema<ShrinkingCore> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true, .size_classes = true}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::accessibility}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
