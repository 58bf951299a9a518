// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/surface_exchange.hpp"

#include <cmath>

namespace gossan::atmosphere {

WithSlope sky_radiation(double air_temperature, double relative_humidity, double cloud) {
    const auto [pressure, rise] = saturation_pressure(air_temperature);
    const double hectopascal = 0.01 * relative_humidity * pressure;
    const double clear = 1.24 * std::pow(hectopascal / air_temperature, 1.0 / 7.0);  // (1)
    const double clear_slope = clear / 7.0 * (rise / pressure - 1.0 / air_temperature);
    const double emissivity = clear + 0.84 * cloud * (1.0 - clear);
    const double cubed = stefan_boltzmann * air_temperature * air_temperature * air_temperature;
    return {
        emissivity * cubed * air_temperature,  // (2)
        clear_slope * (1.0 - 0.84 * cloud) * cubed * air_temperature + 4.0 * emissivity * cubed};
}

}  // namespace gossan::atmosphere
