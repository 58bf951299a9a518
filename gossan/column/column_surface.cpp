// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gossan/base/constants.hpp"
#include "gossan/column/column_system.hpp"

namespace gossan::column {
namespace {

constexpr std::size_t W = StateLayout::water;
constexpr std::size_t H = StateLayout::enthalpy;

/// Water that a fixed head drives into the top cell, mol/m2/s, and its gradient factors.
struct HeadInflow {
    double value, by_conductivity, by_head, by_density;
};

HeadInflow head_inflow(const ColumnModel& model, const CellState& cell) {
    const CellProperties& properties = model.cells.back();
    const auto& retention = *properties.retention;
    const double head = *model.surface.fixed_head;
    const double outside = retention.conductivity(retention.water_content(head)).value;
    const double k = 0.5 * (outside + cell.conductivity);
    const double half = 0.5 * properties.height;
    const double gradient = (head - cell.head) / half + 1.0;
    return {k * gradient * cell.water_density, 0.5 * gradient * cell.water_density,
            -k / half * cell.water_density, k * gradient};
}

}  // namespace

std::array<ColumnSystem::TopFlow, 7> ColumnSystem::top_flows() const {
    const SurfaceExchange& e = surface_;
    return {{{&e.cell_evaporation, W, -1.0, layout_.evaporated()},
             {&e.exhaled_water, W, -1.0, layout_.exhaled_water()},
             {&e.vapour_heat, H, -1.0, layout_.evaporated_heat()},
             {&e.exhaled_heat, H, -1.0, layout_.exhaled_heat()},
             {&e.wind_heat, H, 1.0, layout_.air_heat()},
             {&e.sun_heat, H, 1.0, layout_.sun_heat()},
             {&e.sky_heat, H, 1.0, layout_.sky_heat()}}};
}

void ColumnSystem::add_surface_rates(std::span<const double> state, std::span<double> rates) {
    const auto store = block(state, layout_.surface_block());
    exchange_at_surface(model_, model_.cells.back(), cells_.back(), air_.back(),
                        air_law_ ? air_law_->inflow().nitrogen : 0.0, forcing_, store, surface_);
    const std::size_t nc = std::size_t(layout_.n_carried());
    const double per_height = 1.0 / model_.cells.back().height;
    double* top = rates.data() + layout_.begin(layout_.n_cells() - 1);
    double* pond = rates.data() + layout_.begin(layout_.surface_block());
    const SurfaceExchange& e = surface_;
    const double heat_per_mol = model_.heat_capacity_water * constants::water_molar_mass;
    const double irrigated = forcing_.irrigation * forcing_.irrigation_water;
    const double rained = forcing_.rain * 997.0 / constants::water_molar_mass;

    for (std::size_t x = 0; x < nc; ++x) {
        const double down = e.infiltration_rate * store[x];
        const double over = e.run_off_rate * store[x];
        double in = 0.0;
        if (x >= std::size_t(layout_.gas(0))) {
            in = 0.0;  // a store holds no air
        } else if (x == W) {
            in = irrigated;
        } else if (x == H) {
            in = irrigated * heat_per_mol *
                 (forcing_.irrigation_temperature - constants::zero_celsius);
        } else {
            in = forcing_.irrigation *
                 forcing_.irrigation_composition[x - StateLayout::first_component];
        }
        top[x] += down * per_height;
        pond[x] += in - down - over;
        pond[std::size_t(layout_.irrigated(int(x)))] += in;
        pond[std::size_t(layout_.run_off(int(x)))] += over;
    }
    const double rain_heat =
        rained * heat_per_mol * (forcing_.air_temperature - constants::zero_celsius);
    pond[W] += rained;
    pond[H] += rain_heat;
    pond[std::size_t(layout_.rained(int(W)))] += rained;
    pond[std::size_t(layout_.rained(int(H)))] += rain_heat;

    const double store_water = e.store_evaporation.value * store[W];
    const double store_heat = e.store_evaporation.value * store[H];
    pond[W] -= store_water;
    pond[H] -= store_heat;
    pond[std::size_t(layout_.evaporated())] += store_water;
    pond[std::size_t(layout_.evaporated_heat())] += store_heat;
    for (const TopFlow& flow : top_flows()) {
        top[flow.row] += flow.sign * flow.flow->value * per_height;
        pond[std::size_t(flow.sink)] += flow.flow->value;
    }

    if (model_.surface.fixed_head) {
        const double inflow = head_inflow(model_, cells_.back()).value;
        const double heat =
            inflow * heat_per_mol * (cells_.back().temperature - constants::zero_celsius);
        top[W] += inflow * per_height;
        top[H] += heat * per_height;
        pond[std::size_t(layout_.irrigated(int(W)))] += inflow;
        pond[std::size_t(layout_.irrigated(int(H)))] += heat;
    }
}

/// Rows of the store and of the top cell for what moves in proportion to the store's content.
void ColumnSystem::add_store_jacobian(std::span<const double> store,
                                      numerics::BlockMatrix& jacobian) const {
    const std::size_t nc = std::size_t(layout_.n_carried());
    const int top = layout_.n_cells() - 1;
    const int pond = layout_.surface_block();
    const double per_height = 1.0 / model_.cells.back().height;
    const std::size_t width = std::size_t(layout_.blocks()->shape(top).driving());
    double* top_own = jacobian.own(top);
    double* top_after = jacobian.after(top);
    double* own = jacobian.own(pond);
    double* before = jacobian.before(pond);
    const SurfaceExchange& e = surface_;
    for (std::size_t x = 0; x < nc; ++x) {
        const auto over_sink = std::size_t(layout_.run_off(int(x)));
        top_after[x * nc + x] += e.infiltration_rate * per_height;
        top_after[x * nc + W] += e.r_by_water * store[x] * per_height;
        own[x * nc + x] -= e.infiltration_rate + e.run_off_rate;
        own[x * nc + W] -= (e.r_by_water + e.o_by_water) * store[x];
        own[over_sink * nc + x] += e.run_off_rate;
        own[over_sink * nc + W] += e.o_by_water * store[x];
        for (std::size_t c = 0; c < nc; ++c) {
            const double by_cell = e.r_by_cell[c] * store[x];
            top_own[x * width + c] += by_cell * per_height;
            before[x * nc + c] -= by_cell;
        }
    }
}

/// Rows for vapour and heat.
void ColumnSystem::add_flow_jacobian(std::span<const double> store,
                                     numerics::BlockMatrix& jacobian) const {
    const std::size_t nc = std::size_t(layout_.n_carried());
    const int top = layout_.n_cells() - 1;
    const int pond = layout_.surface_block();
    const double per_height = 1.0 / model_.cells.back().height;
    const std::size_t width = std::size_t(layout_.blocks()->shape(top).driving());
    double* top_own = jacobian.own(top);
    double* top_after = jacobian.after(top);
    double* own = jacobian.own(pond);
    double* before = jacobian.before(pond);
    // The store has no local unknowns, so a sink's row is the same in all three parts of the
    // matrix.
    const SurfaceFlow& e = surface_.store_evaporation;
    for (const std::size_t x : {W, H}) {
        const auto sink = std::size_t(x == W ? layout_.evaporated() : layout_.evaporated_heat());
        own[x * nc + x] -= e.value;
        own[sink * nc + x] += e.value;
        own[x * nc + W] -= e.by_water * store[x];
        own[sink * nc + W] += e.by_water * store[x];
        own[x * nc + H] -= e.by_enthalpy * store[x];
        own[sink * nc + H] += e.by_enthalpy * store[x];
        for (std::size_t c = 0; c < nc; ++c) {
            before[x * nc + c] -= e.by_cell[c] * store[x];
            before[sink * nc + c] += e.by_cell[c] * store[x];
        }
    }
    for (const TopFlow& each : top_flows()) {
        const SurfaceFlow& flow = *each.flow;
        const double signed_per_height = each.sign * per_height;
        const auto sink = std::size_t(each.sink);
        top_after[each.row * nc + W] += signed_per_height * flow.by_water;
        top_after[each.row * nc + H] += signed_per_height * flow.by_enthalpy;
        own[sink * nc + W] += flow.by_water;
        own[sink * nc + H] += flow.by_enthalpy;
        for (std::size_t c = 0; c < nc; ++c) {
            top_own[each.row * width + c] += signed_per_height * flow.by_cell[c];
            before[sink * nc + c] += flow.by_cell[c];
        }
    }
}

void ColumnSystem::add_fixed_head_jacobian(numerics::BlockMatrix& jacobian) const {
    const std::size_t nc = std::size_t(layout_.n_carried());
    const int top = layout_.n_cells() - 1;
    const double per_height = 1.0 / model_.cells.back().height;
    const std::size_t width = std::size_t(layout_.blocks()->shape(top).driving());
    double* top_own = jacobian.own(top);
    double* before = jacobian.before(layout_.surface_block());
    const CellState& cell = cells_.back();
    const HeadInflow q = head_inflow(model_, cell);
    const double heat_per_mol = model_.heat_capacity_water * constants::water_molar_mass;
    const double celsius = cell.temperature - constants::zero_celsius;
    for (std::size_t c = 0; c < nc; ++c) {
        const double t_by = c == W ? cell.t_by_water : c == H ? cell.t_by_enthalpy : 0.0;
        const double by = q.by_conductivity * cell.conductivity_gradient[c] +
                          q.by_head * cell.head_slope * cell.content_gradient[c] +
                          q.by_density * cell.density_gradient[c];
        const double heat_by = heat_per_mol * (by * celsius + q.value * t_by);
        top_own[W * width + c] += by * per_height;
        top_own[H * width + c] += heat_by * per_height;
        before[std::size_t(layout_.irrigated(int(W))) * nc + c] += by;
        before[std::size_t(layout_.irrigated(int(H))) * nc + c] += heat_by;
    }
}

}  // namespace gossan::column
