// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/redox.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"

namespace gossan::solution {

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
