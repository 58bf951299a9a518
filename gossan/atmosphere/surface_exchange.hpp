// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/atmosphere/moist_air.hpp"

namespace gossan::atmosphere {

/// W/m2/K4. Source: CODATA2018.
inline constexpr double stefan_boltzmann = 5.670374419e-8;

/// Heat that the sky sends down, W/m2, at `air_temperature` in K and relative humidity (0 to 1)
/// near the ground; `cloud` is the share of the sky that clouds cover. Slope by air temperature.
///
///     eps = 1.24 (e_a/T_a)^(1/7),   e_a vapour pressure in hPa                          (1)
///     L = [eps + 0.84 c (1 - eps)] sigma T_a^4                                         (2)
///
/// Source of (1): Brutsaert1975; of (2): UnsworthMonteith1975. Humidity must be above zero.
[[nodiscard]] WithSlope sky_radiation(double air_temperature, double relative_humidity,
                                      double cloud = 0.0);

/// Heat transfer between a surface and air that passes at `wind` in m/s, W/m2/K.
///
///     h = 2.8 + 3.0 u                                                                  (3)
///
/// Source: unverified, as solar collectors and ponds are reckoned.
[[nodiscard]] constexpr double wind_heat_transfer(double wind) { return 2.8 + 3.0 * wind; }

/// Vapour that wind takes from a wet surface, kg/m2/s per kg/kg by which the mass ratio of vapour
/// at the surface exceeds that of the air; `density` of the air in kg/m3.
///
///     g = rho_a c_E u,   c_E = 1.5e-3                                                  (4)
///
/// Source: unverified, bulk aerodynamic form. Nothing in a calm.
[[nodiscard]] constexpr double evaporation_conductance(double wind, double density) {
    return density * 1.5e-3 * wind;
}

}  // namespace gossan::atmosphere
