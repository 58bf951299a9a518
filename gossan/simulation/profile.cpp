// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/profile.hpp"

#include <cmath>
#include <limits>

#include "gossan/base/constants.hpp"
#include "gossan/reactions/microbial.hpp"
#include "gossan/simulation/observation.hpp"
#include "gossan/solution/properties.hpp"
#include "gossan/solution/redox.hpp"

namespace gossan::simulation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double least_iron = 1e-6;  // mol/m3, floor of the potential's ratio

}  // namespace

double cells_in(const column::ColumnModel& model, const column::StateLayout& layout,
                const std::string& group, std::span<const double> block) {
    const int component = solution::component_index(model.speciation->components(), group);
    const int solid = model.network->solid_index(reactions::attached_id(group), -1);
    double carbon = solid < 0 ? 0.0 : block[std::size_t(layout.solid(solid))];
    for (int region = 0; component >= 0 && region <= layout.n_nodes(); ++region) {
        carbon += block[std::size_t(layout.component(region, component))];
    }
    return carbon;
}

Profile::Profile(const Assembly& assembly, const Stage& stage, column::ColumnSystem& system)
    : assembly_(assembly),
      stage_(stage),
      system_(system),
      limits_(*stage.model, assembly.site.bed.hydraulics.residual_content) {
    const auto& components = stage.model->speciation->components();
    acid_ = solution::component_index(components, "H");
    copper_ = solution::component_index(components, "Cu");
    ferrous_ = solution::component_index(components, "Fe(II)");
    ferric_ = solution::component_index(components, "Fe(III)");
    for (int gas = 0; stage.model->air && gas < system.state_layout().n_gases(); ++gas) {
        const auto& entry = stage.model->air->gases[std::size_t(gas)];
        const std::string& name = components[std::size_t(entry.component)].name;
        if (name == "O2") oxygen_ = gas;
        if (name == "CO2") carbon_dioxide_ = gas;
    }
    const auto& solids = stage.model->network->solids();
    for (std::size_t s = 0; s < solids.size(); ++s) {
        if (solids[s].mineral.find("jarosite") != std::string::npos) jarosites_.push_back(int(s));
    }
    add_fields();
}

void Profile::add_fields() {
    fields_ = {
        {"moisture", "1", "volumetric water content", "volume_fraction_of_condensed_water_in_soil"},
        {"suction", "m", "suction head, negative where water stands under pressure", ""},
        {"temperature", "degC", "temperature", "soil_temperature"},
        {"pH", "1", "pH of the flowing water", ""},
        {"free_acid", "g L-1", "titratable acid as H2SO4 in the flowing water", ""},
        {"copper_in_solution", "g L-1", "copper in the flowing water", ""},
        {"copper_in_stagnant_water", "g L-1", "copper in the stagnant water", ""},
        {"copper_remaining", "%", "copper left in solids, of that placed", ""},
        {"extraction", "1", "copper dissolved from solids, of that placed", ""}};
    if (ferrous_ >= 0 && ferric_ >= 0) {
        add({"Eh_V", "V", "potential against the hydrogen electrode, from total iron", ""});
        add({"Fe2_g_L", "g L-1", "ferrous iron in the flowing water", ""});
        add({"Fe3_g_L", "g L-1", "ferric iron in the flowing water", ""});
    }
    if (oxygen_ >= 0) {
        add({"oxygen_percent", "%", "oxygen in the dry gas", ""});
        add({"dissolved_oxygen_mg_L", "mg L-1", "oxygen dissolved in the flowing water", ""});
    }
    if (carbon_dioxide_ >= 0) {
        add({"carbon_dioxide_ppm", "ppm", "carbon dioxide in the dry gas", ""});
    }
    for (const std::string& group : assembly_.groups) {
        add({"cells_" + group + "_per_t", "t-1", "cells of " + group + " by mass of dry ore", ""});
    }
    if (!jarosites_.empty()) add({"jarosite_kg_t", "kg t-1", "jarosites by mass of dry ore", ""});
    for (const SaturationIndex& index : assembly_.saturation_indices) {
        add({.name = "SI_" + index.mineral,
             .unit = "1",
             .long_name = "saturation index of " + index.name +
                          " in the flowing water, log10 of its saturation ratio"});
    }
    add({.name = "limiting",
         .unit = "1",
         .long_name = "what holds copper leaching back",
         .flag_meanings = holdback_names()});
    if (stage_.model->air) {
        add({.name = "gas_blocked",
             .unit = "1",
             .long_name = "whether water blocks the air",
             .flag_meanings = "open blocked"});
    }
}

records::FieldLayout Profile::layout() const {
    records::FieldLayout layout{.fields = fields_,
                                .faces_m = {0.0},
                                .start = assembly_.site.run.start_date,
                                .title = assembly_.site.run.title};
    for (const auto& cell : stage_.model->cells) {
        layout.faces_m.push_back(layout.faces_m.back() + cell.height);
    }
    return layout;
}

bool Profile::speciate(const column::CellState& cell) {
    const auto& mobile = cell.regions.front();
    std::vector<double> molality = mobile.concentration;
    const double water = mobile.share * cell.wet * constants::water_molar_mass / mobile.volume;
    for (double& each : molality) each /= water;
    equilibrium_ = {};  // from a cold start, so that a profile depends on its state alone
    return stage_.model->speciation->solve(cell.temperature, molality, equilibrium_);
}

double Profile::copper_left(const Placed& layer, std::span<const double> block) const {
    const auto& atoms = stage_.model->network->atoms();
    const auto& layout = system_.state_layout();
    double left = layer.locked_copper / layer.height;
    for (std::size_t e = 0; e < atoms.elements.size(); ++e) {
        if (atoms.elements[e] != "Cu") continue;
        for (int s = 0; s < layout.n_solids(); ++s) {
            left += atoms.solid[std::size_t(s) * atoms.elements.size() + e] *
                    block[std::size_t(layout.solid(s))];
        }
    }
    return left;
}

void Profile::add_solution(const column::CellState& cell, bool is_known,
                           std::vector<double>& row) const {
    const auto& mobile = cell.regions.front();
    const auto& components = stage_.model->speciation->components();
    row.push_back(is_known ? -equilibrium_.ln_activity[std::size_t(acid_)] / std::log(10.0)
                           : undefined);
    row.push_back(mobile.concentration[std::size_t(acid_)] * solution::free_acid_per_mol);
    double stagnant = 0.0, volume = 0.0;
    for (std::size_t r = 1; r < cell.regions.size() && copper_ >= 0; ++r) {
        stagnant += cell.regions[r].concentration[std::size_t(copper_)] * cell.regions[r].volume;
        volume += cell.regions[r].volume;
    }
    const double mass = copper_ >= 0 ? components[std::size_t(copper_)].molar_mass : 0.0;
    row.push_back(copper_ >= 0 ? mobile.concentration[std::size_t(copper_)] * mass : undefined);
    row.push_back(volume > 0.0 ? stagnant / volume * mass : undefined);
}

void Profile::add_air(std::span<const double> block, const column::CellProperties& properties,
                      std::vector<double>& row) const {
    const auto& layout = system_.state_layout();
    double dry = properties.nitrogen;
    for (int gas = 0; gas < layout.n_gases(); ++gas) dry += block[std::size_t(layout.gas(gas))];
    const auto share = [&](int gas) { return block[std::size_t(layout.gas(gas))] / dry; };
    const auto& cell = system_.cells()[std::size_t(&properties - stage_.model->cells.data())];
    if (oxygen_ >= 0) {
        const auto k = std::size_t(stage_.model->air->gases[std::size_t(oxygen_)].component);
        const double mass = stage_.model->speciation->components()[k].molar_mass;
        row.push_back(100.0 * share(oxygen_));
        row.push_back(1e3 * mass * cell.regions.front().concentration[k]);
    }
    if (carbon_dioxide_ >= 0) row.push_back(1e6 * share(carbon_dioxide_));
}

void Profile::add_cells(std::span<const double> block, std::vector<double>& row) const {
    const auto& layout = system_.state_layout();
    const double ore = 1e-3 * assembly_.site.bed.bulk_density.si;  // t/m3
    for (const std::string& group : assembly_.groups) {
        row.push_back(cells_in(*stage_.model, layout, group, block) /
                      (assembly_.carbon_of_a_cell.at(group) * ore));
    }
    if (jarosites_.empty()) return;
    double jarosite = 0.0;
    for (const int s : jarosites_) {
        jarosite += block[std::size_t(layout.solid(s))] *
                    stage_.model->network->solids()[std::size_t(s)].molar_mass;
    }
    row.push_back(jarosite / ore);
}

std::vector<double> Profile::values(std::span<const double> state) {
    system_.derive_cells(state);
    const auto& layout = system_.state_layout();
    const std::size_t n = stage_.model->cells.size();
    const auto& formal_potential = assembly_.site.chemistry.formal_potential;
    std::vector<double> values(fields_.size() * n);
    holdbacks_.assign(n, Holdback::none);
    for (std::size_t c = 0; c < n; ++c) {
        const column::CellState& cell = system_.cells()[c];
        const auto& properties = stage_.model->cells[c];
        const auto block =
            state.subspan(layout.begin(int(c)), std::size_t(layout.blocks()->shape(int(c)).size()));
        const bool is_known = speciate(cell);
        std::vector<double> row{cell.content, -cell.head,
                                cell.temperature - constants::zero_celsius};
        add_solution(cell, is_known, row);
        const Placed& layer = layer_of(assembly_, c);
        const double placed = layer.copper / layer.height;  // mol/m3
        const double left = placed > 0.0 ? copper_left(layer, block) / placed : undefined;
        row.push_back(100.0 * left);
        row.push_back(1.0 - left);
        if (ferrous_ >= 0 && ferric_ >= 0) {
            const auto& mobile = cell.regions.front().concentration;
            const double ferrous = mobile[std::size_t(ferrous_)];
            const double ferric = mobile[std::size_t(ferric_)];
            const double mass =
                stage_.model->speciation->components()[std::size_t(ferrous_)].molar_mass;
            row.push_back(ferrous > 0.0 && ferric > 0.0
                              ? solution::potential_from_totals(formal_potential, ferric, ferrous,
                                                                cell.temperature, least_iron)
                                    .value
                              : undefined);
            row.push_back(ferrous * mass);
            row.push_back(ferric * mass);
        }
        add_air(block, properties, row);
        add_cells(block, row);
        for (const SaturationIndex& index : assembly_.saturation_indices) {
            const auto& water = cell.regions.front().concentration;
            row.push_back(is_known ? saturation_index(index, equilibrium_, water) : undefined);
        }
        holdbacks_[c] =
            limits_.find(properties, layout, cell, is_known ? &equilibrium_ : nullptr, block);
        row.push_back(double(holdbacks_[c]));
        if (stage_.model->air) {
            row.push_back(cell.content > blocked_saturation * properties.porosity ? 1.0 : 0.0);
        }
        for (std::size_t f = 0; f < fields_.size(); ++f) values[f * n + c] = row[f];
    }
    return values;
}

}  // namespace gossan::simulation
