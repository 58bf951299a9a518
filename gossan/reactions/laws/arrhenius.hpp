// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Rate constant of a solid that is used up, per amount of it.
///
///     k(T) = k25 exp[−(Ea/R)(1/T − 1/298.15 K)]                              (1)
///
/// Source: Arrhenius1889. One mechanism; Ea does not depend on temperature.
struct Arrhenius {
    Rate k25;  ///< at 25 degC and where every other factor is 1
    MolarEnergy activation_energy;
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.time = -1};
    static Schema<Arrhenius> schema();
    [[nodiscard]] LawNeeds needs() const { return {}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::temperature}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

/// (1) as a factor with any prefactor in SI.
std::unique_ptr<const ChemistryFactor> arrhenius_factor(double k25, MolarEnergy activation_energy);

}  // namespace gossan::reactions::laws
