// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::constants {

// CODATA 2018 exact values and standard definitions. Source: CODATA2018.
inline constexpr double gas = 8.31446261815324;        ///< J/mol/K
inline constexpr double faraday = 96485.33212;         ///< C/mol
inline constexpr double gravity = 9.80665;             ///< m/s2
inline constexpr double zero_celsius = 273.15;         ///< K
inline constexpr double reference_kelvin = 298.15;     ///< K, 25 degC
inline constexpr double water_molar_mass = 0.0180153;  ///< kg/mol

}  // namespace gossan::constants
