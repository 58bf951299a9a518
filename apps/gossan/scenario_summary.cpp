// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/scenario_summary.hpp"

#include <algorithm>
#include <set>

#include "apps/gossan/heap_summary_text.hpp"
#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/report/values_in_force.hpp"

namespace gossan::program {
namespace {

constexpr double seconds_a_day = 86400.0;

Defaults defaults_of(const PreparedScenario& scenario) {
    Defaults defaults;
    for (const auto& value : report::values_in_force(scenario.effective_toml)) {
        if (value.standing == report::Standing::sourced) ++defaults.sourced;
        if (value.standing == report::Standing::unverified) ++defaults.unverified;
        if (value.standing == report::Standing::estimate) ++defaults.estimate;
    }
    return defaults;
}

std::set<std::string> minerals_of(const simulation::Assembly& assembly) {
    std::set<std::string> minerals;
    for (const auto& solid : assembly.model.network->solids()) minerals.insert(solid.mineral);
    return minerals;
}

std::string joined_words(const auto& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : ", ") + std::string(word);
    return text.empty() ? "none" : text;
}

double ore_tonnes(const simulation::Assembly& assembly) {
    return 1e-3 * assembly.placed.dry_ore * assembly.site.bed.area.si;
}

/// Copper placed, as a share of the dry ore's mass.
double copper_grade(const simulation::Assembly& assembly) {
    constexpr double copper_molar_mass = 0.063546;  // kg/mol, for this line of text alone
    return assembly.placed.copper * copper_molar_mass / assembly.placed.dry_ore;
}

}  // namespace

std::string in_words(const Defaults& defaults) {
    return std::to_string(defaults.sourced) + " with a source, " +
           std::to_string(defaults.unverified) + " unverified, " +
           counted(defaults.estimate, "estimate", "estimates") +
           " (gossan check --effective lists them)";
}

records::Document to_document(const Defaults& defaults) {
    records::Document document = records::Document::object();
    document["sourced"] = std::uint64_t(defaults.sourced);
    document["unverified"] = std::uint64_t(defaults.unverified);
    document["estimate"] = std::uint64_t(defaults.estimate);
    return document;
}

std::string summary_text(const PreparedScenario& scenario) {
    if (scenario.heap) return heap_summary_text(scenario, defaults_of(scenario));
    const simulation::Assembly& assembly = scenario.assembly;
    const simulation::Site& site = assembly.site;
    TextTable table{.columns = {{}, {}}, .rows = {}};
    const auto row = [&table](std::string name, std::string text) {
        table.rows.push_back({std::move(name), std::move(text)});
    };
    row("bed", readable(site.bed.height.si) + " m in " + std::to_string(site.bed.cells) +
                   " cells on " + readable(site.bed.area.si) + " m2");
    for (const simulation::Lift& lift : assembly.lifts) {
        row("lift", "on day " + readable(lift.time / seconds_a_day) + ": " +
                        readable(lift.placed.height) + " m in " +
                        std::to_string(lift.model.cells.size()) + " cells from then on");
    }
    row("ore", readable(ore_tonnes(assembly)) + " t dry with " +
                   readable(100.0 * copper_grade(assembly), 3) + " % copper, of which " +
                   readable(100.0 * (1.0 - assembly.placed.locked_copper /
                                               std::max(assembly.placed.copper, 1e-300)),
                            3) +
                   " % within reach");
    row("run", readable(site.run.duration.si / seconds_a_day) + " d, " +
                   counted(site.irrigation.steps.size(), "irrigation step", "irrigation steps") +
                   ", " +
                   counted(assembly.restart_points.size(), "restart point", "restart points"));
    row("air",
        !assembly.model.air ? "none: nothing needs any"
        : site.aeration.steps.empty()
            ? "diffuses from the surface"
            : "blown in at the base, " + counted(site.aeration.steps.size(), "step", "steps"));
    row("microbes", joined_words(assembly.groups));
    row("components", joined_words(assembly.model.network->components()));
    row("minerals", joined_words(minerals_of(assembly)));
    row("reactions", std::to_string(assembly.model.network->n_reactions()));
    for (const auto& [name, feed] : assembly.feeds) {
        row("solution", name + ": pH " + readable(feed.ph, 3) + ", " + readable(feed.free_acid, 4) +
                            " g/L free acid, density " + readable(1e-3 * feed.density, 4) +
                            " g/cm3" +
                            (feed.is_beyond_model_range
                                 ? ", beyond the activity model's range: its pH is indicative"
                                 : ""));
    }
    const Defaults defaults = defaults_of(scenario);
    row("defaults", in_words(defaults));
    return table.text();
}

records::Document summary_document(const PreparedScenario& scenario) {
    if (scenario.heap) return heap_summary_document(scenario, defaults_of(scenario));
    const simulation::Assembly& assembly = scenario.assembly;
    records::Document document = records::Document::object();
    document["title"] = assembly.site.run.title;
    document["duration_d"] = assembly.site.run.duration.si / seconds_a_day;
    document["dry_ore_t"] = ore_tonnes(assembly);
    document["copper_grade"] = copper_grade(assembly);
    document["cells"] = assembly.site.bed.cells;
    document["restart_points"] = std::uint64_t(assembly.restart_points.size());
    auto& components = document["components"] = records::Document::array();
    for (const auto& each : assembly.model.network->components()) components.push_back(each);
    auto& minerals = document["minerals"] = records::Document::array();
    for (const auto& each : minerals_of(assembly)) minerals.push_back(each);
    auto& reactions = document["reactions"] = records::Document::array();
    for (const auto& each : assembly.model.network->reactions()) reactions.push_back(each.id);
    auto& notes = document["notes"] = records::Document::array();
    for (const auto& note : assembly.notes) notes.push_back(note);
    document["defaults"] = to_document(defaults_of(scenario));
    document["data_hash"] = scenario.data_hash;
    return document;
}

}  // namespace gossan::program
