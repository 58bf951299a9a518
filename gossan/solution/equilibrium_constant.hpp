// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <numbers>

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

/// (1) as a natural logarithm, for any kind of number.
template <class N>
[[gnu::always_inline]] inline N ln_k_of(const std::array<double, 6>& a, const N& t) {
    using std::log10;
    N sum = a[0] + a[1] * t + a[2] / t;
    if (a[3] != 0.0) sum += a[3] * log10(t);
    if (a[4] != 0.0) sum += a[4] / (t * t);
    return std::numbers::ln10 * (sum + a[5] * t * t);
}

/// Its slope by T.
template <class N>
[[gnu::always_inline]] inline N ln_k_slope_of(const std::array<double, 6>& a, const N& t) {
    constexpr double ln10 = std::numbers::ln10;
    return ln10 *
           (a[1] - a[2] / (t * t) + a[3] / (t * ln10) - 2.0 * a[4] / (t * t * t) + 2.0 * a[5] * t);
}

}  // namespace gossan::solution
