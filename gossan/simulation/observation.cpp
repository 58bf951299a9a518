// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/observation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/base/constants.hpp"
#include "gossan/simulation/profile.hpp"
#include "gossan/solution/properties.hpp"
#include "gossan/solution/redox.hpp"

namespace gossan::simulation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double per_l_m2_h = 1e-3 / 3600.0;  // m/s of one L/m2/h
constexpr double acid_per_copper =
    1.5434;  // kg H2SO4 per kg Cu: 2 mol H+ of 49.04 g a mol of 63.546 g

constexpr double least_iron = 1e-6;  // mol/m3, floor of the potential's ratio

/// Share of a mineral used up, of what was there at the start and what reactions made of it.
double used_up(const reactions::Network& network, const std::string& mineral,
               const std::vector<double>& extents, const std::vector<double>& left) {
    double made = 0.0, remaining = 0.0, net = 0.0;
    std::vector<bool> is_own(left.size());
    for (std::size_t s = 0; s < left.size(); ++s) {
        is_own[s] = network.solids()[s].mineral == mineral;
        if (is_own[s]) remaining += left[s];
    }
    std::vector<bool> is_counted(extents.size(), false);
    for (const reactions::Channel& channel : network.channels()) {
        const auto q = std::size_t(channel.reaction);
        if (is_counted[q]) continue;  // every channel of a reaction makes the same of a mineral
        is_counted[q] = true;
        double each = 0.0;
        for (const auto& [solid, moles] : channel.solids) {
            if (is_own[std::size_t(solid)]) each += moles;
        }
        net += each * extents[q];
        if (each > 0.0) made += each * extents[q];
    }
    const double placed = remaining - net;
    const double total = placed + made;
    return total > 0.0 ? 1.0 - remaining / total : undefined;
}

using column::StateLayout;

/// The placed copper mineral that each solid counts as: itself, or the mineral that turns into it
/// (Cu1.2S counts as chalcocite); blank for what forms from solution.
std::vector<std::string> copper_parents(const reactions::Network& network,
                                        const std::map<std::string, double>& placed) {
    const auto& solids = network.solids();
    std::vector<std::string> parents(solids.size());
    for (std::size_t s = 0; s < solids.size(); ++s) {
        if (placed.contains(solids[s].mineral)) parents[s] = solids[s].mineral;
    }
    for (std::size_t round = 0; round < solids.size(); ++round) {
        for (const reactions::Channel& channel : network.channels()) {
            if (channel.solid < 0 || parents[std::size_t(channel.solid)].empty()) continue;
            for (const auto& [solid, made] : channel.solids) {
                auto& parent = parents[std::size_t(solid)];
                if (made > 0.0 && parent.empty()) parent = parents[std::size_t(channel.solid)];
            }
        }
    }
    return parents;
}

}  // namespace

double volume_of(const column::ColumnModel& model, const double* carried) {
    const auto& components = model.speciation->components();
    const double water = carried[StateLayout::water] * constants::water_molar_mass;
    if (water <= 0.0) return 0.0;
    const double celsius = carried[StateLayout::enthalpy] / (model.heat_capacity_water * water);
    const double salt = solution::salt_mass(
        components, {carried + StateLayout::first_component, components.size()});
    return solution::solution_volume(water, salt, celsius + constants::zero_celsius).value;
}

std::string column_name_of(const std::string& component) {
    if (component == "S(VI)") return "SO4";
    if (component == "Fe(II)") return "Fe2";
    if (component == "Fe(III)") return "Fe3";
    std::string name;
    for (const char c : component) {
        if (c != '(' && c != ')') name += c;
    }
    return name;
}

Observation::Observation(const Assembly& assembly, std::size_t stage, column::ColumnSystem& system)
    : assembly_(assembly),
      index_(stage),
      stage_(stage_of(assembly, stage)),
      system_(system),
      parents_(copper_parents(*model().network, stage_.placed->copper_by_mineral)),
      rates_(system.state_layout().size()) {
    const auto& components = assembly.model.speciation->components();
    acid_ = solution::component_index(components, "H");
    copper_ = solution::component_index(components, "Cu");
    add("irrigation_m3", "m3", "solution irrigated so far");
    add("drainage_m3", "m3", "solution drained at the base so far");
    add("irrigation_rate_L_m2_h", "L/m2/h", "irrigation rate");
    add("drainage_rate_L_m2_h", "L/m2/h", "drainage rate at the base");
    add("evaporation_L_m2_d", "L/m2/d", "water lost to the air");
    add("pond_depth_m", "m", "depth of water on the surface");
    add("leach_ratio_m3_t", "m3/t", "solution irrigated per tonne of dry ore");
    add("extraction_pct", "%", "copper dissolved from solids, of that placed");
    add("recovery_pct", "%", "copper out in PLS less that in the feed, of that placed");
    for (const auto& [mineral, copper] : assembly.placed.copper_by_mineral) {
        add("extraction_" + mineral + "_pct", "%", "copper dissolved from " + mineral);
    }
    for (std::size_t k = 0; k < components.size(); ++k) {
        if (int(k) == acid_) continue;
        const auto& groups = assembly.groups;
        if (std::find(groups.begin(), groups.end(), components[k].name) != groups.end()) continue;
        const std::string name = column_name_of(components[k].name);
        dissolved_.emplace_back(int(k), name);
        add("pls_" + name + "_g_L", "g/L", components[k].name + " in PLS");
    }
    ferrous_ = solution::component_index(components, "Fe(II)");
    ferric_ = solution::component_index(components, "Fe(III)");
    if (ferrous_ >= 0 && ferric_ >= 0) add("pls_Fe_g_L", "g/L", "total iron in PLS");
    add("pls_free_acid_g_L", "g/L", "titratable acid in PLS as H2SO4");
    add("pls_pH", "1", "pH of PLS");
    add("pls_Eh_mV", "mV", "potential of PLS against the hydrogen electrode, from total iron");
    for (const SaturationIndex& index : assembly_.saturation_indices) {
        add("pls_SI_" + index.mineral, "1",
            "saturation index of " + index.name + " in PLS, log10 of its saturation ratio");
    }
    add("pls_density_g_cm3", "g/cm3", "density of PLS");
    add("pls_temperature_degC", "degC", "temperature of PLS");
    add("acid_gross_kg_t", "kg/t", "acid taken up by the ore, cure included");
    add("acid_net_kg_t", "kg/t",
        "acid taken up by the ore, less 1.5434 kg per kg of copper extracted");
    add("moisture_mean_v_v", "m3/m3", "mean volumetric water content of the bed");

    add_biology_columns();
}

void Observation::add_biology_columns() {
    add("mean_temperature_degC", "degC", "mean temperature of the bed");
    add("peak_temperature_degC", "degC", "temperature of the hottest cell");
    for (const char* mineral : {"pyrite", "sulphur"}) {
        if (model().network->solid_index(mineral, -1) < 0 &&
            model().network->solid_index(mineral, 0) < 0) {
            continue;
        }
        watched_.emplace_back(mineral);
        add("extraction_" + std::string(mineral) + "_pct", "%",
            std::string(mineral) + " used up, of that placed or made");
    }
    for (int gas = 0; gas < system_.state_layout().n_gases(); ++gas) {
        const auto k = std::size_t(model().air->gases[std::size_t(gas)].component);
        if (model().speciation->components()[k].name == "O2") oxygen_ = gas;
    }
    if (oxygen_ >= 0) {
        add("oxygen_in_mol", "mol", "oxygen blown in so far");
        add("oxygen_out_mol", "mol", "oxygen that left through the surface so far");
        add("oxygen_utilisation", "1", "oxygen used, of that blown in at the time");
        add("exit_oxygen_percent", "%", "oxygen in the dry gas of the top cell");
    }
    for (const std::string& group : assembly_.groups) {
        add("cells_" + group + "_per_t", "1/t", "cells of " + group + " by mass of dry ore");
        add("pls_cells_" + group + "_per_mL", "1/mL", "cells of " + group + " in PLS");
    }
}

void Observation::add(std::string name, std::string unit, std::string long_name) {
    columns_.push_back({std::move(name), std::move(unit), std::move(long_name)});
}

double Observation::cured_acid() const {
    return sum_of_cures(assembly_, index_, [](const CureBook& book) { return book.acid_consumed; });
}

Figures Observation::figures(std::span<const double> state) const {
    const auto& layout = system_.state_layout();
    const auto& network = *model().network;
    const auto stock = column::stocks(model(), layout, state);
    const auto flow = column::cumulative_flows(model(), layout, state);
    const auto& components = model().speciation->components();
    const std::size_t first = StateLayout::first_component;
    Figures figures;

    const auto& elements = network.atoms().elements;
    std::map<std::string, double> left = stage_.placed->locked_by_mineral;
    double precipitated = 0.0;
    for (std::size_t e = 0; e < elements.size(); ++e) {
        if (elements[e] != "Cu") continue;
        for (std::size_t s = 0; s < stock.solids.size(); ++s) {
            const double copper = network.atoms().solid[s * elements.size() + e] * stock.solids[s];
            const auto placed = left.find(parents_[s]);
            (placed == left.end() ? precipitated : placed->second) += copper;
        }
    }
    double remaining = precipitated;
    for (const auto& [mineral, placed] : stage_.placed->copper_by_mineral) {
        remaining += left.at(mineral);
        figures.extraction_by_mineral.emplace_back(
            mineral, placed > 0.0 ? 1.0 - left.at(mineral) / placed : undefined);
    }
    const double copper = stage_.placed->copper;
    figures.copper_extracted = copper - remaining;
    if (copper <= 0.0) figures.extraction = figures.recovery = undefined;
    if (copper > 0.0 && copper_ >= 0) {
        figures.extraction = figures.copper_extracted / copper;
        const auto x = first + std::size_t(copper_);
        figures.recovery = (flow.drained[x] - flow.irrigated[x]) / copper;
    }

    double acid = cured_acid();
    for (std::size_t q = 0; q < flow.extents.size(); ++q) {
        for (const auto& [component, made] : network.reactions()[q].components) {
            if (component == acid_) acid -= made * flow.extents[q];
        }
    }
    const double ore = stage_.placed->dry_ore;
    figures.acid_gross = acid * solution::free_acid_per_mol / ore;
    const double copper_mass =
        copper_ >= 0 ? figures.copper_extracted * components[std::size_t(copper_)].molar_mass : 0.0;
    figures.acid_net = figures.acid_gross - acid_per_copper * copper_mass / ore;
    figures.leach_ratio = volume_of(model(), flow.irrigated.data()) / ore;
    return figures;
}

Observation::Pls Observation::pls(std::span<const double> state) {
    system_.derive_cells(state);
    const column::CellState& base = system_.cells().front();
    const auto& mobile = base.regions.front();
    Pls pls{.equilibrium = {},
            .total = mobile.concentration,
            .temperature = base.temperature,
            .density = 0.0,
            .is_known = false};
    const auto& speciation = *model().speciation;
    const double tds = solution::salt_mass(speciation.components(), pls.total);
    pls.density = solution::density(tds, base.temperature);
    std::vector<double> molality = pls.total;
    for (double& each : molality) each /= base.water_density * constants::water_molar_mass;
    pls.is_known = speciation.solve(base.temperature, molality, pls.equilibrium);
    return pls;
}

void Observation::add_solution(const Pls& solution, std::vector<double>& row) const {
    const auto& components = model().speciation->components();
    for (const auto& [k, name] : dissolved_) {
        row.push_back(solution.total[std::size_t(k)] * components[std::size_t(k)].molar_mass);
    }
    const auto& formal_potential = assembly_.site.chemistry.formal_potential;
    const bool has_couple = ferrous_ >= 0 && ferric_ >= 0;
    const double ferrous = has_couple ? solution.total[std::size_t(ferrous_)] : 0.0;
    const double ferric = has_couple ? solution.total[std::size_t(ferric_)] : 0.0;
    if (has_couple) {
        row.push_back((ferrous + ferric) * components[std::size_t(ferrous_)].molar_mass);
    }
    row.push_back(solution.total[std::size_t(acid_)] * solution::free_acid_per_mol);
    row.push_back(solution.is_known
                      ? -solution.equilibrium.ln_activity[std::size_t(acid_)] / std::log(10.0)
                      : undefined);
    row.push_back(ferrous > 0.0 && ferric > 0.0
                      ? 1e3 * solution::potential_from_totals(formal_potential, ferric, ferrous,
                                                              solution.temperature, least_iron)
                                  .value
                      : undefined);
    for (const SaturationIndex& index : assembly_.saturation_indices) {
        row.push_back(solution.is_known
                          ? saturation_index(index, solution.equilibrium, solution.total)
                          : undefined);
    }
    row.push_back(1e-3 * solution.density);
    row.push_back(solution.temperature - constants::zero_celsius);
}

void Observation::add_biology(bool has_rates, std::span<const double> state,
                              std::vector<double>& row) const {
    const auto& layout = system_.state_layout();
    const auto flow = column::cumulative_flows(model(), layout, state);
    const auto stock = column::stocks(model(), layout, state);
    for (const std::string& mineral : watched_) {
        row.push_back(100.0 * used_up(*model().network, mineral, flow.extents, stock.solids));
    }
    if (oxygen_ >= 0) {
        const auto gas = std::size_t(oxygen_);
        const double area = assembly_.site.bed.area.si;
        row.push_back(area * flow.inhaled[gas]);
        row.push_back(area * flow.exhaled[gas]);
        const double in = -rates_[std::size_t(layout.base_outflow(layout.gas(oxygen_)))];
        const double out =
            rates_[layout.begin(layout.surface_block()) + std::size_t(layout.exhaled(oxygen_))];
        row.push_back(has_rates && in > 0.0 ? 1.0 - out / in : undefined);
        const auto& top = model().cells.back();
        const double* block = state.data() + layout.begin(layout.n_cells() - 1);
        double dry = top.nitrogen;
        for (int each = 0; each < layout.n_gases(); ++each) dry += block[layout.gas(each)];
        row.push_back(100.0 * block[layout.gas(oxygen_)] / dry);
    }
    for (const std::string& group : assembly_.groups) {
        const double each = assembly_.carbon_of_a_cell.at(group);
        double carbon = 0.0;
        for (int c = 0; c < layout.n_cells(); ++c) {
            const auto size = std::size_t(layout.blocks()->shape(c).size());
            carbon += model().cells[std::size_t(c)].height *
                      cells_in(model(), layout, group, state.subspan(layout.begin(c), size));
        }
        row.push_back(1e3 * carbon / (each * stage_.placed->dry_ore));
        const int k = solution::component_index(model().speciation->components(), group);
        row.push_back(1e-6 / each *
                      system_.cells().front().regions.front().concentration[std::size_t(k)]);
    }
}

std::vector<double> Observation::row(double time, std::span<const double> state) {
    const auto& layout = system_.state_layout();
    const auto flow = column::cumulative_flows(model(), layout, state);
    const double area = assembly_.site.bed.area.si;
    const Figures now = figures(state);
    const Pls solution = pls(state);
    const bool has_rates = system_.rates(time, state, rates_);
    const double* store = rates_.data() + layout.begin(layout.surface_block());
    auto volume_rate = [&](const double* carried) {
        return has_rates ? volume_of(model(), carried) / per_l_m2_h : undefined;
    };
    const double evaporation =
        has_rates ? store[layout.evaporated()] * constants::water_molar_mass / 997.0 * 86400e3
                  : undefined;

    std::vector<double> row{
        area * now.leach_ratio * stage_.placed->dry_ore,
        area * volume_of(model(), flow.drained.data()),
        volume_rate(store + layout.irrigated(0)),
        volume_rate(rates_.data() + layout.base_outflow(0)),
        evaporation,
        state[layout.begin(layout.surface_block())] * constants::water_molar_mass / 997.0,
        1e3 * now.leach_ratio,
        100.0 * now.extraction,
        100.0 * now.recovery};
    for (const auto& [mineral, extraction] : now.extraction_by_mineral)
        row.push_back(100.0 * extraction);
    add_solution(solution, row);
    row.push_back(1e3 * now.acid_gross);
    row.push_back(1e3 * now.acid_net);
    double water = 0.0, heat = 0.0;
    for (std::size_t cell = 0; cell < model().cells.size(); ++cell) {
        water += system_.cells()[cell].content * model().cells[cell].height;
        heat += system_.cells()[cell].temperature * model().cells[cell].height;
    }
    row.push_back(water / stage_.placed->height);
    row.push_back(heat / stage_.placed->height - constants::zero_celsius);
    row.push_back(column::hottest(model(), layout, state) - constants::zero_celsius);
    add_biology(has_rates, state, row);
    return row;
}

}  // namespace gossan::simulation
