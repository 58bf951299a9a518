// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "gossan/column/face_flux.hpp"

namespace gossan::column {

/// Temperature of the base, degC, and its slopes by that of the cell and by the cell's content.
struct BaseTemperature {
    double celsius, by_cell, by_content;
};

/// What leaves the lowest cell, into `flux` (its `by_above` is the gradient by the cell; downwards
/// positive).
///
///     free drainage:       q = K                                          (1)
///     drain at head h_d:   q = K s((h - h_d)/(dz/2) + 1)                  (2)  s of SmoothPositive
///     fixed head:          q = (K + K_d)/2 [(h - h_d)/(dz/2) + 1]         (3)
///
/// Solutes leave as they are in the cell (zero gradient). Heat leaves at the temperature of the
/// base T_b, between the cell and a ground that takes h_g (T_b - T_g), and air that is saturated as
/// soon as it is in the bed (G dry gas at h_in, h_s saturated, of AirState):
///
///     (2 lambda/dz) (T - T_b) = h_g (T_b - T_g) + G [h_s(T_b) - h_in]     (4)
///
/// with water colder than the cell by no more than conduction makes it, 2 lambda/dz (T - T_b): else
/// coarse cells would overshoot.
class BaseLaw {
public:
    BaseLaw(const ColumnModel& model, int n_components);
    /// Air that enters from now on: mol of dry gas/m2/s with J/mol.
    void set_air(double dry_gas, double enthalpy) {
        dry_gas_ = dry_gas;
        inlet_enthalpy_ = enthalpy;
    }

    void leave(const CellState& cell, const CellProperties& properties, FaceFlux& flux) const;

    /// Heat conducted to the ground, W/m2, with its gradient by the carried unknowns.
    [[nodiscard]] double ground_heat(const CellState& cell, const CellProperties& properties,
                                     std::span<double> gradient) const;

private:
    struct SaturatedAir {
        double enthalpy, by_temperature;  ///< J per mol of dry gas, and per K
    };
    [[nodiscard]] SaturatedAir saturate(double celsius) const;
    [[nodiscard]] BaseTemperature temperature(const CellState& cell,
                                              const CellProperties& properties) const;

    BaseProperties base_;
    FlowLaw flow_;
    double heat_per_mol_;
    double pressure_;
    double dry_gas_ = 0.0, inlet_enthalpy_ = 0.0;
    int n_components_;
};

}  // namespace gossan::column
