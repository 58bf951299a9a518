// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/redox.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"

namespace gossan::solution {

namespace {

struct SmoothLogarithm {
    double value;
    double slope;
};

/// ln of (c + sqrt(c^2 + 4 e^2))/2; its slope is 1/sqrt(c^2 + 4 e^2).
SmoothLogarithm smooth_logarithm(double c, double floor) {
    const double root = std::hypot(c, 2.0 * floor);
    return {std::asinh(0.5 * c / floor) + std::log(floor), 1.0 / root};
}

double formal_at(const FormalPotential& formal, double temperature) {
    return formal.at_25 + formal.slope * (temperature - constants::reference_kelvin);  // (1)
}

}  // namespace

RedoxPotential potential_from_totals(const FormalPotential& formal, double ferric, double ferrous,
                                     double temperature, double floor) {
    const double per_kelvin = constants::gas / constants::faraday;
    const SmoothLogarithm oxidised = smooth_logarithm(ferric, floor);
    const SmoothLogarithm reduced = smooth_logarithm(ferrous, floor);
    const double ratio = oxidised.value - reduced.value;
    return {formal_at(formal, temperature) + per_kelvin * temperature * ratio,  // (2)
            per_kelvin * temperature * oxidised.slope, -per_kelvin * temperature * reduced.slope,
            formal.slope + per_kelvin * ratio};
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
