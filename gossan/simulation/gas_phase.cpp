// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/gas_phase.hpp"

#include <algorithm>
#include <memory>

#include "gossan/atmosphere/moist_air.hpp"
#include "gossan/base/constants.hpp"
#include "gossan/base/error.hpp"
#include "gossan/column/air_state.hpp"
#include "gossan/reactions/microbial.hpp"

namespace gossan::simulation {
namespace {

/// Heat given off by dissolving a mole, from heats of formation.
double heat_of_solution(const reactions::Substances& substances, const std::string& gas,
                        const std::string& component) {
    const auto in_air = std::find_if(substances.gases.begin(), substances.gases.end(),
                                     [&](const auto& each) { return each.name == gas; });
    const int dissolved = substances.component(component);
    if (in_air == substances.gases.end() || dissolved < 0) return 0.0;
    const auto& in_water = substances.components[std::size_t(dissolved)];
    if (!in_air->heat_of_formation || !in_water.heat_of_formation) {
        throw Error(ErrorCode::data, "no heat of formation of " + gas + " or of it dissolved");
    }
    return *in_air->heat_of_formation - *in_water.heat_of_formation;
}

int index_of(const std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : int(found - names.begin());
}

}  // namespace

std::optional<column::GasPhase> gas_phase(const Site& site, const column::ColumnModel& model,
                                          const catalogue::Catalogue& catalogue) {
    const auto& network = *model.network;
    struct Known {
        const char* component;
        const char* gas;
        double ambient;
        double diffusivity;
    };
    const Known known[] = {
        {"O2", "O2(g)", atmosphere::oxygen_to_nitrogen, site.bed.air.oxygen.si},
        {"CO2", "CO2(g)", atmosphere::carbon_dioxide_to_nitrogen, site.bed.air.carbon_dioxide.si}};
    column::GasPhase phase;
    for (const Known& each : known) {
        const int component = index_of(network.components(), each.component);
        if (component < 0) continue;
        phase.gases.push_back({.component = component,
                               .network_gas = index_of(network.gases(), each.gas),
                               .ambient = each.ambient,
                               .diffusivity = each.diffusivity,
                               .transfer = site.bed.air.transfer.si,
                               .heat_of_solution = heat_of_solution(catalogue.library.substances,
                                                                    each.gas, each.component),
                               .solubility = std::make_shared<const solution::GasSolubility>(
                                   catalogue.gas_named(each.gas), model.speciation->components())});
    }
    if (phase.gases.empty() && site.aeration.steps.empty()) return std::nullopt;
    return phase;
}

double nitrogen_of(const column::ColumnModel& model, const column::CellProperties& properties,
                   const column::CellContent& content) {
    constexpr double least_open = 0.02;  // of the porosity
    const double water = content.water * constants::water_molar_mass / 997.0;
    const double open = std::max(properties.porosity - water, least_open * properties.porosity);
    const double vapour = atmosphere::saturation_pressure(content.temperature).value;
    const double dry = model.air ? column::fresh_dry_gas(*model.air) : 1.0;
    return open * std::max(model.pressure - vapour, 0.1 * model.pressure) /
           (constants::gas * content.temperature * dry);  // (1)
}

void set_tolerances(const column::SolverInput& solver, const catalogue::Catalogue& catalogue,
                    column::ColumnModel& model) {
    const auto& network = *model.network;
    auto& tolerances = model.tolerances;
    tolerances.components.assign(std::size_t(network.n_components()), solver.component.si);
    tolerances.solids.assign(std::size_t(network.n_solids()), solver.solid.si);
    for (const microbes::Group& group : catalogue.groups) {
        const int component = index_of(network.components(), group.id);
        const int solid = network.solid_index(reactions::attached_id(group.id), -1);
        if (component >= 0) tolerances.components[std::size_t(component)] = solver.biomass.si;
        if (solid >= 0) tolerances.solids[std::size_t(solid)] = solver.biomass.si;
    }
    if (!model.air) return;
    for (const column::Gas& gas : model.air->gases) {
        const bool is_oxygen = network.components()[std::size_t(gas.component)] == "O2";
        tolerances.components[std::size_t(gas.component)] = solver.dissolved_gas.si;
        tolerances.gases.push_back(is_oxygen ? solver.oxygen.si : solver.carbon_dioxide.si);
    }
}

}  // namespace gossan::simulation
