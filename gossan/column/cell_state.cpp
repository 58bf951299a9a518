// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/cell_state.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::column {
namespace {

/// Below this much water (mol/m3 of bed, theta = 2e-5) volumes stop shrinking with it.
constexpr double least_water = 1.0;
constexpr double reference_density = 997.0;  // kg/m3, water at 25 degC

void derive_temperature(const ColumnModel& model, const CellProperties& properties,
                        std::span<const double> block, CellState& cell) {
    const double per_mol = model.heat_capacity_water * constants::water_molar_mass;
    const double capacity = properties.rock_heat_capacity + per_mol * cell.water;
    const double celsius = block[StateLayout::enthalpy] / capacity;  // (1)
    cell.temperature = celsius + constants::zero_celsius;
    cell.t_by_enthalpy = 1.0 / capacity;
    cell.t_by_water = -celsius * per_mol / capacity;
}

void derive_region(const StateLayout& layout, const Molar& molar, std::span<const double> block,
                   int index, CellState& cell) {
    RegionState& region = cell.regions[std::size_t(index)];
    const double* amount = block.data() + layout.component(index, 0);
    double salt = 0.0;
    for (int k = 0; k < layout.n_components(); ++k) salt += molar.mass[std::size_t(k)] * amount[k];
    const auto volume = solution::solution_volume(
        constants::water_molar_mass * region.share * cell.wet, salt, cell.temperature);  // (2)
    region.volume = volume.value;
    region.by_water =
        volume.by_water * constants::water_molar_mass * region.share * cell.wet_slope +
        volume.by_temperature * cell.t_by_water;
    region.by_enthalpy = volume.by_temperature * cell.t_by_enthalpy;
    for (int k = 0; k < layout.n_components(); ++k) {
        region.concentration[std::size_t(k)] = amount[k] / region.volume;
    }
}

/// Gradient of the mobile volume by the carried unknowns, into `gradient`.
void volume_gradient(const RegionState& mobile, const Molar& molar, double rho,
                     std::vector<double>& gradient) {
    gradient[StateLayout::water] = mobile.by_water;
    gradient[StateLayout::enthalpy] = mobile.by_enthalpy;
    for (std::size_t k = 0; k < molar.salt_volume.size(); ++k) {
        gradient[StateLayout::first_component + k] = molar.salt_volume[k] / rho;
    }
}

/// What solids in the pores leave of the conductivity.
double share_open(const CellProperties& properties, const double* solids) {
    if (properties.clogging.empty()) return 1.0;
    double clogged = 0.0;
    for (std::size_t s = 0; s < properties.clogging.size(); ++s) {
        clogged += properties.clogging[s] * solids[s];
    }
    return std::exp(-clogged);
}

void derive_hydraulics(const CellProperties& properties, const Molar& molar, double open,
                       CellState& cell) {
    const RegionState& mobile = cell.regions.front();
    const double rho = solution::density(0.0, cell.temperature);
    std::vector<double>& by = cell.content_gradient;
    volume_gradient(mobile, molar, rho, by);
    double tds = 0.0;
    for (std::size_t k = 0; k < molar.mass.size(); ++k)
        tds += molar.mass[k] * mobile.concentration[k];

    const auto viscosity = solution::viscosity(cell.temperature, tds);
    static const double mu_25 = solution::viscosity(constants::reference_kelvin, 0.0).value;
    const double ease = open * solution::density(tds, cell.temperature) / reference_density *
                        mu_25 / viscosity.value;
    const double density = solution::density(tds, cell.temperature);
    const double ease_by_t = ease * (-0.25 / density - viscosity.by_temperature / viscosity.value);
    const double ease_by_tds = ease * (0.85 / density - viscosity.by_tds / viscosity.value);

    cell.content = mobile.volume / mobile.share;  // (3)
    const auto k_r = properties.retention->conductivity(cell.content);
    const auto head = properties.retention->pressure_head(cell.content);
    cell.head = head.value;
    cell.head_slope = head.slope;
    cell.conductivity = k_r.value * ease;  // (4)
    cell.water_density = mobile.share * cell.wet / mobile.volume;

    // Gradients by gases stay zero.
    const std::size_t n_liquid = StateLayout::first_component + molar.mass.size();
    for (std::size_t x = 0; x < n_liquid; ++x) {
        const double volume = by[x];
        double tds_by = -tds / mobile.volume * volume;
        if (x >= StateLayout::first_component) {
            tds_by += molar.mass[x - StateLayout::first_component] / mobile.volume;
        }
        const double t_by = x == StateLayout::water      ? cell.t_by_water
                            : x == StateLayout::enthalpy ? cell.t_by_enthalpy
                                                         : 0.0;
        cell.conductivity_gradient[x] = k_r.slope * ease * volume / mobile.share +
                                        k_r.value * (ease_by_t * t_by + ease_by_tds * tds_by);
        cell.density_gradient[x] = -cell.water_density / mobile.volume * volume;
        by[x] = volume / mobile.share;
    }
    cell.density_gradient[StateLayout::water] += mobile.share * cell.wet_slope / mobile.volume;
}

}  // namespace

Molar::Molar(const ColumnModel& model) {
    for (const auto& component : model.speciation->components()) {
        mass.push_back(component.molar_mass);
        salt_volume.push_back(0.15 * component.molar_mass);
    }
}

CellState::CellState(const StateLayout& layout)
    : content_gradient(std::size_t(layout.n_carried())),
      conductivity_gradient(std::size_t(layout.n_carried())),
      density_gradient(std::size_t(layout.n_carried())),
      regions(std::size_t(layout.n_nodes() + 1)) {
    for (RegionState& region : regions) {
        region.concentration.resize(std::size_t(layout.n_components()));
    }
}

void derive(const ColumnModel& model, const CellProperties& properties, const StateLayout& layout,
            const Molar& molar, std::span<const double> block, CellState& cell) {
    cell.water = block[StateLayout::water];
    // The water itself wherever there is any, so that what moves with it keeps its ratio to it.
    const double lack = 2.0 * least_water - cell.water;
    const bool is_wet = cell.water >= least_water;
    cell.wet = is_wet ? cell.water : least_water * least_water / lack;
    cell.wet_slope = is_wet ? 1.0 : cell.wet / lack;
    derive_temperature(model, properties, block, cell);
    for (int region = 0; region <= layout.n_nodes(); ++region) {
        cell.regions[std::size_t(region)].share =
            region == 0 ? properties.mobile_share
                        : (1.0 - properties.mobile_share) / layout.n_nodes();
        derive_region(layout, molar, block, region, cell);
    }
    derive_hydraulics(properties, molar, share_open(properties, block.data() + layout.solid(0)),
                      cell);
    const double saturated = properties.retention->saturated_content();
    cell.thermal_slope = (properties.conductivity_wet - properties.conductivity_dry) / saturated;
    cell.thermal_conductivity = properties.conductivity_dry + cell.thermal_slope * cell.content;
}

}  // namespace gossan::column
