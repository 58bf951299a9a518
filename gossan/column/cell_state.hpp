// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/column_model.hpp"
#include "gossan/column/state_layout.hpp"

namespace gossan::column {

/// Water of one region of a cell: volume and concentrations, with what their derivatives are made
/// of.
struct RegionState {
    double share = 1.0;                 ///< of the cell's water
    double volume = 0.0;                ///< m3 of solution per m3 of bed
    double by_water = 0.0;              ///< dV/dW, m3/mol
    double by_enthalpy = 0.0;           ///< dV/dH, m3/J
    std::vector<double> concentration;  ///< [n_components] mol per m3 of solution
};

/// What a cell's unknowns mean: temperature, volumes, suction, conductivity, and gradients of these
/// by the carried unknowns.
///
///     T = H/(C_rock + c_w M_w W)                        (1)  in degC; salts carry no heat
///     V_r = [M_w f_r W + 0.15 m_salt,r]/rho_0(T)        (2)  solution::solution_volume
///     theta = V_0/f_0                                   (3)
///     K = K_r(theta) [rho/rho_25] [mu_25/mu(T, TDS)] exp(-sum_s c_s n_s)
///                                                       (4)  that of the mobile water
///
/// Solids that clog the pores take their part of K in (4), a closure of our own; the gradient
/// leaves that out, as flow between cells knows carried unknowns alone and solids change in weeks.
///
/// (3) takes the salt of the mobile water for that of all water: the total water content then
/// depends on carried unknowns alone. A salt content that differs by 50 g/L in stagnant water moves
/// theta by 0.7 %.
struct CellState {
    explicit CellState(const StateLayout& layout);

    double water = 0.0;        ///< mol/m3 of bed
    double wet = 0.0;          ///< `water`, kept smoothly above zero
    double wet_slope = 1.0;    ///< d wet / d water
    double temperature = 0.0;  ///< K
    double t_by_water = 0.0, t_by_enthalpy = 0.0;
    double content = 0.0;                       ///< theta, m3/m3
    double head = 0.0;                          ///< m
    double head_slope = 0.0;                    ///< by theta
    double conductivity = 0.0;                  ///< m/s
    double water_density = 0.0;                 ///< mol of water per m3 of mobile solution
    double thermal_conductivity = 0.0;          ///< W/m/K
    double thermal_slope = 0.0;                 ///< by theta
    std::vector<double> content_gradient;       ///< [n_carried]
    std::vector<double> conductivity_gradient;  ///< [n_carried]
    std::vector<double> density_gradient;       ///< [n_carried]
    std::vector<RegionState> regions;  ///< mobile, then stagnant nodes from the film inwards
};

/// Salt volume in m3 per mol of every component at unit rho_0: 0.15 M_k.
struct Molar {
    explicit Molar(const ColumnModel& model);
    std::vector<double> mass;         ///< [n_components] kg/mol
    std::vector<double> salt_volume;  ///< [n_components] 0.15 M_k, kg/mol
};

/// Fills `cell` from a cell's block of the state.
void derive(const ColumnModel& model, const CellProperties& properties, const StateLayout& layout,
            const Molar& molar, std::span<const double> block, CellState& cell);

}  // namespace gossan::column
