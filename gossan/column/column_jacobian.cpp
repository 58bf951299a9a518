// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

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
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        if (!add_chemistry(cell, state, scratch_rates_, &jacobian)) return false;
    }
    add_faces(scratch_rates_, &jacobian);
    add_base(scratch_rates_, &jacobian);
    add_surface_rates(state, scratch_rates_);
    add_air_through_top(scratch_rates_, &jacobian);
    const auto store = block(state, layout_.surface_block());
    add_store_jacobian(store, jacobian);
    add_flow_jacobian(store, jacobian);
    if (model_.surface.fixed_head) add_fixed_head_jacobian(jacobian);
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        add_follow_jacobian(cell, scratch_rates_[layout_.begin(cell) + StateLayout::water],
                            jacobian);
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
        block[StateLayout::water] = water * scale;
        block[StateLayout::enthalpy] = t.enthalpy * scale;
        const auto of = [](const std::vector<double>& each, int k, double all) {
            return each.empty() ? all : each[std::size_t(k)];
        };
        const bool is_store = index == layout_.surface_block();
        for (int k = 0; k < layout_.n_components(); ++k) {
            for (int region = 0; region <= (is_store ? 0 : layout_.n_nodes()); ++region) {
                block[layout_.component(region, k)] = of(t.components, k, t.component) * scale;
            }
        }
        for (int gas = 0; gas < layout_.n_gases(); ++gas) {
            block[layout_.gas(gas)] = of(t.gases, gas, t.gas) * scale;
        }
        if (is_store) continue;
        for (int solid = 0; solid < layout_.n_solids(); ++solid) {
            block[layout_.solid(solid)] = of(t.solids, solid, t.solid);
        }
    }
}

void ColumnSystem::least_values(std::span<double> least) const {
    std::vector<double> tolerances(least.size());
    absolute_tolerances(tolerances);
    const int acid = solution::component_index(model_.speciation->components(), "H");
    for (int index = 0; index <= layout_.n_cells(); ++index) {
        const bool is_store = index == layout_.surface_block();
        const std::size_t begin = layout_.begin(index);
        const int n_amounts = is_store ? layout_.n_carried() : layout_.extent(0);
        for (int at = 0; at < n_amounts; ++at) {
            if (at == StateLayout::enthalpy || at == layout_.component(0, acid)) continue;
            least[begin + std::size_t(at)] = -tolerances[begin + std::size_t(at)];
        }
        for (int node = 1; node <= (is_store ? 0 : layout_.n_nodes()) && acid >= 0; ++node) {
            least[begin + std::size_t(layout_.component(node, acid))] =
                -std::numeric_limits<double>::infinity();
        }
    }
}

}  // namespace gossan::column
