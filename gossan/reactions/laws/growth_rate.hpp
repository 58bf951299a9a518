// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Rate constant per volume of bed, for solids that precipitate and dissolve again.
///
///     k(T) = k25 exp[−(Ea/R)(1/T − 1/298.15 K)]                              (1)
///
/// Source: Arrhenius1889. What it multiplies says how much solid there is.
struct GrowthRate {
    Quantity<Dimension{.length = -3, .time = -1, .amount = 1}> k25;
    MolarEnergy activation_energy;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.length = -3, .time = -1, .amount = 1};
    static Schema<GrowthRate> schema();
    [[nodiscard]] LawNeeds needs() const { return {}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::temperature}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
