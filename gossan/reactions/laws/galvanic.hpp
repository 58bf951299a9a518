// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// A nobler mineral in contact takes over the reduction of iron and speeds its partner up: pyrite
/// on chalcopyrite.
///
///     F = 1 + gain min(1, (m_partner/m)/mass_ratio)                           (1)
///
/// by masses left in the same size class. Source: `unverified`: leaching with added pyrite levels
/// off near four times the mass of chalcopyrite. The smaller of the two is smooth, x/(1 +
/// x⁴)^(1/4); F = 1 + gain as the own solid runs out, and 1 once less than 1e-4 mol/m3 is left of
/// both.
struct Galvanic {
    std::string partner;      ///< id of a mineral
    double mass_ratio = 4.0;  ///< of partner to own solid, from which on the gain is full
    double gain = 0.0;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{};
    static Schema<Galvanic> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true, .minerals = {partner}}; }
    [[nodiscard]] LawTopic topic() const { return {}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
