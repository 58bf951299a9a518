// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::solution {

/// The two constants of the Debye-Hueckel law in water at 1 atm and their slopes with temperature.
///
///     l_B = e^2 / (4 pi eps_0 eps k T) (1) B = sqrt(8 pi N_A l_B rho),   A = B l_B / (2 ln 10) (2)
///
/// Source: Parkhurst2013. eps by Bradley1979 eq. 1-3, rho of water at saturation by Wagner2002
/// eq. 2.6 (1 atm adds 5e-5 of rho). 0 to 100 degC.
struct DebyeHuckel {
    double a;        ///< (kg/mol)^1/2, of log10 gamma
    double b;        ///< (kg/mol)^1/2 / m
    double a_slope;  ///< dA/dT
    double b_slope;  ///< dB/dT
};
[[nodiscard]] DebyeHuckel debye_huckel(double temperature);

/// A property of water and its slope with temperature.
struct WaterProperty {
    double value;
    double slope;  ///< per K
};

/// Relative dielectric constant of water at 1 atm. Source: Bradley1979.
[[nodiscard]] WaterProperty dielectric_constant(double temperature);

/// Density of pure water at saturation, kg/m3. Source: Wagner2002 eq. 2.6. For the activity law; a
/// heap's liquid has `density` of properties.hpp.
[[nodiscard]] WaterProperty saturated_water_density(double temperature);

}  // namespace gossan::solution
