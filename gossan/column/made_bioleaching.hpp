// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/column/made_leaching.hpp"

namespace gossan::column::made {

/// Gas whose solubility is constant but for salt and temperature: simple, and no slope is zero.
inline std::shared_ptr<const solution::GasSolubility> solubility_of(
    const std::string& gas, double log_henry, std::span<const solution::Component> components) {
    solution::GasFact fact;
    fact.name = gas;
    fact.henry.log_k_25 = log_henry;  // mol/kg/atm
    fact.henry.enthalpy = -15e3;
    for (const auto& component : components) fact.ions[component.name] = 1e-4;
    return std::make_shared<const solution::GasSolubility>(fact, components);
}

/// leaching() with dissolved oxygen and carbon dioxide: iron that oxidises in the water, a film of
/// cells that burns off, carbonate that gives off CO2.
inline Chemistry bioleaching(const std::vector<double>& class_sizes) {
    auto library = leaching_library();
    auto components = solution::reference::components();
    auto facts = solution::reference::facts();
    for (const auto& [name, mass] : {std::pair{"O2", 31.998}, std::pair{"CO2", 44.009}}) {
        library.substances.components.push_back(substance(name, name));
        const auto formula = solution::parse_formula(name);
        components.push_back({name, name, formula.elements, 0, 1e-3 * mass});
        solution::SpeciesFact fact;
        fact.name = name;
        facts.push_back(fact);
    }
    library.substances.minerals.push_back(mineral("cells", "CH2O", ore::Occurrence::pores, 30.026));
    reactions::laws::Monod by_oxygen;
    by_oxygen.component = "O2";
    by_oxygen.half_saturation = Concentration(0.05);
    add(library, "iron_oxidation", "4 Fe+2 + O2 + 4 H+ = 4 Fe+3 + 2 H2O", -401e3,
        {growth(1e-5), power("Fe(II)_total", 1.0), by_oxygen});
    add(library, "decay", "cells + O2 = CO2 + H2O", -467e3,
        {constant_rate(1e-6, 50e3), by_oxygen, topological(1.0)});
    reactions::Selection selection{
        .components = {},
        .minerals = {"tenorite", "cuprite", "calcite", "olivine", "gypsum", "cells"},
        .class_sizes = class_sizes,
        .exclude = {}};
    for (const auto& component : components) selection.components.push_back(component.name);
    return {std::make_shared<reactions::Network>(reactions::build(library, selection)),
            std::make_shared<solution::Speciation>(components,
                                                   solution::assemble_species(components, facts))};
}

/// Air of 85 kPa with oxygen and carbon dioxide, for a model of bioleaching().
inline GasPhase air_of(const Chemistry& chemistry) {
    const auto& components = chemistry.speciation->components();
    GasPhase air;
    air.gases.push_back({.component = solution::component_index(components, "O2"),
                         .network_gas = -1,
                         .ambient = 0.2652,
                         .diffusivity = 2.05e-5,
                         .transfer = 40.0 / 3600.0,
                         .heat_of_solution = 12e3,
                         .solubility = solubility_of("O2(g)", -2.9, components)});
    air.gases.push_back({.component = solution::component_index(components, "CO2"),
                         .network_gas = 0,
                         .ambient = 5.3e-4,
                         .diffusivity = 1.6e-5,
                         .transfer = 36.0 / 3600.0,
                         .heat_of_solution = 20e3,
                         .solubility = solubility_of("CO2(g)", -1.47, components)});
    return air;
}

/// raffinate() or pore_water() with gases in it.
inline std::vector<double> with_gases(std::vector<double> composition) {
    composition.insert(composition.end(), {0.2, 0.05});
    return composition;
}

}  // namespace gossan::column::made
