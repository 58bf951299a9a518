// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/laws/factor.hpp"

namespace gossan::reactions::laws {

/// Rate constant of a solid whose rate was measured per area of its surface.
///
///     k(T) = 10^log_k25 · specific_surface · M · exp[−(Ea/R)(1/T − 1/298.15 K)]  (1)
///
/// with M the molar mass of the solid. Source: PalandriKharaka2004 (form of their eq. 9, one
/// mechanism). The surface per mass stays that of the start; `topological` says how it shrinks.
struct SurfaceKinetics {
    double log_k25 = 0.0;  ///< log10 of mol/m2/s at 25 degC and unit activities
    MolarEnergy activation_energy;
    SpecificArea specific_surface;  ///< that the solution reaches, per mass of the solid
    std::string source;
    std::map<std::string, std::string> sources;

    static constexpr Dimension dimension{.time = -1};
    static Schema<SurfaceKinetics> schema();
    [[nodiscard]] LawNeeds needs() const { return {.own_solid = true}; }
    [[nodiscard]] LawTopic topic() const { return {Limit::temperature}; }
    [[nodiscard]] Factor compile(const LawContext& context) const;
};

}  // namespace gossan::reactions::laws
