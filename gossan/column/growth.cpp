// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/growth.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/column/stocks.hpp"

namespace gossan::column {
namespace {

/// The taller column with nothing but what is new in it.
std::vector<double> new_cells(const Growth& growth, std::span<const CellContent> added) {
    const int first = growth.from.n_cells();
    expects(first + int(added.size()) == growth.to.n_cells(), "every new cell has a content");
    std::vector<double> state(growth.to.size(), 0.0);
    for (std::size_t cell = 0; cell < added.size(); ++cell) {
        fill_cell(growth.model, growth.to, first + int(cell), added[cell], state);
    }
    return state;
}

}  // namespace

std::vector<double> grow(const Growth& growth, std::span<const double> state,
                         std::span<const CellContent> added) {
    const StateLayout& from = growth.from;
    const StateLayout& to = growth.to;
    std::vector<double> grown = new_cells(growth, added);
    const std::size_t old_store = from.begin(from.surface_block());
    std::copy_n(state.begin(), old_store, grown.begin());

    const int lowest = from.n_cells();
    const double per_height = 1.0 / growth.model.cells[std::size_t(lowest)].height;
    double* cell = grown.data() + to.begin(lowest);
    const double* store = state.data() + old_store;
    for (int x = 0; x < from.n_carried(); ++x) cell[x] += store[x] * per_height;
    const auto sinks = std::size_t(from.n_carried());
    std::copy(store + sinks, state.data() + from.size(),
              grown.data() + to.begin(to.surface_block()) + sinks);
    return grown;
}

Stacked stacked(const Growth& growth, std::span<const CellContent> added) {
    const Stocks total = stocks(growth.model, growth.to, new_cells(growth, added));
    Stacked lift{.water = total.water,
                 .enthalpy = total.enthalpy,
                 .components = total.mobile,
                 .solids = total.solids,
                 .gases = total.gases};
    for (std::size_t k = 0; k < lift.components.size(); ++k) {
        lift.components[k] += total.stagnant[k];
    }
    return lift;
}

}  // namespace gossan::column
