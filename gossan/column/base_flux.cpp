// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/base_flux.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/constants.hpp"
#include "gossan/column/smooth_positive.hpp"

namespace gossan::column {
namespace {

constexpr std::size_t W = StateLayout::water;
constexpr std::size_t H = StateLayout::enthalpy;
constexpr std::size_t first = StateLayout::first_component;

struct Seepage {
    double volume;
    double by_conductivity;
    double by_head;
};

Seepage seep(const BaseProperties& base, FlowLaw flow, const CellState& cell,
             const CellProperties& properties) {
    if (flow == FlowLaw::kinematic || base.drainage == BaseDrainage::free) {
        return {cell.conductivity, 1.0, 0.0};
    }
    const double half = 0.5 * properties.height;
    const double gradient = (cell.head - base.head) / half + 1.0;
    if (base.drainage == BaseDrainage::fixed_head) {
        const auto& retention = *properties.retention;
        const double outside = retention.conductivity(retention.water_content(base.head)).value;
        const double k = 0.5 * (cell.conductivity + outside);
        return {k * gradient, 0.5 * gradient, k / half};
    }
    const SmoothPositive open = smooth_positive(gradient);  // (2)
    return {cell.conductivity * open.value, open.value, cell.conductivity / half * open.slope};
}

}  // namespace

BaseLaw::BaseLaw(const ColumnModel& model, int n_components)
    : base_(model.base),
      flow_(model.flow),
      heat_per_mol_(model.heat_capacity_water * constants::water_molar_mass),
      pressure_(model.pressure),
      n_components_(n_components) {}

BaseTemperature BaseLaw::temperature(const CellState& cell,
                                     const CellProperties& properties) const {
    const double lambda = 2.0 * cell.thermal_conductivity;
    const double outer = base_.heat_transfer * properties.height;
    const double air = dry_gas_ * properties.height;
    const double ground = base_.ground_temperature - constants::zero_celsius;
    const double celsius = cell.temperature - constants::zero_celsius;
    if (outer == 0.0 && air == 0.0) return {celsius, 1.0, 0.0};
    double at_base = (lambda * celsius + outer * ground) / (lambda + outer);
    double sum = lambda + outer;
    // What the air takes up rises with T_b, so Newton's method on (4) needs no bracket; one step
    // more than it takes to converge leaves the slope at the root.
    for (int step = 0; air > 0.0 && step < 50; ++step) {
        const SaturatedAir saturated = saturate(at_base);
        const double residual = lambda * (at_base - celsius) + outer * (at_base - ground) +
                                air * (saturated.enthalpy - inlet_enthalpy_);
        sum = lambda + outer + air * saturated.by_temperature;
        const double change = std::clamp(-residual / sum, -20.0, 20.0);
        at_base += change;
        if (std::abs(change) < 1e-12 * (1.0 + std::abs(at_base))) break;
    }
    return {at_base, lambda / sum, 2.0 * cell.thermal_slope * (celsius - at_base) / sum};  // (4)
}

BaseLaw::SaturatedAir BaseLaw::saturate(double celsius) const {
    using namespace atmosphere;
    const double kelvin = celsius + constants::zero_celsius;
    const auto vapour = vapour_ratio(saturation_pressure(kelvin).value, pressure_);
    return {moist_air_enthalpy(kelvin, vapour.value),
            saturated_heat_capacity(kelvin, pressure_).value};
}

double BaseLaw::ground_heat(const CellState& cell, const CellProperties& properties,
                            std::span<double> gradient) const {
    const BaseTemperature base = temperature(cell, properties);
    const double h = base_.heat_transfer;
    for (std::size_t x = 0; x < gradient.size(); ++x) {
        gradient[x] = h * base.by_content * cell.content_gradient[x];
    }
    gradient[W] += h * base.by_cell * cell.t_by_water;
    gradient[H] += h * base.by_cell * cell.t_by_enthalpy;
    return h * (base.celsius - (base_.ground_temperature - constants::zero_celsius));
}

void BaseLaw::leave(const CellState& cell, const CellProperties& properties, FaceFlux& flux) const {
    const Seepage q = seep(base_, flow_, cell, properties);
    const std::size_t n = flux.value.size();
    std::fill(flux.value.begin(), flux.value.end(), 0.0);
    flux.volume = q.volume;
    for (std::size_t x = 0; x < n; ++x) {
        flux.volume_by_above[x] = q.by_conductivity * cell.conductivity_gradient[x] +
                                  q.by_head * cell.head_slope * cell.content_gradient[x];
    }
    std::vector<double>& by = flux.by_above;
    std::fill(by.begin(), by.end(), 0.0);
    flux.value[W] = q.volume * cell.water_density;
    const double carried = heat_per_mol_ * flux.value[W];
    const BaseTemperature base = temperature(cell, properties);
    const double celsius = cell.temperature - constants::zero_celsius;
    // Water leaves at the temperature of the base as far as conduction can keep it so.
    const double conducted = 2.0 * cell.thermal_conductivity / properties.height;
    const bool is_carried = carried > conducted;
    const double share = is_carried ? conducted / carried : 1.0;
    const double leaving = celsius + share * (base.celsius - celsius);
    flux.value[H] = carried * leaving;
    const RegionState& mobile = cell.regions.front();
    for (std::size_t x = 0; x < n; ++x) {
        by[W * n + x] =
            cell.water_density * flux.volume_by_above[x] + q.volume * cell.density_gradient[x];
        // d(carried share (T_b - T)): of the conductance where the share is below one
        const double step = base.celsius - celsius;
        const double by_conduction =
            is_carried ? 2.0 * cell.thermal_slope / properties.height * step : 0.0;
        by[H * n + x] =
            heat_per_mol_ * (is_carried ? celsius : leaving) * by[W * n + x] +
            (by_conduction + carried * share * base.by_content) * cell.content_gradient[x];
    }
    const double by_t = carried * (1.0 + share * (base.by_cell - 1.0));
    by[H * n + W] += by_t * cell.t_by_water;
    by[H * n + H] += by_t * cell.t_by_enthalpy;
    for (std::size_t k = 0; k < std::size_t(n_components_); ++k) {
        const double c = mobile.concentration[k];
        flux.value[first + k] = q.volume * c;
        const double per_volume = q.volume / mobile.volume;
        for (std::size_t x = 0; x < n; ++x) {
            by[(first + k) * n + x] = c * flux.volume_by_above[x] -
                                      per_volume * c * mobile.share * cell.content_gradient[x];
        }
        by[(first + k) * (n + 1)] += per_volume;
    }
}

}  // namespace gossan::column
