// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/cell_state.hpp"

namespace gossan::column {

/// The air of one cell and what it would carry away, with gradients by the cell's carried unknowns.
///
///     x_i = n_i/n_N2                                    mol of gas i per mol of N2            (1)
///     d = 1 + sum x_i                                   mol of dry gas per mol of N2          (2)
///     X = p_v/(p - p_v),  p_v = a_w e^(h g M_w/(R T)) p_s(T)   vapour, mol/mol of dry gas      (3)
///     h = M_a c_a t + X M_w (L + c_v t)                 J per mol of dry gas, t in degC        (4)
///     p_i = x_i/d p/(1 + X_0),  X_0 as (3) over pure water                                     (5)
///     E_i = p/[R T (1 + X_0) d_0] D_i (T/298.15)^1.75 (101325/p) eps^(10/3)/phi^2   mol/m/s    (6)
///
/// h of (3) is the pressure head. (6) multiplies the gradient of x_i: for N2 at rest that is exact
/// (Stefan), with d_0 of fresh air. eps is the air-filled share of the bulk volume. Source:
/// Buck1996 for p_s; MillingtonQuirk1961 for eps^(10/3)/phi^2; Fuller1966 for the exponent 1.75.
struct AirState {
    AirState() = default;
    AirState(int n_gases, int n_carried);

    std::vector<double> ratio;                ///< [n_gases] (1)
    double per_nitrogen = 0.0;                ///< d x_i/d n_i
    double dry = 1.0;                         ///< (2)
    double ln_wetness = 0.0;                  ///< ln(a_w e^(h g M_w/(R T)))
    std::vector<double> ln_wetness_gradient;  ///< [n_carried]
    double vapour = 0.0;                      ///< (3)
    std::vector<double> vapour_gradient;      ///< [n_carried]
    double enthalpy = 0.0;                    ///< (4)
    std::vector<double> enthalpy_gradient;    ///< [n_carried]
    double dry_pressure = 0.0;                ///< Pa: p/(1 + X_0)
    double dry_pressure_slope = 0.0;          ///< by K
    double dispersion = 0.0;                  ///< (6) for D_i = 1 m2/s
    double dispersion_by_content = 0.0;
    double dispersion_by_temperature = 0.0;
};

/// ln(water activity) of the mobile water with its gradient by water, enthalpy and components.
struct WaterActivity {
    double ln = 0.0;
    std::span<const double> gradient;  ///< [first_component + n_components]
};

/// Fills `ln_wetness` and its gradient alone: all that a surface without air flow needs.
void derive_wetness(const CellState& cell, const WaterActivity& activity, AirState& air);

/// Fills `air` from a derived cell, its block of the state and the activity of its water.
void derive_air(const ColumnModel& model, const CellProperties& properties,
                const StateLayout& layout, const CellState& cell, const WaterActivity& activity,
                std::span<const double> block, AirState& air);

/// mol of dry gas in fresh air per mol of N2: d_0.
[[nodiscard]] double fresh_dry_gas(const GasPhase& air);

}  // namespace gossan::column
