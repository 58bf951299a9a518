// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/moist_air.hpp"

#include <cmath>

namespace gossan::atmosphere {

namespace {

/// ln(p_s/611.21 Pa) with its first and second derivative by temperature.
struct LogPressure {
    double value, slope, curvature;
};

LogPressure log_saturation_pressure(double temperature) {
    const double t = temperature - constants::zero_celsius;
    const double below = 257.14 + t;
    const double value = (18.678 - t / 234.5) * t / below;  // (1)
    const double slope = (18.678 - 2.0 * t / 234.5 - value) / below;
    return {value, slope, (-2.0 / 234.5 - 2.0 * slope) / below};
}

}  // namespace

WithSlope saturation_pressure(double temperature) {
    const LogPressure ln = log_saturation_pressure(temperature);
    const double value = 611.21 * std::exp(ln.value);
    return {value, value * ln.slope};
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

WithSlope saturated_heat_capacity(double temperature, double pressure) {
    const LogPressure ln = log_saturation_pressure(temperature);
    const WithSlope p_s = saturation_pressure(temperature);
    const WithSlope x = vapour_ratio(p_s.value, pressure);
    const double by_t = x.slope * p_s.slope;
    // X'' = 2 (1 + X) X'^2/p of the ratio itself, nothing of its tangent.
    const double bend =
        p_s.value < 0.9 * pressure ? 2.0 * (1.0 + x.value) * x.slope / pressure : 0.0;
    const double curvature =
        bend * p_s.slope * p_s.slope + x.slope * p_s.value * (ln.slope * ln.slope + ln.curvature);
    const double per_vapour = vapour_enthalpy(temperature);
    const double sensible = constants::water_molar_mass * vapour_heat;
    return {moist_air_heat_capacity(x.value) + per_vapour * by_t,
            2.0 * sensible * by_t + per_vapour * curvature};  // (4)
}

double air_density(double temperature, double pressure) {
    return pressure * dry_air_molar_mass / (constants::gas * temperature);
}

}  // namespace gossan::atmosphere
