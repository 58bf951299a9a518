// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gossan/column/column_system.hpp"

namespace gossan::column {
namespace {

/// target[0, n) += factor * source[0, n)
void add_scaled(double* target, double factor, const double* source, std::size_t n) {
    for (std::size_t x = 0; x < n; ++x) target[x] += factor * source[x];
}

}  // namespace

/// Gradient of add_follow_rates. The part that goes through dW/dt is a multiple of the water row:
/// added to the mobile rows, left to BlockMatrix::follow in the stagnant ones.
void ColumnSystem::add_follow_jacobian(int index, double water_rate,
                                       numerics::BlockMatrix& jacobian) const {
    const CellState& cell = cells_[std::size_t(index)];
    const std::size_t width = std::size_t(layout_.blocks()->shape(index).driving());
    const std::size_t nc = std::size_t(layout_.n_carried());
    double* own = jacobian.own(index);
    const auto follow = jacobian.follow(index);
    double inner_share = 1.0 - cell.regions.front().share;
    for (int node = 1; node <= layout_.n_nodes(); ++node) {
        const int from = water_rate >= 0.0 ? node - 1 : node;
        const RegionState& region = cell.regions[std::size_t(from)];
        const double per_mol = inner_share / (region.share * cell.wet);
        for (int k = 0; k < layout_.n_components(); ++k) {
            const double amount = region.concentration[std::size_t(k)] * region.volume;
            const double carried = per_mol * amount;  // mol moved per mol of water
            const auto source = std::size_t(layout_.component(from, k));
            const auto inner = std::size_t(layout_.component(node, k));
            const auto outer = std::size_t(layout_.component(node - 1, k));
            const double by_amount = per_mol * water_rate;
            const double by_water = -carried * water_rate * cell.wet_slope / cell.wet;
            own[inner * width + source] += by_amount;
            own[inner * width + StateLayout::water] += by_water;
            own[outer * width + source] -= by_amount;
            own[outer * width + StateLayout::water] -= by_water;
            follow[inner - nc] += carried;
            if (node > 1) {
                follow[outer - nc] -= carried;
                continue;
            }
            add_scaled(own + outer * width, -carried, own, width);
            if (index > 0) {
                double* before = jacobian.before(index);
                add_scaled(before + outer * nc, -carried, before, nc);
            }
            double* after = jacobian.after(index);
            add_scaled(after + outer * nc, -carried, after, nc);
        }
        inner_share -= cell.regions[std::size_t(node)].share;
    }
}

bool ColumnSystem::jacobian(double time, std::span<const double> state,
                            numerics::BlockMatrix& jacobian) {
    std::fill(scratch_rates_.begin(), scratch_rates_.end(), 0.0);
    prepare(time, state);
    add_faces(scratch_rates_, &jacobian);
    add_base(scratch_rates_, &jacobian);
    add_surface_rates(state, scratch_rates_);
    const auto store = block(state, layout_.surface_block());
    add_store_jacobian(store, jacobian);
    add_vapour_jacobian(store, jacobian);
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        const CellProperties& properties = model_.cells[std::size_t(cell)];
        const CellState& derived = cells_[std::size_t(cell)];
        const auto cell_rates =
            std::span(scratch_rates_).subspan(layout_.begin(cell), block(state, cell).size());
        if (!chemistry_.evaluate(properties, derived, block(state, cell), true)) return false;
        chemistry_.add_rates(properties, derived, cell_rates);
        chemistry_.add_jacobian(properties, derived, jacobian.own(cell));
        add_follow_jacobian(cell, cell_rates[StateLayout::water], jacobian);
    }
    return true;
}

void ColumnSystem::absolute_tolerances(std::span<double> tolerances) const {
    const Tolerances& t = model_.tolerances;
    std::fill(tolerances.begin(), tolerances.end(), ignored_tolerance);
    const double water = t.water_content * 55340.0;  // mol per m3 of water at 25 degC
    for (int index = 0; index <= layout_.n_cells(); ++index) {
        const double scale = index == layout_.surface_block() ? t.surface_depth : 1.0;
        double* block = tolerances.data() + layout_.begin(index);
        const auto& shape = layout_.blocks()->shape(index);
        block[StateLayout::water] = water * scale;
        block[StateLayout::enthalpy] = t.enthalpy * scale;
        double* solutes = block + StateLayout::first_component;
        std::fill(solutes, block + shape.driving(), t.component * scale);
        if (index == layout_.surface_block()) continue;
        std::fill_n(block + layout_.solid(0), layout_.n_solids(), t.solid);
    }
}

}  // namespace gossan::column
