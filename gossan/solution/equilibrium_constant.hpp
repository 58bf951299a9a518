// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace gossan::solution {

/// How an equilibrium constant depends on temperature: an analytic fit where there is one, else van
/// 't Hoff.
///
///     log10 K = A1 + A2 T + A3/T + A4 log10 T + A5/T^2 + A6 T^2             (1)
///     log10 K = log10 K_25 + dH/(R ln 10) (1/298.15 K - 1/T)                (2)
///
/// Source: Parkhurst2013 (PHREEQC 3, LOG_K, DELTA_H and -analytic). T in K. No pressure dependence.
struct EquilibriumConstant {
    double log_k_25 = 0.0;             ///< log10 K at 25 degC
    double enthalpy = 0.0;             ///< J/mol
    std::array<double, 6> analytic{};  ///< A1 … A6
    bool has_analytic = false;         ///< then (1), else (2)
};

/// Natural logarithm of K at `temperature` in K.
[[nodiscard]] double ln_k(const EquilibriumConstant& constant, double temperature);

/// d ln K / dT in 1/K.
[[nodiscard]] double ln_k_slope(const EquilibriumConstant& constant, double temperature);

/// Coefficients A1 … A6 of (1) that say the same; (2) becomes A1 and A3.
[[nodiscard]] std::array<double, 6> analytic_form(const EquilibriumConstant& constant);

}  // namespace gossan::solution
