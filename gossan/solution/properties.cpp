// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/properties.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"

namespace gossan::solution {
namespace {

constexpr double density_slope = -0.25;  // kg/m3/K, d rho_0/dT

double pure_density(double temperature) {
    return 997.0 + density_slope * (temperature - constants::reference_kelvin);
}

}  // namespace

WaterDensity water_density(double temperature) {
    return {pure_density(temperature), density_slope};
}

SolutionVolume solution_volume(double water_mass, double salt_mass, double temperature) {
    const double rho = pure_density(temperature);
    const double volume = (water_mass + 0.15 * salt_mass) / rho;  // (2)
    return {volume, 1.0 / rho, 0.15 / rho, -density_slope * volume / rho};
}

double density(double tds, double temperature) {
    return pure_density(temperature) + 0.85 * tds;  // (1)
}

Viscosity viscosity(double temperature, double tds) {
    struct Term {
        double factor;
        int tenths;  // the exponent is -tenths/10
    };
    constexpr Term terms[] = {{280.68, 19}, {511.45, 77}, {61.131, 196}, {0.45903, 400}};
    const double root = std::pow(temperature / 300.0, -0.1);
    double water = 0.0;
    double slope = 0.0;
    double power = 1.0;
    int reached = 0;
    for (const Term& term : terms) {
        double base = root;  // by squaring: std::pow costs more than all of this
        for (int step = term.tenths - reached; step > 0; step >>= 1, base *= base) {
            if (step & 1) power *= base;
        }
        reached = term.tenths;
        const double part = 1e-6 * term.factor * power;  // (4)
        water += part;
        slope -= part * 0.1 * term.tenths / temperature;
    }
    const double salted = std::exp(0.0035 * tds);  // (3)
    return {water * salted, slope * salted, 0.0035 * water * salted};
}

double salt_mass(std::span<const Component> components, std::span<const double> amounts) {
    double mass = 0.0;
    for (std::size_t k = 0; k < components.size(); ++k)
        mass += components[k].molar_mass * amounts[k];
    return mass;
}

}  // namespace gossan::solution
