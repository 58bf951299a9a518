// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/surface_store.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/column/smooth_positive.hpp"

namespace gossan::column {
namespace {

constexpr double film = 1e-3;            // m, the 1 mm of (1), (2) and (4)
constexpr double run_off_time = 60.0;    // s
constexpr double water_density = 997.0;  // kg/m3
constexpr double depth_per_mol = constants::water_molar_mass / water_density;

struct Entry {
    double volume;  ///< Q of (3), m/s
    double by_depth, by_conductivity, by_head;
};

Entry entry(const ColumnModel& model, const CellProperties& properties, const CellState& top,
            double depth) {
    const double k_s = properties.retention->saturated_conductivity();
    if (model.flow == FlowLaw::kinematic) return {k_s, 0.0, 0.0, 0.0};
    const double k = 0.5 * (k_s + top.conductivity);
    const double half = 0.5 * properties.height;
    const double gradient = (depth - top.head) / half + 1.0;
    const SmoothPositive open = smooth_positive(gradient);
    const double slope = open.slope * k / half;
    return {k * open.value, slope, 0.5 * open.value, -slope};
}

void evaporate(const ColumnModel& model, const CellState& top, const SurfaceForcing& forcing,
               double store_water, SurfaceExchange& x) {
    const double potential = forcing.potential_evaporation / depth_per_mol;  // mol/m2/s
    const double p = x.depth;
    const double per_head = constants::gravity * constants::water_molar_mass / constants::gas;
    const double below_zero = top.head < 0.0 ? top.head : 0.0;
    const double activity = std::exp(below_zero * per_head / top.temperature);
    const double dry_share = film / (p + film);
    x.store_evaporation_rate = potential * depth_per_mol / (p + film);
    x.e_by_water = -x.store_evaporation_rate * depth_per_mol / (p + film);
    const double deficit = 1.0 - forcing.relative_humidity;
    const double driven = (activity - forcing.relative_humidity) / deficit;
    x.cell_evaporation = potential * dry_share * driven;  // (5)
    x.cell_evaporation_by_water = -x.cell_evaporation * depth_per_mol / (p + film);

    const double celsius = top.temperature - constants::zero_celsius;
    const double vapour = constants::water_molar_mass * (2.501e6 + 1860.0 * celsius);  // J/mol
    const double vapour_slope = constants::water_molar_mass * 1860.0;
    const double liquid = model.heat_capacity_water * constants::water_molar_mass * celsius;
    const double liquid_slope = model.heat_capacity_water * constants::water_molar_mass;
    const double from_store = x.store_evaporation_rate * store_water;
    // The store's own sensible heat leaves with its vapour; the rest comes from the top cell.
    x.vapour_heat = from_store * (vapour - liquid) + x.cell_evaporation * vapour;
    x.vapour_by_water =
        (x.store_evaporation_rate + x.e_by_water * store_water) * (vapour - liquid) +
        x.cell_evaporation_by_water * vapour;
    for (std::size_t k = 0; k < x.cell_evaporation_by_cell.size(); ++k) {
        const double head_by = top.head < 0.0 ? top.head_slope * top.content_gradient[k] : 0.0;
        const double t_by = k == StateLayout::water      ? top.t_by_water
                            : k == StateLayout::enthalpy ? top.t_by_enthalpy
                                                         : 0.0;
        const double ln_by = per_head * (head_by / top.temperature -
                                         below_zero * t_by / (top.temperature * top.temperature));
        x.cell_evaporation_by_cell[k] = potential * dry_share * activity / deficit * ln_by;
        x.vapour_by_cell[k] =
            x.cell_evaporation_by_cell[k] * vapour +
            (from_store * (vapour_slope - liquid_slope) + x.cell_evaporation * vapour_slope) * t_by;
    }
}

/// Heat from the air, by (6).
void warm(const ColumnModel& model, const CellProperties& properties, const CellState& top,
          const SurfaceForcing& forcing, std::span<const double> store, SurfaceExchange& x) {
    const double h = model.surface.heat_transfer;
    x.air_heat = x.air_heat_by_water = x.air_heat_by_enthalpy = 0.0;
    std::fill(x.air_heat_by_cell.begin(), x.air_heat_by_cell.end(), 0.0);
    if (h == 0.0) return;
    const double capacity = model.heat_capacity_water * constants::water_molar_mass;
    const double water = store[StateLayout::water];
    const double enthalpy = store[StateLayout::enthalpy];
    const double r = x.infiltration_rate;
    const double lambda = 2.0 * top.thermal_conductivity;
    const double air = forcing.air_temperature - constants::zero_celsius;
    const double celsius = top.temperature - constants::zero_celsius;
    const double dz = properties.height;
    const double sum = lambda + dz * (r * water * capacity + h);
    const double source = r * enthalpy + h * air - x.vapour_heat;
    const double surface = (lambda * celsius + dz * source) / sum;
    x.air_heat = h * (air - surface);
    const auto by = [&](double d_cell, double d_lambda, double d_heat, double d_capacity) {
        return -h / sum *
               (lambda * d_cell + d_lambda * (celsius - surface) +
                dz * (d_heat - surface * d_capacity));
    };
    for (std::size_t k = 0; k < x.air_heat_by_cell.size(); ++k) {
        const double t_by = k == StateLayout::water      ? top.t_by_water
                            : k == StateLayout::enthalpy ? top.t_by_enthalpy
                                                         : 0.0;
        x.air_heat_by_cell[k] =
            by(t_by, 2.0 * top.thermal_slope * top.content_gradient[k],
               x.r_by_cell[k] * enthalpy - x.vapour_by_cell[k], x.r_by_cell[k] * water * capacity);
    }
    x.air_heat_by_water = by(0.0, 0.0, x.r_by_water * enthalpy - x.vapour_by_water,
                             (r + x.r_by_water * water) * capacity);
    x.air_heat_by_enthalpy = by(0.0, 0.0, r, 0.0);
}

}  // namespace

SurfaceExchange::SurfaceExchange(int n_carried)
    : r_by_cell(std::size_t(n_carried)),
      cell_evaporation_by_cell(std::size_t(n_carried)),
      vapour_by_cell(std::size_t(n_carried)),
      air_heat_by_cell(std::size_t(n_carried)) {}

void exchange_at_surface(const ColumnModel& model, const CellProperties& top_properties,
                         const CellState& top, const SurfaceForcing& forcing,
                         std::span<const double> store, SurfaceExchange& x) {
    const double store_water = store[StateLayout::water];
    x.depth = depth_per_mol * store_water;
    const double p = x.depth;
    const Entry q = entry(model, top_properties, top, p);
    x.infiltration_rate = q.volume / (p + film);  // (2)
    x.r_by_water = (q.by_depth - x.infiltration_rate) / (p + film) * depth_per_mol;
    for (std::size_t k = 0; k < x.r_by_cell.size(); ++k) {
        x.r_by_cell[k] = (q.by_conductivity * top.conductivity_gradient[k] +
                          q.by_head * top.head_slope * top.content_gradient[k]) /
                         (p + film);
    }
    const double over = p - model.surface.max_pond_depth;
    x.run_off_rate = 0.0;
    x.o_by_water = 0.0;
    if (over > 0.0) {
        const double flow = over * over / (over + film) / run_off_time;  // (4)
        const double slope =
            over * (over + 2.0 * film) / ((over + film) * (over + film)) / run_off_time;
        x.run_off_rate = flow / p;
        x.o_by_water = (slope - flow / p) / p * depth_per_mol;
    }
    evaporate(model, top, forcing, store_water, x);
    warm(model, top_properties, top, forcing, store, x);
}

}  // namespace gossan::column
