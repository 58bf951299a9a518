// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/growth_rate.hpp"

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/arrhenius.hpp"

namespace gossan::reactions::laws {

Schema<GrowthRate> GrowthRate::schema() {
    using G = GrowthRate;
    return ore::sourced(
        Schema<G>("growth_rate", "k25 exp[-(Ea/R)(1/T - 1/298.15 K)] per volume of bed")
            .field("k25", &G::k25, above(0), "rate constant at 25 degC", unit("mol/m3/s"))
            .field("activation_energy", &G::activation_energy, between(0, "200 kJ/mol"),
                   "activation energy", unit("kJ/mol")));
}

Factor GrowthRate::compile(const LawContext&) const {
    return arrhenius_factor(k25.si, activation_energy);
}

}  // namespace gossan::reactions::laws
