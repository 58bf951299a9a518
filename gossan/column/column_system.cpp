// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/column_system.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/base/constants.hpp"

namespace gossan::column {
ColumnSystem::ColumnSystem(const ColumnModel& model)
    : model_(model),
      layout_(static_cast<int>(model.cells.size()), model.network->n_components(), model.n_nodes,
              model.network->n_solids(), model.network->n_reactions(),
              model.air ? static_cast<int>(model.air->gases.size()) : 0),
      molar_(model),
      face_law_(model, layout_.n_components()),
      base_law_(model, layout_.n_components()),
      chemistry_(model, layout_),
      cells_(model.cells.size(), CellState(layout_)),
      air_(model.cells.size(), AirState(layout_.n_gases(), layout_.n_carried())),
      face_(layout_.n_carried()),
      surface_(layout_.n_carried()),
      inflow_concentration_(std::size_t(layout_.n_components())),
      boundary_gradient_(std::size_t(layout_.n_carried())),
      scratch_rates_(layout_.size()),
      segment_end_(std::numeric_limits<double>::infinity()) {
    forcing_.irrigation_composition.resize(std::size_t(layout_.n_components()));
    if (model.air) air_law_.emplace(model, layout_);
}

void ColumnSystem::set_segment(double begin, double end) {
    segment_begin_ = begin;
    segment_end_ = end;
    chemistry_.begin_segment();
}

std::span<const double> ColumnSystem::block(std::span<const double> state, int index) const {
    return state.subspan(layout_.begin(index), std::size_t(layout_.blocks()->shape(index).size()));
}

void ColumnSystem::derive_cells(std::span<const double> state) {
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        derive(model_, model_.cells[std::size_t(cell)], layout_, molar_, block(state, cell),
               cells_[std::size_t(cell)]);
    }
}

void ColumnSystem::meet_weather(double time) {
    const double last = std::nextafter(segment_end_, segment_begin_);
    model_.forcing(std::clamp(time, segment_begin_, std::max(segment_begin_, last)), forcing_);
    if (!air_law_) return;
    air_law_->set_inflow(forcing_);
    face_law_.set_air(air_law_->inflow().nitrogen);
    base_law_.set_air(forcing_.aeration, air_law_->inflow().enthalpy);
}

void ColumnSystem::prepare(double time, std::span<const double> state) {
    meet_weather(time);
    derive_cells(state);
}

/// Reactions of a cell, whose chemistry `rates` has evaluated for all cells together, or here with
/// its gradient; then its air, which asks for the activity of its water.
bool ColumnSystem::add_chemistry(int index, std::span<const double> state, std::span<double> rates,
                                 numerics::BlockMatrix* jacobian) {
    const CellProperties& properties = model_.cells[std::size_t(index)];
    const CellState& cell = cells_[std::size_t(index)];
    const auto unknowns = block(state, index);
    const auto cell_rates = rates.subspan(layout_.begin(index), unknowns.size());
    const bool with_gradient = jacobian != nullptr;
    if (!with_gradient) {
        chemistry_.take(index, properties, unknowns);
    } else if (!chemistry_.evaluate(index, properties, cell, unknowns)) {
        return false;
    }
    chemistry_.add_rates(properties, cell, cell_rates);
    if (with_gradient) chemistry_.add_jacobian(properties, cell, jacobian->own(index));
    AirState& air = air_[std::size_t(index)];
    if (!air_law_) {
        if (index == layout_.n_cells() - 1) derive_wetness(cell, {}, air);
        return true;
    }
    const WaterActivity activity = chemistry_.water_activity(cell, with_gradient);
    derive_air(model_, properties, layout_, cell, activity, unknowns, air);
    chemistry_.add_transfer_rates(cell, air, cell_rates);
    if (with_gradient) chemistry_.add_transfer_jacobian(cell, air, jacobian->own(index));
    return true;
}

void ColumnSystem::face_between(int below, bool with_gradient) {
    const int n = layout_.n_cells();
    const auto lower = std::size_t(below);
    Upstream upstream;
    if (below > 0) upstream.below = cells_[lower - 1].regions.front().concentration.data();
    if (below + 2 < n) {
        upstream.above = cells_[lower + 2].regions.front().concentration.data();
    } else if (forcing_.irrigation > 0.0) {
        upstream.above = inflow_concentration_.data();
    }
    face_law_.between(cells_[lower], model_.cells[lower], cells_[lower + 1],
                      model_.cells[lower + 1], upstream, with_gradient, face_);
    if (!air_law_) return;
    air_law_->between(air_[lower], cells_[lower], model_.cells[lower], air_[lower + 1],
                      cells_[lower + 1], model_.cells[lower + 1],
                      below > 0 ? &air_[lower - 1] : nullptr, with_gradient, face_);
}

void ColumnSystem::add_faces(std::span<double> rates, numerics::BlockMatrix* jacobian) {
    // A ghost above the top cell: what drips stands at the surface, half a cell away.
    const auto& top = cells_.back().regions.front().concentration;
    for (std::size_t k = 0; k < inflow_concentration_.size(); ++k) {
        inflow_concentration_[k] = 2.0 * forcing_.irrigation_composition[k] - top[k];
    }
    const std::size_t nc = std::size_t(layout_.n_carried());
    for (int below = 0; below + 1 < layout_.n_cells(); ++below) {
        face_between(below, jacobian != nullptr);
        const double per_lower = 1.0 / model_.cells[std::size_t(below)].height;
        const double per_upper = 1.0 / model_.cells[std::size_t(below + 1)].height;
        double* lower = rates.data() + layout_.begin(below);
        double* upper = rates.data() + layout_.begin(below + 1);
        for (std::size_t x = 0; x < nc; ++x) {
            lower[x] += face_.value[x] * per_lower;
            upper[x] -= face_.value[x] * per_upper;
        }
        if (jacobian == nullptr) continue;
        const std::size_t width = std::size_t(layout_.blocks()->shape(below).driving());
        for (std::size_t row = 0; row < nc; ++row) {
            for (std::size_t x = 0; x < nc; ++x) {
                const double by_below = face_.by_below[row * nc + x];
                const double by_above = face_.by_above[row * nc + x];
                jacobian->own(below)[row * width + x] += by_below * per_lower;
                jacobian->after(below)[row * nc + x] += by_above * per_lower;
                jacobian->before(below + 1)[row * nc + x] -= by_below * per_upper;
                jacobian->own(below + 1)[row * width + x] -= by_above * per_upper;
            }
        }
    }
}

void ColumnSystem::add_base(std::span<double> rates, numerics::BlockMatrix* jacobian) {
    const CellState& cell = cells_.front();
    const CellProperties& properties = model_.cells.front();
    const std::size_t nc = std::size_t(layout_.n_carried());
    const double per_height = 1.0 / properties.height;
    base_law_.leave(cell, properties, face_);
    const double ground = base_law_.ground_heat(cell, properties, boundary_gradient_);
    for (std::size_t x = 0; x < nc; ++x) {
        rates[x] -= face_.value[x] * per_height;
        rates[std::size_t(layout_.base_outflow(int(x)))] += face_.value[x];
    }
    rates[StateLayout::enthalpy] -= ground * per_height;
    rates[std::size_t(layout_.base_heat())] += ground;
    if (air_law_) {
        const Inflow& in = air_law_->inflow();
        rates[StateLayout::water] += in.water * per_height;
        rates[StateLayout::enthalpy] += in.heat * per_height;
        rates[std::size_t(layout_.inhaled_water())] += in.water;
        rates[std::size_t(layout_.inhaled_heat())] += in.heat;
        for (int gas = 0; gas < layout_.n_gases(); ++gas) {
            const double amount = in.gases[std::size_t(gas)];
            rates[std::size_t(layout_.gas(gas))] += amount * per_height;
            rates[std::size_t(layout_.base_outflow(layout_.gas(gas)))] -= amount;
        }
    }
    if (jacobian == nullptr) return;

    const std::size_t width = std::size_t(layout_.blocks()->shape(0).driving());
    double* own = jacobian->own(0);
    for (std::size_t row = 0; row < nc; ++row) {
        const std::size_t sink = std::size_t(layout_.base_outflow(int(row)));
        for (std::size_t x = 0; x < nc; ++x) {
            own[row * width + x] -= face_.by_above[row * nc + x] * per_height;
            own[sink * width + x] += face_.by_above[row * nc + x];
        }
    }
    const std::size_t heat = std::size_t(layout_.base_heat());
    for (std::size_t x = 0; x < nc; ++x) {
        own[StateLayout::enthalpy * width + x] -= boundary_gradient_[x] * per_height;
        own[heat * width + x] += boundary_gradient_[x];
    }
}

/// Gases that leave through the surface; vapour and heat of that air are of SurfaceExchange.
void ColumnSystem::add_air_through_top(std::span<double> rates, numerics::BlockMatrix* jacobian) {
    if (!air_law_) return;
    const int top = layout_.n_cells() - 1;
    const int pond = layout_.surface_block();
    const CellState& cell = cells_.back();
    const double per_height = 1.0 / model_.cells.back().height;
    const auto n = std::size_t(layout_.n_carried());
    const auto width = std::size_t(layout_.blocks()->shape(top).driving());
    for (int gas = 0; gas < layout_.n_gases(); ++gas) {
        const Outflow out = air_law_->leave(air_.back(), model_.cells.back(), gas);
        const auto row = std::size_t(layout_.gas(gas));
        const auto sink = std::size_t(layout_.exhaled(gas));
        rates[layout_.begin(top) + row] -= out.value * per_height;
        rates[layout_.begin(pond) + sink] += out.value;
        if (jacobian == nullptr) continue;
        const auto add = [&](std::size_t column, double by) {
            jacobian->own(top)[row * width + column] -= by * per_height;
            jacobian->before(pond)[sink * n + column] += by;
        };
        for (std::size_t x = 0; x < n; ++x) add(x, out.by_content * cell.content_gradient[x]);
        add(StateLayout::water, out.by_temperature * cell.t_by_water);
        add(StateLayout::enthalpy, out.by_temperature * cell.t_by_enthalpy);
        add(row, out.by_ratio * air_.back().per_nitrogen);
    }
}

void ColumnSystem::add_follow_rates(int index, std::span<double> cell_rates) const {
    const CellState& cell = cells_[std::size_t(index)];
    const double water_rate = cell_rates[StateLayout::water];
    double inner_share = 1.0 - cell.regions.front().share;
    for (int node = 1; node <= layout_.n_nodes(); ++node) {
        const int from = water_rate >= 0.0 ? node - 1 : node;
        const RegionState& region = cell.regions[std::size_t(from)];
        const double moved = inner_share * water_rate * region.volume / (region.share * cell.wet);
        for (int k = 0; k < layout_.n_components(); ++k) {
            const double flow = moved * region.concentration[std::size_t(k)];
            cell_rates[std::size_t(layout_.component(node - 1, k))] -= flow;
            cell_rates[std::size_t(layout_.component(node, k))] += flow;
        }
        inner_share -= cell.regions[std::size_t(node)].share;
    }
}

bool ColumnSystem::rates(double time, std::span<const double> state, std::span<double> rates) {
    std::fill(rates.begin(), rates.end(), 0.0);
    prepare(time, state);
    if (!chemistry_.evaluate_all(cells_, state)) return false;
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        if (!add_chemistry(cell, state, rates, nullptr)) return false;
    }
    add_faces(rates, nullptr);
    add_base(rates, nullptr);
    add_surface_rates(state, rates);
    add_air_through_top(rates, nullptr);
    for (int cell = 0; cell < layout_.n_cells(); ++cell) {
        add_follow_rates(cell, rates.subspan(layout_.begin(cell), block(state, cell).size()));
    }
    return true;
}

}  // namespace gossan::column
