// SPDX-License-Identifier: Apache-2.0
#include "gossan/column/initial_state.hpp"

#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::column {

CellContent content_of(const ColumnModel& model, double content, double temperature,
                       std::span<const double> composition) {
    expects(composition.size() == model.speciation->components().size(),
            "a concentration for every component");
    CellContent cell{.water = 0.0,
                     .temperature = temperature,
                     .components = {composition.begin(), composition.end()},
                     .solids = std::vector<double>(std::size_t(model.network->n_solids()), 0.0)};
    for (double& amount : cell.components) amount *= content;
    const double salt = solution::salt_mass(model.speciation->components(), cell.components);
    // Inverse of V = (m_w + 0.15 m_salt) / rho_0, which is linear in the water.
    const auto volume = solution::solution_volume(0.0, salt, temperature);
    cell.water = (content - volume.value) / volume.by_water / constants::water_molar_mass;
    return cell;
}

void fill_cell(const ColumnModel& model, const StateLayout& layout, int cell,
               const CellContent& content, std::span<double> state) {
    const CellProperties& properties = model.cells[std::size_t(cell)];
    double* block = state.data() + layout.begin(cell);
    const double capacity = properties.rock_heat_capacity +
                            model.heat_capacity_water * constants::water_molar_mass * content.water;
    block[StateLayout::water] = content.water;
    block[StateLayout::enthalpy] = capacity * (content.temperature - constants::zero_celsius);
    for (int region = 0; region <= layout.n_nodes(); ++region) {
        const double share = region == 0 ? properties.mobile_share
                                         : (1.0 - properties.mobile_share) / layout.n_nodes();
        for (int k = 0; k < layout.n_components(); ++k) {
            block[layout.component(region, k)] = share * content.components[std::size_t(k)];
        }
    }
    for (int gas = 0; gas < layout.n_gases(); ++gas) {
        block[layout.gas(gas)] =
            model.air->gases[std::size_t(gas)].ambient * properties.nitrogen;  // fresh air
    }
    for (int solid = 0; solid < layout.n_solids(); ++solid) {
        block[layout.solid(solid)] = content.solids[std::size_t(solid)];
    }
}

std::vector<double> initial_state(const ColumnModel& model, const StateLayout& layout,
                                  const std::vector<CellContent>& cells) {
    expects(cells.size() == model.cells.size(), "every cell has a content");
    std::vector<double> state(layout.size(), 0.0);
    for (int cell = 0; cell < layout.n_cells(); ++cell) {
        fill_cell(model, layout, cell, cells[std::size_t(cell)], state);
    }
    return state;
}

}  // namespace gossan::column
