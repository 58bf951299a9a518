// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/air_state.hpp"
#include "gossan/column/face_flux.hpp"

namespace gossan::column {

/// What the air brings into the lowest cell, per m2 and s.
struct Inflow {
    double nitrogen = 0.0;      ///< mol
    double water = 0.0;         ///< mol
    double heat = 0.0;          ///< J
    double enthalpy = 0.0;      ///< J per mol of dry gas
    std::vector<double> gases;  ///< [n_gases] mol
};

/// What the air loses through the surface of one gas, with its slopes.
struct Outflow {
    double value = 0.0;  ///< mol/m2/s
    double by_ratio = 0.0;
    double by_content = 0.0, by_temperature = 0.0;
};

/// Air that moves up through the bed. G is the flux of N2, the same at every height.
///
///     J_i = G x_i,below + E_i' (x_i,below - x_i,above)/dx + G s psi/2                         (1)
///     J_vapour = G d X of the lower cell,   J_heat = G d h of the lower cell                  (2)
///     surface:  J_i = G x_i + B (x_i - x_i,air),  B = G/(e^Pe - 1),  Pe = G (dz/2)/E_i        (3)
///
/// E_i' and s of transport::face_mixing with E_i = (gas dispersivity) G + D_i E, E of AirState; psi
/// of transport::limited_step. (3) is exact for a steady flux through the upper half cell: without
/// air flow it is diffusion from the atmosphere, with much of it plain outflow. (2) is upwind: its
/// own conduction is taken off that of the bed (FaceLaw). Source: Bear1972 for the dispersion.
class AirLaw {
public:
    AirLaw(const ColumnModel& model, const StateLayout& layout);

    /// Air blown in, by the weather of the moment.
    void set_inflow(const SurfaceForcing& forcing);
    [[nodiscard]] const Inflow& inflow() const { return inflow_; }

    /// Adds (1) and (2) to what flows downwards through a face. `beyond` has the ratios of the cell
    /// below the lower one; null at the lowest face, where fresh air stands half a cell away.
    void between(const AirState& below, const CellState& lower, const CellProperties& p_below,
                 const AirState& above, const CellState& upper, const CellProperties& p_above,
                 const AirState* beyond, bool with_gradient, FaceFlux& flux) const;

    /// (3) for gas `index`.
    [[nodiscard]] Outflow leave(const AirState& air, const CellProperties& properties,
                                int index) const;

private:
    const ColumnModel& model_;
    const StateLayout& layout_;
    Inflow inflow_;
};

}  // namespace gossan::column
