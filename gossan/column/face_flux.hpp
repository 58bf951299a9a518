// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/column/cell_state.hpp"

namespace gossan::column {

/// Fluxes of all carried unknowns through one face, downwards positive, per m2 and s, and their
/// gradients by the carried unknowns of the two sides (row-major [carried][carried]).
struct FaceFlux {
    explicit FaceFlux(int n_carried);

    double volume = 0.0;  ///< m3 of solution/m2/s
    std::vector<double> value;
    std::vector<double> by_below;
    std::vector<double> by_above;
    std::vector<double> volume_by_below, volume_by_above;  ///< gradient of `volume`
};

/// Concentrations beyond the upstream cell, for the limiter; null where there are none.
struct Upstream {
    const double* above = nullptr;  ///< of the cell above the upper one
    const double* below = nullptr;  ///< of the cell below the lower one
};

/// Flux between two cells of the bed, of all but what the air carries (AirLaw): that is zero here.
///
///     q = K_f [(h_above - h_below) / dx + 1],   K_f = w K_above + (1 - w) K_below           (1)
///     q = K_above                                              (kinematic option)           (2)
///     F_water = q c_w,up;   F_k = q C_up + E' (C_above - C_below)/dx + q s psi / 2          (3)
///     F_H = c_w M_w F_water T_up + lambda' (T_above - T_below)/dx                           (4)
///
/// w of transport::upper_weight; E' and s of transport::face_mixing, psi of
/// transport::limited_step. lambda' = max(0, lambda - (|c_w M_w F_water| + G d_0 c*) dx / 2):
/// conduction less upwind's own half cell, of the water and of the air that rises with G mol of N2
/// (c* of atmosphere, d_0 of fresh air).
class FaceLaw {
public:
    FaceLaw(const ColumnModel& model, int n_components);

    /// Flux of N2 that rises through every face from now on, mol/m2/s.
    void set_air(double nitrogen) { nitrogen_ = nitrogen; }

    void between(const CellState& below, const CellProperties& p_below, const CellState& above,
                 const CellProperties& p_above, const Upstream& upstream, bool with_gradient,
                 FaceFlux& flux) const;

private:
    void water(const CellState& below, const CellProperties& p_below, const CellState& above,
               const CellProperties& p_above, double distance, bool with_gradient,
               FaceFlux& flux) const;
    void heat(const CellState& below, const CellState& above, double distance, bool with_gradient,
              FaceFlux& flux) const;
    void solutes(const CellState& below, const CellState& above, const CellProperties& p_above,
                 double distance, const Upstream& upstream, bool with_gradient,
                 FaceFlux& flux) const;

    FlowLaw flow_;
    double heat_per_mol_;   ///< J/mol of water/K
    double smallest_step_;  ///< mol/m3: below it the limiter fades out
    double fresh_dry_;      ///< mol of dry gas per mol of N2
    double pressure_;       ///< Pa
    double nitrogen_ = 0.0;
    int n_components_;
};

}  // namespace gossan::column
