// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "gossan/solution/component.hpp"

namespace gossan::solution {

/// Volume of a solution and its derivatives; linear in both masses.
///
///     rho = rho_0(T) + 0.85 TDS,   rho_0 = 997 - 0.25 (T - 298.15 K)  kg/m3          (1)
///     V = (m_water + 0.15 m_salt) / rho_0(T)                                      (2)
///
/// (2) follows from (1) with rho V = m_water + m_salt and TDS = m_salt / V.
struct SolutionVolume {
    double value;           ///< m3
    double by_water;        ///< dV/dm_water, m3/kg
    double by_salt;         ///< dV/dm_salt, m3/kg
    double by_temperature;  ///< m3/K
};
[[nodiscard]] SolutionVolume solution_volume(double water_mass, double salt_mass,
                                             double temperature);

/// rho_0 of (1), kg/m3, and its slope.
struct WaterDensity {
    double value;
    double by_temperature;  ///< kg/m3/K
};
[[nodiscard]] WaterDensity water_density(double temperature);

/// Density (1) in kg/m3 at dissolved solids `tds` in kg/m3 (= g/L).
[[nodiscard]] double density(double tds, double temperature);

/// Viscosity of the solution and its derivatives.
///
///     mu = mu_w(T) exp(0.0035 TDS),  TDS in kg/m3                                 (3)
///     mu_w = 1e-6 sum_i a_i (T/300 K)^b_i  Pa s                                   (4)
///
/// Source of (4): Patek2009, liquid water at 0.1 MPa, 253-383 K, within 1 %.
struct Viscosity {
    double value;           ///< Pa s
    double by_temperature;  ///< Pa s/K
    double by_tds;          ///< Pa s m3/kg
};
[[nodiscard]] Viscosity viscosity(double temperature, double tds);

/// Dissolved solids of component amounts, sum of amount x molar mass of the master: kg per the
/// volume or mass of `amounts`.
[[nodiscard]] double salt_mass(std::span<const Component> components,
                               std::span<const double> amounts);

/// kg of H2SO4 that one mol of H (total proton excess) titrates as.
inline constexpr double free_acid_per_mol = 0.04904;

}  // namespace gossan::solution
