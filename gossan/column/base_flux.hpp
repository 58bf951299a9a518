// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/column/face_flux.hpp"

namespace gossan::column {

/// What leaves the lowest cell, into `flux` (its `by_above` is the gradient by the cell; downwards
/// positive).
///
///     free drainage:       q = K                                          (1)
///     drain at head h_d:   q = K s((h - h_d)/(dz/2) + 1)                  (2)  s of SmoothPositive
///     fixed head:          q = (K + K_d)/2 [(h - h_d)/(dz/2) + 1]         (3)
///
/// Solutes and heat leave as they are in the cell (zero gradient). Heat conducted to the ground is
/// apart.
class BaseLaw {
public:
    BaseLaw(const ColumnModel& model, int n_components);
    void leave(const CellState& cell, const CellProperties& properties, FaceFlux& flux) const;

    /// Heat conducted to the ground, W/m2; its gradient by temperature is `heat_transfer`.
    [[nodiscard]] double ground_heat(const CellState& cell) const;
    [[nodiscard]] double heat_transfer() const { return base_.heat_transfer; }

private:
    BaseProperties base_;
    FlowLaw flow_;
    double heat_per_mol_;
    int n_components_;
};

}  // namespace gossan::column
