// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/laws/surface_kinetics.hpp"

#include <cmath>

#include "gossan/ore/sourced.hpp"
#include "gossan/reactions/laws/arrhenius.hpp"

namespace gossan::reactions::laws {

Schema<SurfaceKinetics> SurfaceKinetics::schema() {
    using S = SurfaceKinetics;
    return ore::sourced(Schema<S>("surface_kinetics",
                                  "10^log_k25 specific_surface M exp[-(Ea/R)(1/T - 1/298.15 K)]")
                            .field("log_k25", &S::log_k25, between(-20, 3),
                                   "log10 of the rate in mol/m2/s at 25 degC")
                            .field("activation_energy", &S::activation_energy,
                                   between(0, "200 kJ/mol"), "activation energy", unit("kJ/mol"))
                            .field("specific_surface", &S::specific_surface, above(0),
                                   "surface that the solution reaches, per mass of the solid",
                                   unit("m2/kg")));
}

Factor SurfaceKinetics::compile(const LawContext& context) const {
    const double k25 = std::pow(10.0, log_k25) * specific_surface.si * context.molar_mass;  // (1)
    return arrhenius_factor(k25, activation_energy);
}

}  // namespace gossan::reactions::laws
