// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/observation.hpp"

#include <cmath>
#include <limits>

#include "gossan/base/constants.hpp"
#include "gossan/solution/properties.hpp"
#include "gossan/solution/redox.hpp"

namespace gossan::simulation {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double per_l_m2_h = 1e-3 / 3600.0;  // m/s of one L/m2/h
constexpr double acid_per_copper =
    1.5434;  // kg H2SO4 per kg Cu: 2 mol H+ of 49.04 g a mol of 63.546 g

constexpr double least_iron = 1e-6;  // mol/m3, floor of the potential's ratio

using column::StateLayout;

/// Volume of a stream of carried amounts, m3, at the mean temperature at which it came.
double volume_of(const column::ColumnModel& model, const double* carried) {
    const auto& components = model.speciation->components();
    const double water = carried[StateLayout::water] * constants::water_molar_mass;
    if (water <= 0.0) return 0.0;
    const double celsius = carried[StateLayout::enthalpy] / (model.heat_capacity_water * water);
    const double salt = solution::salt_mass(
        components, {carried + StateLayout::first_component, components.size()});
    return solution::solution_volume(water, salt, celsius + constants::zero_celsius).value;
}

}  // namespace

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

Observation::Observation(const Assembly& assembly, column::ColumnSystem& system)
    : assembly_(assembly), system_(system), rates_(system.state_layout().size()) {
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
    add("pls_density_g_cm3", "g/cm3", "density of PLS");
    add("pls_temperature_degC", "degC", "temperature of PLS");
    add("acid_gross_kg_t", "kg/t", "acid taken up by the ore, cure included");
    add("acid_net_kg_t", "kg/t", "the same less 1.5434 kg per kg of copper extracted");
    add("moisture_mean_v_v", "m3/m3", "mean volumetric water content of the bed");

    fields_ = {
        {"moisture", "1", "volumetric water content", "volume_fraction_of_condensed_water_in_soil"},
        {"suction", "m", "suction head, negative where water stands under pressure", ""},
        {"temperature", "degC", "temperature", "soil_temperature"},
        {"pH", "1", "pH of the flowing water", ""},
        {"free_acid", "g L-1", "titratable acid as H2SO4 in the flowing water", ""},
        {"copper_in_solution", "g L-1", "copper in the flowing water", ""},
        {"copper_in_stagnant_water", "g L-1", "copper in the stagnant water", ""},
        {"copper_remaining", "%", "copper left in solids, of that placed", ""}};
}

void Observation::add(std::string name, std::string unit, std::string long_name) {
    columns_.push_back({std::move(name), std::move(unit), std::move(long_name)});
}

records::FieldLayout Observation::field_layout() const {
    records::FieldLayout layout{.fields = fields_,
                                .faces_m = {0.0},
                                .start = assembly_.site.run.start_date,
                                .title = assembly_.site.run.title};
    for (const auto& cell : assembly_.model.cells) {
        layout.faces_m.push_back(layout.faces_m.back() + cell.height);
    }
    return layout;
}

Figures Observation::figures(std::span<const double> state) const {
    const auto& layout = system_.state_layout();
    const auto& network = *assembly_.model.network;
    const auto stock = column::stocks(assembly_.model, layout, state);
    const auto flow = column::cumulative_flows(assembly_.model, layout, state);
    const auto& components = assembly_.model.speciation->components();
    const std::size_t first = StateLayout::first_component;
    Figures figures;

    const auto& elements = network.atoms().elements;
    std::map<std::string, double> left = assembly_.placed.locked_by_mineral;
    double precipitated = 0.0;
    for (std::size_t e = 0; e < elements.size(); ++e) {
        if (elements[e] != "Cu") continue;
        for (std::size_t s = 0; s < stock.solids.size(); ++s) {
            const double copper = network.atoms().solid[s * elements.size() + e] * stock.solids[s];
            const auto placed = left.find(network.solids()[s].mineral);
            (placed == left.end() ? precipitated : placed->second) += copper;
        }
    }
    double remaining = precipitated;
    for (const auto& [mineral, placed] : assembly_.placed.copper_by_mineral) {
        remaining += left.at(mineral);
        figures.extraction_by_mineral.emplace_back(mineral, 1.0 - left.at(mineral) / placed);
    }
    const double copper = assembly_.placed.copper;
    figures.copper_extracted = copper - remaining;
    if (copper <= 0.0) figures.extraction = figures.recovery = undefined;
    if (copper > 0.0 && copper_ >= 0) {
        figures.extraction = figures.copper_extracted / copper;
        const auto x = first + std::size_t(copper_);
        figures.recovery = (flow.drained[x] - flow.irrigated[x]) / copper;
    }

    double acid = assembly_.cure.acid_consumed;
    for (std::size_t q = 0; q < flow.extents.size(); ++q) {
        for (const auto& [component, made] : network.reactions()[q].components) {
            if (component == acid_) acid -= made * flow.extents[q];
        }
    }
    const double ore = assembly_.placed.dry_ore;
    figures.acid_gross = acid * solution::free_acid_per_mol / ore;
    const double copper_mass =
        copper_ >= 0 ? figures.copper_extracted * components[std::size_t(copper_)].molar_mass : 0.0;
    figures.acid_net = figures.acid_gross - acid_per_copper * copper_mass / ore;
    figures.leach_ratio = volume_of(assembly_.model, flow.irrigated.data()) / ore;
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
    const auto& speciation = *assembly_.model.speciation;
    const double tds = solution::salt_mass(speciation.components(), pls.total);
    pls.density = solution::density(tds, base.temperature);
    std::vector<double> molality = pls.total;
    for (double& each : molality) each /= base.water_density * constants::water_molar_mass;
    pls.is_known = speciation.solve(base.temperature, molality, pls.equilibrium);
    return pls;
}

std::vector<double> Observation::row(double time, std::span<const double> state) {
    const auto& layout = system_.state_layout();
    const auto& components = assembly_.model.speciation->components();
    const auto flow = column::cumulative_flows(assembly_.model, layout, state);
    const double area = assembly_.site.bed.area.si;
    const Figures now = figures(state);
    const Pls solution = pls(state);
    const bool has_rates = system_.rates(time, state, rates_);
    const double* store = rates_.data() + layout.begin(layout.surface_block());
    auto volume_rate = [&](const double* carried) {
        return has_rates ? volume_of(assembly_.model, carried) / per_l_m2_h : undefined;
    };
    const double evaporation =
        has_rates ? store[layout.evaporated()] * constants::water_molar_mass / 997.0 * 86400e3
                  : undefined;

    std::vector<double> row{
        area * now.leach_ratio * assembly_.placed.dry_ore,
        area * volume_of(assembly_.model, flow.drained.data()),
        volume_rate(store + layout.irrigated(0)),
        volume_rate(rates_.data() + layout.base_outflow(0)),
        evaporation,
        state[layout.begin(layout.surface_block())] * constants::water_molar_mass / 997.0,
        1e3 * now.leach_ratio,
        100.0 * now.extraction,
        100.0 * now.recovery};
    for (const auto& [mineral, extraction] : now.extraction_by_mineral)
        row.push_back(100.0 * extraction);
    for (const auto& [k, name] : dissolved_) {
        row.push_back(solution.total[std::size_t(k)] * components[std::size_t(k)].molar_mass);
    }
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
                      ? 1e3 * solution::potential_from_totals({}, ferric, ferrous,
                                                              solution.temperature, least_iron)
                                  .value
                      : undefined);
    row.push_back(1e-3 * solution.density);
    row.push_back(solution.temperature - constants::zero_celsius);
    row.push_back(1e3 * now.acid_gross);
    row.push_back(1e3 * now.acid_net);
    double water = 0.0, height = 0.0;
    for (std::size_t cell = 0; cell < assembly_.model.cells.size(); ++cell) {
        water += system_.cells()[cell].content * assembly_.model.cells[cell].height;
        height += assembly_.model.cells[cell].height;
    }
    row.push_back(water / height);
    return row;
}

double Observation::ph_of(const column::CellState& cell, int region) const {
    const auto& state = cell.regions[std::size_t(region)];
    std::vector<double> molality = state.concentration;
    const double water = state.share * cell.wet * constants::water_molar_mass / state.volume;
    for (double& each : molality) each /= water;
    solution::SpeciationResult equilibrium;
    if (!assembly_.model.speciation->solve(cell.temperature, molality, equilibrium))
        return undefined;
    return -equilibrium.ln_activity[std::size_t(acid_)] / std::log(10.0);
}

std::vector<double> Observation::profile(std::span<const double> state) {
    system_.derive_cells(state);
    const auto& layout = system_.state_layout();
    const auto& network = *assembly_.model.network;
    const auto& components = assembly_.model.speciation->components();
    const std::size_t n = assembly_.model.cells.size();
    const auto& elements = network.atoms().elements;
    const double placed = assembly_.placed.copper / assembly_.site.bed.height.si;  // mol/m3
    const double locked = assembly_.placed.locked_copper / assembly_.site.bed.height.si;
    std::vector<double> values(fields_.size() * n);
    for (std::size_t c = 0; c < n; ++c) {
        const column::CellState& cell = system_.cells()[c];
        const auto& mobile = cell.regions.front();
        double copper_left = locked;
        for (std::size_t e = 0; e < elements.size(); ++e) {
            if (elements[e] != "Cu") continue;
            for (int s = 0; s < layout.n_solids(); ++s) {
                copper_left += network.atoms().solid[std::size_t(s) * elements.size() + e] *
                               state[layout.begin(int(c)) + std::size_t(layout.solid(s))];
            }
        }
        double stagnant_copper = 0.0, stagnant_volume = 0.0;
        for (std::size_t r = 1; r < cell.regions.size() && copper_ >= 0; ++r) {
            stagnant_copper +=
                cell.regions[r].concentration[std::size_t(copper_)] * cell.regions[r].volume;
            stagnant_volume += cell.regions[r].volume;
        }
        const double copper_mass = copper_ >= 0 ? components[std::size_t(copper_)].molar_mass : 0.0;
        const double profile[] = {
            cell.content,
            -cell.head,
            cell.temperature - constants::zero_celsius,
            ph_of(cell, 0),
            mobile.concentration[std::size_t(acid_)] * solution::free_acid_per_mol,
            copper_ >= 0 ? mobile.concentration[std::size_t(copper_)] * copper_mass : undefined,
            stagnant_volume > 0.0 ? stagnant_copper / stagnant_volume * copper_mass : undefined,
            placed > 0.0 ? 100.0 * copper_left / placed : undefined};
        for (std::size_t f = 0; f < fields_.size(); ++f) values[f * n + c] = profile[f];
    }
    return values;
}

}  // namespace gossan::simulation
