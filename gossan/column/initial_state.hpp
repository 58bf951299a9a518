// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/column/cell_state.hpp"

namespace gossan::column {

/// What a cell holds when it is stacked, per m3 of bed; its pore water is one solution in all
/// regions, its air is fresh.
struct CellContent {
    double water = 0.0;              ///< mol
    double temperature = 298.15;     ///< K
    std::vector<double> components;  ///< [n_components] mol dissolved in all the cell's water
    std::vector<double> solids;      ///< [n_solids] mol
};

/// Water and dissolved amounts of a bed whose pores hold `content` (m3/m3) of one solution.
[[nodiscard]] CellContent content_of(const ColumnModel& model, double content, double temperature,
                                     std::span<const double> composition);

/// Writes a cell's content into its block of the state, shared out over regions by their water.
void fill_cell(const ColumnModel& model, const StateLayout& layout, int cell,
               const CellContent& content, std::span<double> state);

/// A state with the given cells, an empty surface store and all cumulative flows at zero.
[[nodiscard]] std::vector<double> initial_state(const ColumnModel& model, const StateLayout& layout,
                                                const std::vector<CellContent>& cells);

}  // namespace gossan::column
