// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/debye_huckel.hpp"

#include <cmath>
#include <numbers>

namespace gossan::solution {

namespace {

// e^2/(4 pi eps_0 k) in m K from the exact e and k and eps_0 = 8.8541878128e-12 F/m, and N_A.
// Source: CODATA2018.
constexpr double bjerrum_length_kelvin =
    1.602176634e-19 * 1.602176634e-19 / (4.0 * std::numbers::pi * 8.8541878128e-12 * 1.380649e-23);
constexpr double avogadro = 6.02214076e23;

}  // namespace

WaterProperty dielectric_constant(double t) {
    constexpr double pressure = 1.01325;  // bar
    const double at_1000_bar = 342.79 * std::exp(t * (-5.0866e-3 + t * 9.469e-7));
    const double slope_1000 = at_1000_bar * (-5.0866e-3 + 2.0 * t * 9.469e-7);
    const double c = -2.0525 + 3115.9 / (t - 182.89);
    const double c_slope = -3115.9 / ((t - 182.89) * (t - 182.89));
    const double b = -8032.5 + 4.2142e6 / t + 2.1417 * t;
    const double b_slope = -4.2142e6 / (t * t) + 2.1417;
    const double ratio = std::log((b + pressure) / (b + 1000.0));
    const double ratio_slope = b_slope * (1.0 / (b + pressure) - 1.0 / (b + 1000.0));
    return {at_1000_bar + c * ratio, slope_1000 + c_slope * ratio + c * ratio_slope};
}

WaterProperty saturated_water_density(double t) {
    constexpr double critical_temperature = 647.096;
    constexpr double critical_density = 322.0;
    const double theta = 1.0 - t / critical_temperature;
    const double root = std::cbrt(theta);
    struct Term {
        double factor;
        int thirds;  // exponent of theta in thirds
    };
    constexpr Term terms[] = {{1.99274064, 1},   {1.09965342, 2},   {-0.510839303, 5},
                              {-1.75493479, 16}, {-45.5170352, 43}, {-674694.45, 110}};
    double sum = 1.0;
    double moment = 0.0;  // theta d(sum)/d theta
    double power = 1.0;   // root^reached
    int reached = 0;
    for (const Term& term : terms) {
        double base = root;  // by squaring: the exponents are far apart
        for (int step = term.thirds - reached; step > 0; step >>= 1, base *= base) {
            if (step & 1) power *= base;
        }
        reached = term.thirds;
        sum += term.factor * power;
        moment += term.factor * power * term.thirds / 3.0;
    }
    return {critical_density * sum, -critical_density * moment / (theta * critical_temperature)};
}

DebyeHuckel debye_huckel(double t) {
    const WaterProperty eps = dielectric_constant(t);
    const WaterProperty rho = saturated_water_density(t);
    const double bjerrum = bjerrum_length_kelvin / (eps.value * t);                       // (1)
    const double b = std::sqrt(8.0 * std::numbers::pi * avogadro * bjerrum * rho.value);  // (2)
    const double a = b * bjerrum / (2.0 * std::numbers::ln10);                            // (2)
    const double bjerrum_relative = -eps.slope / eps.value - 1.0 / t;
    const double b_relative = 0.5 * (bjerrum_relative + rho.slope / rho.value);
    return {a, b, a * (b_relative + bjerrum_relative), b * b_relative};
}

}  // namespace gossan::solution
