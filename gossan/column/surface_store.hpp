// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/air_state.hpp"
#include "gossan/column/face_flux.hpp"

namespace gossan::column {

/// One flow through the surface with its gradient by the store's water and enthalpy and by the top
/// cell's carried unknowns.
struct SurfaceFlow {
    double value = 0.0;
    double by_water = 0.0, by_enthalpy = 0.0;
    std::vector<double> by_cell;  ///< [n_carried]
};

/// Exchange between the surface store, the top cell and the weather.
///
///     depth p = M_w W_p / 997,  wet share w = p/(p + 1 mm)                          (1)
///     infiltration of x:  r x,  r = Q/(p + 1 mm)                                    (2)
///     Q = K_f s((p - h_top)/(dz/2) + 1),  K_f = (K_s + K)/2;  Q = K_s if kinematic  (3)
///     run-off of x:  o x,  o = y^2/(y + 1 mm)/(60 s)/p,  y = p - brim, above 0      (4)
///     evaporation:  w E(1) from the store, (1 - w) E(a) from the top cell, where    (5)
///       E(a) = E_p (a - r_h)/(1 - r_h)  by a given potential E_p, or
///       E(a) = g [w_h(a p_s(T_s)) - w_h(r_h p_s(T_a))]  by wind
///     the surface is at T_s, where conduction from half a cell below meets          (6)
///     (2 lambda/dz) (T_s - T) = r (H_p - c_w M_w W_p T_s) + (h + h_w) (T_a - T_s)
///                     + (1 - albedo) S + eps (L - sigma T_s^4) - vapour
///     air leaves at T_s:  G d X(a p_s(T_s)) of vapour, G d h(T_s) of heat            (7)
///
/// All a store holds leaves it in proportion, so an empty one needs no division by zero; s of
/// SmoothPositive. a is the wetness of the top cell and X, h, d as in AirState, w_h = 0.62198 X the
/// humidity by mass, r_h the relative humidity of the air. By (5) a bed dries until it is as dry as
/// the air. The depth counts water alone (salts would add 1.5 % at 100 g/L). Vapour takes
/// 2.501e6 + 1860 T_s J/kg with it. Source: PhilipDeVries1957 for a; (1)-(4) are own closures,
/// smooth so that ponding is a result and not a switch.
struct SurfaceExchange {
    explicit SurfaceExchange(int n_carried);

    double depth = 0.0;              ///< m
    double temperature = 0.0;        ///< T_s, degC
    double infiltration_rate = 0.0;  ///< r, 1/s
    double r_by_water = 0.0;
    std::vector<double> r_by_cell;  ///< [n_carried]
    double run_off_rate = 0.0;      ///< o, 1/s
    double o_by_water = 0.0;
    SurfaceFlow store_evaporation;  ///< of the store's water and enthalpy, 1/s
    SurfaceFlow cell_evaporation;   ///< mol/m2/s
    SurfaceFlow vapour_heat;        ///< W/m2 that evaporation takes from the top cell
    SurfaceFlow wind_heat;          ///< W/m2 from the air to the top cell
    SurfaceFlow sun_heat;           ///< W/m2
    SurfaceFlow sky_heat;           ///< W/m2, long waves received less those sent
    SurfaceFlow exhaled_water;      ///< mol/m2/s with the air
    SurfaceFlow exhaled_heat;       ///< W/m2 with the air
};

/// Fills `exchange` from the store's carried unknowns, the top cell and its air; `nitrogen` is the
/// flux of N2 upwards, mol/m2/s.
void exchange_at_surface(const ColumnModel& model, const CellProperties& top_properties,
                         const CellState& top, const AirState& air, double nitrogen,
                         const SurfaceForcing& forcing, std::span<const double> store,
                         SurfaceExchange& exchange);

}  // namespace gossan::column
