// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/pond_surface.hpp"

#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/atmosphere/surface_exchange.hpp"
#include "gossan/base/constants.hpp"

namespace gossan::plant {

PondSurface pond_surface(const atmosphere::Conditions& weather, double area, double cover,
                         double temperature, double specific_heat) {
    constexpr double reflected = 0.06, emissivity = 0.96;  // (1)
    constexpr double mol_per_volume = 997.0 / constants::water_molar_mass;
    const double open = (1.0 - cover) * area;
    const double wind = atmosphere::wind_heat_transfer(weather.wind) * open;
    const double radiance = emissivity * atmosphere::stefan_boltzmann * area;
    const double gain =
        open * (1.0 - reflected) * weather.sun + wind * (weather.air_temperature - temperature) +
        emissivity * area * weather.sky_radiation - radiance * std::pow(temperature, 4);
    const double celsius = temperature - constants::zero_celsius;
    PondSurface surface;
    surface.conductance = wind + 4.0 * radiance * std::pow(temperature, 3);
    surface.balance_at =
        surface.conductance > 0.0 ? temperature + gain / surface.conductance : temperature;
    surface.rain = area * weather.rain * mol_per_volume;
    surface.rain_heat = surface.rain * constants::water_molar_mass * specific_heat *
                        (weather.air_temperature - constants::zero_celsius);
    surface.evaporation = open * weather.potential_evaporation * mol_per_volume;
    surface.vapour_heat =
        constants::water_molar_mass * (atmosphere::latent_heat + atmosphere::vapour_heat * celsius);
    return surface;
}

}  // namespace gossan::plant
