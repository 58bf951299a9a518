// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/face_flux.hpp"

namespace gossan::column {

/// Exchange between the surface store and the top cell, evaporation and run-off.
///
///     depth p = M_w W_p / 997,  wet share w = p/(p + 1 mm)                          (1)
///     infiltration of x:  r x,  r = Q/(p + 1 mm)                                    (2)
///     Q = K_f s((p - h_top)/(dz/2) + 1),  K_f = (K_s + K)/2;  Q = K_s if kinematic  (3)
///     run-off of x:  o x,  o = y^2/(y + 1 mm)/(60 s)/p,  y = p - brim, above 0      (4)
///     evaporation:  E w from the store,  E (1 - w) (a - r_h)/(1 - r_h) from the top
///                   cell,  a = e^(h g M_w/(R T)),  r_h relative humidity            (5)
///     heat from the air  h_a (T_a - T_s), with the surface at T_s:
///     (2 lambda/dz) (T_s - T) = r (H_p - c_w M_w W_p T_s) + h_a (T_a - T_s) - vapour (6)
///
/// All a store holds leaves it in proportion, so an empty one needs no division by zero; s of
/// SmoothPositive. By (5) a bed dries until it is as dry as the air. The depth counts water alone
/// (salts would add 1.5 % at 100 g/L). Vapour leaves at the top cell's temperature with
/// 2.501e6 + 1860 T J/kg (T in degC): latent heat plus its sensible heat. Source: Casas1998 for the
/// latent heat, PhilipDeVries1957 for a; (1)-(4) are own closures, smooth so that ponding is a
/// result and not a switch.
struct SurfaceExchange {
    explicit SurfaceExchange(int n_carried);

    double infiltration_rate = 0.0;       ///< r, 1/s
    double run_off_rate = 0.0;            ///< o, 1/s
    double store_evaporation_rate = 0.0;  ///< of the store's water and enthalpy, 1/s
    double cell_evaporation = 0.0;        ///< mol/m2/s
    double vapour_heat = 0.0;             ///< J/m2/s taken from the top cell by all evaporation
    double air_heat = 0.0;                ///< W/m2 from the air to the top cell
    double depth = 0.0;                   ///< m
    // Gradients by the store's water and by the top cell's carried unknowns.
    double r_by_water = 0.0, o_by_water = 0.0, e_by_water = 0.0;
    std::vector<double> r_by_cell;  ///< [n_carried]
    double cell_evaporation_by_water = 0.0;
    std::vector<double> cell_evaporation_by_cell;  ///< [n_carried]
    double vapour_by_water = 0.0;
    std::vector<double> vapour_by_cell;    ///< [n_carried]
    std::vector<double> air_heat_by_cell;  ///< [n_carried]
    double air_heat_by_water = 0.0;        ///< of the store
    double air_heat_by_enthalpy = 0.0;     ///< of the store
};

/// Fills `exchange` from the store's carried unknowns and the top cell.
void exchange_at_surface(const ColumnModel& model, const CellProperties& top_properties,
                         const CellState& top, const SurfaceForcing& forcing,
                         std::span<const double> store, SurfaceExchange& exchange);

}  // namespace gossan::column
