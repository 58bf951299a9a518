// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/column/made_column.hpp"
#include "gossan/solution/reference_solutions.hpp"

namespace gossan::column::made {

/// Copper oxides, gangue and gypsum with every kind of law over the full set of components and
/// species. The rates are of the right size, no more.
inline reactions::Library leaching_library() {
    reactions::Library library;
    for (const solution::Component& component : solution::reference::components()) {
        library.substances.components.push_back(substance(component.name, component.master));
    }
    library.substances.gases = {{"CO2(g)", "CO2(g)", ore::parse_formula("CO2"), std::nullopt}};
    library.substances.water = substance("H2O", "H2O");
    using enum ore::Occurrence;
    library.substances.minerals = {mineral("tenorite", "CuO", particles, 79.545),
                                   mineral("cuprite", "Cu2O", particles, 143.09),
                                   mineral("calcite", "CaCO3", particles, 100.09),
                                   mineral("olivine", "Mg2SiO4", particles, 140.69),
                                   mineral("gypsum", "CaSO4·2H2O", pores, 172.17)};
    reactions::SolubilityFact solubility;
    solubility.equation = "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O";
    solubility.log_k = -4.58;
    solubility.enthalpy = MolarEnergy(-460.0);
    if (!reactions::add_solubility(library, "gypsum", solubility).empty()) {
        throw std::runtime_error("gypsum");
    }
    reactions::laws::Monod by_ferric;
    by_ferric.component = "Fe(III)";
    by_ferric.half_saturation = Concentration(20.0);
    reactions::laws::ShrinkingCore core;
    core.film = 0.5;
    core.reaction = 1.0;
    core.rim = 1.0;
    core.reference_size = Length(0.01);
    reactions::laws::SeededGrowth on_seed;
    on_seed.seed = Concentration(10.0);
    add(library, "tenorite_acid", "CuO + 2 H+ = Cu+2 + H2O", -64.5e3,
        {constant_rate(3e-6, 48e3), power("a_H", 0.5), topological(2.0 / 3.0)});
    add(library, "cuprite_ferric", "Cu2O + 2 H+ + 2 Fe+3 = 2 Cu+2 + 2 Fe+2 + H2O", -69e3,
        {constant_rate(1e-6, 40e3), power("H_total", 1.0), by_ferric, core});
    add(library, "calcite_acid", "CaCO3 + 2 H+ = Ca+2 + CO2(g) + H2O", -20e3,
        {constant_rate(3e-6, 24e3), power("H_total", 1.0), topological(1.0)});
    add(library, "olivine_acid", "Mg2SiO4 + 4 H+ = 2 Mg+2 + H4SiO4", -200e3,
        {constant_rate(2e-8, 67e3), power("a_H", 0.47, 1.0), topological(1.5)});
    add(library, "gypsum_precipitation", "Ca+2 + SO4-2 + 2 H2O = CaSO4·2H2O", 460.0,
        {growth(1e-5), reactions::laws::Oversaturation{}, on_seed});
    add(library, "gypsum_dissolution", "CaSO4·2H2O = Ca+2 + SO4-2 + 2 H2O", -460.0,
        {growth(1e-5), reactions::laws::Undersaturation{}, while_present(1.0)});
    return library;
}

/// leaching_library() over `class_sizes`, with all 13 components.
inline Chemistry leaching(const std::vector<double>& class_sizes) {
    reactions::Selection selection{
        .components = {},
        .minerals = {"tenorite", "cuprite", "calcite", "olivine", "gypsum"},
        .class_sizes = class_sizes,
        .exclude = {}};
    for (const auto& component : solution::reference::components()) {
        selection.components.push_back(component.name);
    }
    return {std::make_shared<reactions::Network>(reactions::build(leaching_library(), selection)),
            std::make_shared<solution::Speciation>(solution::reference::speciation())};
}

/// A raffinate in mol/m3: 10 g/L free acid, 1 g/L Fe(II), 3 g/L Fe(III), and salts that balance it.
inline std::vector<double> raffinate() {
    //      H,    Fe(II), Fe(III), Cu,  S(VI), Al,   Mg,   Ca,  K,   Na,   Si,  Mn,  Cl
    return {204., 17.9, 53.7, 4.7, 513.65, 100., 130., 12., 5., 20., 1., 5., 2.};
}

/// Pore water of the ore before it is irrigated, mol/m3.
inline std::vector<double> pore_water() {
    return {20., 2., 1., 5., 66.0, 10., 20., 5., 5., 10., 1., 2., 4.};
}

/// A bed of crushed ore under drip, with copper oxides, gangue and `n_nodes` of stagnant water.
inline ColumnModel leaching_column(const Chemistry& chemistry, int n_cells, double height,
                                   int n_nodes) {
    ColumnModel model =
        bed(chemistry, n_cells, height,
            std::make_shared<const transport::VanGenuchten>(transport::HydraulicProperties{}));
    model.n_nodes = n_nodes;
    model.surface.heat_transfer = 10.0;
    model.base.heat_transfer = 0.5;
    each_cell(model, [&](CellProperties& cell) {
        cell.dispersivity = 0.05 * height;
        cell.diffusivity = 5e-10;
        cell.mobile_share = n_nodes > 0 ? 1.0 / 6.0 : 1.0;
    });
    model.forcing = [](double, SurfaceForcing& forcing) {
        forcing.irrigation = 6.0 * l_per_m2_h;
        forcing.irrigation_water = 54000.0;
        forcing.irrigation_composition = raffinate();
        forcing.air_temperature = 293.15;
    };
    return model;
}

/// Ore of 0.6 % copper with `content` of pore water at 20 degC; sets the references of the model.
inline CellContent leaching_ore(ColumnModel& model, double content) {
    auto water = pore_water();
    water.resize(std::size_t(model.network->n_components()), 0.0);  // no gases dissolved
    auto ore = content_of(model, content, 293.15, water);
    const auto& solids = model.network->solids();
    const double n_classes = double(solids.size() - 1) / 4.0;
    for (std::size_t k = 0; k < solids.size(); ++k) {
        const std::string& id = solids[k].mineral;
        const double amount = id == "tenorite"  ? 100.0
                              : id == "cuprite" ? 25.0
                              : id == "calcite" ? 16.0
                              : id == "olivine" ? 235.0
                                                : 0.0;
        ore.solids[k] = amount / n_classes;
    }
    const auto references = model.network->references(ore.solids);
    each_cell(model, [&](CellProperties& cell) { cell.reference = references; });
    return ore;
}

}  // namespace gossan::column::made
