// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/moist_air.hpp"

#include <cmath>

namespace gossan::atmosphere {

WithSlope saturation_pressure(double temperature) {
    const double t = temperature - constants::zero_celsius;
    const double below = 257.14 + t;
    const double above = (18.678 - t / 234.5) * t;
    const double value = 611.21 * std::exp(above / below);  // (1)
    const double by_t = ((18.678 - 2.0 * t / 234.5) - above / below) / below;
    return {value, value * by_t};
}

WithSlope vapour_ratio(double vapour_pressure, double pressure) {
    constexpr double bend = 0.9;
    const double share = vapour_pressure / pressure;
    const double left = 1.0 - (share < bend ? share : bend);
    const double slope = 1.0 / (left * left);
    if (share <= bend) return {share / left, slope / pressure};  // (2)
    return {bend / left + slope * (share - bend), slope / pressure};
}

double vapour_enthalpy(double temperature) {
    return constants::water_molar_mass *
           (latent_heat + vapour_heat * (temperature - constants::zero_celsius));
}

double moist_air_enthalpy(double temperature, double vapour) {
    return dry_air_molar_mass * dry_air_heat * (temperature - constants::zero_celsius) +
           vapour * vapour_enthalpy(temperature);  // (3)
}

double moist_air_heat_capacity(double vapour) {
    return dry_air_molar_mass * dry_air_heat + vapour * constants::water_molar_mass * vapour_heat;
}

double air_density(double temperature, double pressure) {
    return pressure * dry_air_molar_mass / (constants::gas * temperature);
}

}  // namespace gossan::atmosphere
