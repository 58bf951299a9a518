// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <memory>

#include "gossan/base/constants.hpp"
#include "gossan/column/column_system.hpp"
#include "gossan/column/initial_state.hpp"
#include "gossan/column/made_chemistry.hpp"
#include "gossan/transport/van_genuchten.hpp"

/// For tests and benchmarks alone: columns whose parts a test then changes as it likes.
namespace gossan::column::made {

inline constexpr double one_day = 86400.0;  ///< s
inline constexpr double l_per_m2_h = 1e-3 / 3600.0;
inline constexpr double molar_density = 997.0 / constants::water_molar_mass;  ///< water at 25 degC

/// Even cells of one bed, all water flowing, at rest: no forcing, no heat exchanged, free drainage.
inline ColumnModel bed(const Chemistry& chemistry, int n_cells, double height,
                       std::shared_ptr<const transport::Retention> retention) {
    ColumnModel model;
    const auto n_solids = std::size_t(chemistry.network->n_solids());
    const CellProperties cell{.height = height / n_cells,
                              .rock_heat_capacity = 1650.0 * 850.0,
                              .conductivity_dry = 0.5,
                              .conductivity_wet = 2.1,
                              .dispersivity = 0.0,
                              .diffusivity = 0.0,
                              .mobile_share = 1.0,
                              .stagnant_length = 0.03,
                              .stagnant_diffusivity = 3e-10,
                              .retention = std::move(retention),
                              .reference = std::vector<double>(n_solids, 1.0),
                              .accessibility = std::vector<double>(n_solids, 1.0)};
    model.cells.assign(std::size_t(n_cells), cell);
    model.network = chemistry.network;
    model.speciation = chemistry.speciation;
    model.forcing = [](double, SurfaceForcing& forcing) {
        forcing.irrigation = 0.0;
        forcing.irrigation_water = molar_density;
    };
    return model;
}

/// Applies one change to every cell.
template <class Change>
void each_cell(ColumnModel& model, Change change) {
    for (CellProperties& cell : model.cells) change(cell);
}

/// Irrigation that never changes, at 25 degC.
inline Forcing steady_irrigation(double rate, std::vector<double> composition,
                                 double water = molar_density) {
    return [=](double, SurfaceForcing& forcing) {
        forcing.irrigation = rate;
        forcing.irrigation_water = water;
        forcing.irrigation_composition = composition;
    };
}

/// Retention of which the kinematic flow needs but one thing: `flux` at `content`. K = Ks Se^6.
inline std::shared_ptr<const transport::Retention> flowing_at(double content, double flux) {
    transport::HydraulicProperties properties{
        .porosity = 2.0 * content, .trapped_gas = 0.0, .residual_content = 0.0};
    properties.power_law_exponent = 6.0;
    properties.saturated_conductivity = Velocity(flux * std::pow(2.0, 6.0));
    return std::make_shared<transport::VanGenuchten>(properties);
}

/// Puts into the surface store what passes through it at a steady `rate` with kinematic flow, so
/// that a run begins without the seconds it takes to fill.
inline void fill_store(const ColumnModel& model, const StateLayout& layout, double rate,
                       std::span<const double> composition, double temperature,
                       std::span<double> state) {
    constexpr double film = 1e-3;  // of SurfaceExchange, m
    const double k_s = model.cells.back().retention->saturated_conductivity();
    const double depth = rate * film / (k_s - rate);
    double* store = state.data() + layout.begin(layout.surface_block());
    store[StateLayout::water] = depth * molar_density;
    store[StateLayout::enthalpy] = store[StateLayout::water] * constants::water_molar_mass *
                                   model.heat_capacity_water *
                                   (temperature - constants::zero_celsius);
    for (std::size_t k = 0; k < composition.size(); ++k) {
        store[StateLayout::first_component + k] = depth * composition[k];
    }
}

/// A bed of one content everywhere.
inline std::vector<double> uniform_state(const ColumnModel& model, const StateLayout& layout,
                                         const CellContent& content) {
    return initial_state(model, layout, std::vector(model.cells.size(), content));
}

}  // namespace gossan::column::made
