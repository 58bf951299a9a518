// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/redox.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"

namespace gossan::solution {

Schema<FormalPotential> FormalPotential::schema() {
    using F = FormalPotential;
    return Schema<F>("formal_potential",
                     "potential of a solution with as much Fe(III) as Fe(II), free and bound")
        .field("at_25", &F::at_25, between("0.5 V SHE", "0.8 V SHE"), "at 25 degC",
               defaults_to("estimate: ion pairs take it from 0.77 to 0.663 V in raffinate and to "
                           "0.668 in a leach liquor of pH 1.6, by the ion pairing of the program"),
               usual(between("0.62 V SHE", "0.71 V SHE")))
        .field("slope", &F::slope, between("-2 mV/K", "3 mV/K"), "rise with temperature",
               unit("mV/K"),
               defaults_to("estimate: 0.687 V at 60 degC by the ion pairing of the program"));
}

RedoxPotential potential_from_totals(const FormalPotential& formal, double ferric, double ferrous,
                                     double temperature, double floor) {
    return potential_of(formal, ferric, ferrous, temperature, floor);
}

double ferric_share(const FormalPotential& formal, double potential, double temperature) {
    const double exponent = (potential - formal_at(formal, temperature)) * constants::faraday /
                            (constants::gas * temperature);
    return 1.0 / (1.0 + std::exp(-exponent));
}

double potential_from_activities(const EquilibriumConstant& half_reaction,
                                 double ln_activity_oxidised, double ln_activity_reduced,
                                 double temperature) {
    const double difference =
        ln_activity_oxidised - ln_activity_reduced - ln_k(half_reaction, temperature);
    return constants::gas * temperature / constants::faraday * difference;  // (3)
}

}  // namespace gossan::solution
