// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/summary.hpp"

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/simulation/budgets.hpp"
#include "gossan/solution/properties.hpp"

namespace gossan::simulation {
namespace {

records::Document pls_document(const Assembly& assembly, Observation& observation,
                               std::span<const double> state) {
    const Observation::Pls pls = observation.pls(state);
    const auto& components = assembly.model.speciation->components();
    records::Document document = records::Document::object();
    for (std::size_t k = 0; k < components.size(); ++k) {
        if (components[k].name == "H") {
            document["free_acid_g_L"] = pls.total[k] * solution::free_acid_per_mol;
            if (pls.is_known) {
                document["pH"] = -pls.equilibrium.ln_activity[k] / std::log(10.0);
            }
        } else if (assembly.carbon_of_a_cell.contains(components[k].name)) {
            document["cells_" + components[k].name + "_per_mL"] =
                1e-6 * pls.total[k] / assembly.carbon_of_a_cell.at(components[k].name);
        } else {
            document[column_name_of(components[k].name) + "_g_L"] =
                pls.total[k] * components[k].molar_mass;
        }
    }
    document["density_g_cm3"] = 1e-3 * pls.density;
    document["temperature_degC"] = pls.temperature - constants::zero_celsius;
    return document;
}

/// Share of the oxygen blown in that stayed.
void add_oxygen(records::Document& document, const column::ColumnModel& model,
                const column::StateLayout& layout, std::span<const double> end) {
    const auto flows = column::cumulative_flows(model, layout, end);
    for (std::size_t gas = 0; gas < flows.inhaled.size(); ++gas) {
        const auto k = std::size_t(model.air->gases[gas].component);
        if (model.speciation->components()[k].name != "O2" || flows.inhaled[gas] <= 0.0) continue;
        document["oxygen_utilisation"] = 1.0 - flows.exhaled[gas] / flows.inhaled[gas];
    }
}

}  // namespace

records::Document summary(const Assembly& assembly, std::size_t index, Observation& observation,
                          const column::StateLayout& layout, std::span<const double> start,
                          std::span<const double> end, const SummaryInput& input) {
    const Figures figures = observation.figures(end);
    const Stage stage = stage_of(assembly, index);
    records::Document document = records::Document::object();
    document["schema"] = "gossan.summary/1";
    document["version"] = input.version;
    document["title"] = assembly.site.run.title;
    document["status"] = "done";
    document["duration_d"] = input.duration / 86400.0;
    document["wall_s"] = input.wall;
    document["dry_ore_t"] = 1e-3 * stage.placed->dry_ore * assembly.site.bed.area.si;
    document["extraction"] = figures.extraction;
    document["recovery"] = figures.recovery;
    auto& by_mineral = document["extraction_by_mineral"] = records::Document::object();
    for (const auto& [mineral, extraction] : figures.extraction_by_mineral) {
        by_mineral[mineral] = extraction;
    }
    document["acid_consumed_gross_kg_per_t"] = 1e3 * figures.acid_gross;
    document["acid_consumed_kg_per_t"] = 1e3 * figures.acid_net;
    document["leach_ratio_m3_per_t"] = 1e3 * figures.leach_ratio;
    document["pls"] = pls_document(assembly, observation, end);
    document["peak_temperature_degC"] = input.peak_temperature - constants::zero_celsius;
    add_oxygen(document, *stage.model, layout, end);
    add_to(document, assembly, stage, budgets(assembly, index, layout, start, end));
    document["ore_at_risk"] = input.ore_at_risk;
    auto& balance = document["balance"] = records::Document::object();
    for (const auto& closure : column::closures(*stage.model, layout, start, end)) {
        balance[closure.quantity] = closure.relative();
    }
    auto& solver = document["solver"] = records::Document::object();
    solver["steps"] = std::int64_t(input.counts.steps);
    solver["newton_iterations"] = std::int64_t(input.counts.newton_iterations);
    solver["jacobians"] = std::int64_t(input.counts.jacobians);
    solver["factorisations"] = std::int64_t(input.counts.factorisations);
    solver["failures"] =
        std::int64_t(input.counts.error_test_failures + input.counts.newton_failures);
    solver["restarts"] = input.restarts;
    solver["unknowns_per_cell"] = std::int64_t(layout.blocks()->shape(layout.n_cells() - 1).size());
    solver["cells"] = layout.n_cells();
    return document;
}

}  // namespace gossan::simulation
