// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/constants.hpp"

namespace gossan::atmosphere {

/// A value with its slope by the argument that the function names, by temperature unless it says
/// otherwise.
struct WithSlope {
    double value;
    double slope;  ///< 1/K where by temperature
};

/// Dry air as the model has it: what is neither O2 nor CO2 counts as nitrogen.
inline constexpr double dry_air_molar_mass = 0.0289647;  ///< kg/mol. Source: unverified
inline constexpr double oxygen_share = 0.2095;           ///< mol/mol. Source: USStandard1976
inline constexpr double carbon_dioxide_share = 4.2e-4;   ///< mol/mol. Source: estimate: the 2020s
inline constexpr double nitrogen_share = 1.0 - oxygen_share - carbon_dioxide_share;
inline constexpr double oxygen_to_nitrogen = oxygen_share / nitrogen_share;
inline constexpr double carbon_dioxide_to_nitrogen = carbon_dioxide_share / nitrogen_share;

/// kg of vapour per kg of dry air at one mol of vapour per mol of dry air.
inline constexpr double vapour_mass_ratio = constants::water_molar_mass / dry_air_molar_mass;

// Heats of moist air. Source: unverified, the usual psychrometric values.
inline constexpr double latent_heat = 2.501e6;  ///< of water at 0 degC, J/kg
inline constexpr double vapour_heat = 1860.0;   ///< J/kg/K
inline constexpr double dry_air_heat = 1006.0;  ///< J/kg/K

/// Vapour pressure over pure water in Pa at `temperature` in K.
///
///     p_s = 611.21 Pa exp[(18.678 - t/234.5) t/(257.14 + t)],   t in degC             (1)
///
/// Source: Buck1996, good to 0.1 % from 0 to 60 degC. Finite and smooth above 20 K; over ice it
/// stays that of supercooled water.
[[nodiscard]] WithSlope saturation_pressure(double temperature);

/// Mol of vapour per mol of dry gas at vapour pressure `vapour_pressure` in air at `pressure`, Pa,
/// with its slope by vapour pressure, 1/Pa.
///
///     X = p_v/(p - p_v)                                                                (2)
///
/// Beyond p_v = 0.9 p its tangent goes on: near boiling X has no bound, and the tangent, ours,
/// only keeps a solver sane.
[[nodiscard]] WithSlope vapour_ratio(double vapour_pressure, double pressure);

/// Enthalpy of moist air above that of liquid water and dry air at 0 degC, J per mol of dry gas;
/// `vapour` is mol of vapour per mol of dry gas.
///
///     h = M_a c_a t + X M_w (L + c_v t),   t in degC                                   (3)
[[nodiscard]] double moist_air_enthalpy(double temperature, double vapour);

/// The part of (3) that one mol of vapour carries, M_w (L + c_v t), J/mol: also dh/dX.
[[nodiscard]] double vapour_enthalpy(double temperature);

/// dh/dT of (3) at constant vapour, J/K per mol of dry gas.
[[nodiscard]] double moist_air_heat_capacity(double vapour);

/// Heat that air takes up per degree as it stays saturated over pure water, J/K per mol of dry gas,
/// with its slope by temperature.
///
///     c* = dh/dT of (3) with X = X(p_s(T))                                             (4)
[[nodiscard]] WithSlope saturated_heat_capacity(double temperature, double pressure);

/// Density of dry air, kg/m3.
[[nodiscard]] double air_density(double temperature, double pressure);

}  // namespace gossan::atmosphere
