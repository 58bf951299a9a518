// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/initial_state.hpp"

namespace gossan::column {

/// A column before and after a lift is stacked on it: the lower cells are the same.
struct Growth {
    const StateLayout& from;
    const ColumnModel& model;  ///< of the taller column
    const StateLayout& to;
};

/// The state of the taller column: cells that were there keep index and bits, those on top hold
/// `added` (as many as are new). What stood on the old surface drains into the lowest new cell; all
/// that was counted at the surface goes on being counted at the new one.
[[nodiscard]] std::vector<double> grow(const Growth& growth, std::span<const double> state,
                                       std::span<const CellContent> added);

/// A lift as an inflow: what the new cells hold when they are stacked, per m2. Components in the
/// mobile and stagnant water together.
struct Stacked {
    double water = 0.0;              ///< mol
    double enthalpy = 0.0;           ///< J
    std::vector<double> components;  ///< [n_components] mol
    std::vector<double> solids;      ///< [n_solids] mol
    std::vector<double> gases;       ///< [n_gases] mol
};
[[nodiscard]] Stacked stacked(const Growth& growth, std::span<const CellContent> added);

}  // namespace gossan::column
