// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/heap_summary_text.hpp"

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/plant/liquor.hpp"

namespace gossan::program {
namespace {

constexpr double seconds_a_day = 86400.0;

/// All that is stacked on a module by the end of the run.
const simulation::Placed& placed_in(const simulation::HeapModule& module) {
    const auto& lifts = module.assembly.lifts;
    return lifts.empty() ? module.assembly.placed : lifts.back().placed;
}

/// A module of the scenario with all of its columns.
struct ModuleFigures {
    const simulation::ModuleInput* input;
    const std::vector<std::string>* parcels = nullptr;  ///< of its lifts
    int columns = 0;
    double ore = 0.0, copper = 0.0;  ///< t
};

std::vector<ModuleFigures> figures_of(const simulation::HeapAssembly& heap) {
    std::vector<ModuleFigures> all;
    for (const simulation::ModuleInput& input : heap.site.modules) all.push_back({.input = &input});
    for (const simulation::HeapModule& column : heap.modules) {
        ModuleFigures& module = all[column.input];
        module.parcels = &column.parcels;
        ++module.columns;
        module.ore += 1e-3 * placed_in(column).dry_ore * column.area;
        module.copper += 1e-3 * placed_in(column).copper * plant::copper_molar_mass * column.area;
    }
    return all;
}

std::vector<std::string> names_of(const std::vector<solution::Component>& components) {
    std::vector<std::string> names;
    for (const solution::Component& each : components) names.push_back(each.name);
    return names;
}

std::string listed(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

}  // namespace

std::string heap_summary_text(const PreparedScenario& scenario, const Defaults& defaults) {
    const simulation::HeapAssembly& heap = *scenario.heap;
    TextTable table{.columns = {{}, {}}, .rows = {}};
    const auto row = [&table](std::string name, std::string text) {
        table.rows.push_back({std::move(name), std::move(text)});
    };
    for (const ModuleFigures& module : figures_of(heap)) {
        const simulation::ModuleInput& input = *module.input;
        row("module",
            input.id + ": " + readable(module.ore) + " t of " + listed(*module.parcels) + " with " +
                readable(module.copper) + " t of copper, on day " +
                readable(input.from->si / seconds_a_day) + " on the pad " + input.pad +
                (module.columns > 1 ? ", in " + std::to_string(module.columns) + " strips" : ""));
    }
    for (const auto& [name, pond] : heap.site.plant.ponds) {
        row("pond", name + ": " + readable(pond.capacity.si) + " m3");
    }
    row("plant",
        heap.site.plant.extraction ? "solvent extraction and electrowinning" : "ponds alone");
    row("run", readable(heap.site.run.duration.si / seconds_a_day) + " d in " +
                   counted(heap.window_ends.size(), "window", "windows"));
    row("components", listed(names_of(heap.components())));
    row("defaults", in_words(defaults));
    return table.text();
}

records::Document heap_summary_document(const PreparedScenario& scenario,
                                        const Defaults& defaults) {
    const simulation::HeapAssembly& heap = *scenario.heap;
    records::Document document = records::Document::object();
    document["title"] = heap.site.run.title;
    document["duration_d"] = heap.site.run.duration.si / seconds_a_day;
    auto& modules = document["modules"] = records::Document::array();
    double ore = 0.0, copper = 0.0;
    for (const ModuleFigures& module : figures_of(heap)) {
        records::Document& each = modules.push_back(records::Document::object());
        each["id"] = module.input->id;
        each["pad"] = module.input->pad;
        each["dry_ore_t"] = module.ore;
        each["copper_t"] = module.copper;
        each["columns"] = std::int64_t(module.columns);
        ore += module.ore;
        copper += module.copper;
    }
    document["dry_ore_t"] = ore;
    if (ore > 0.0) document["copper_grade"] = copper / ore;
    document["windows"] = std::uint64_t(heap.window_ends.size());
    auto& ponds = document["ponds"] = records::Document::array();
    for (const std::string& pond : heap.plant->pond_names()) ponds.push_back(pond);
    auto& components = document["components"] = records::Document::array();
    for (const std::string& each : names_of(heap.components())) components.push_back(each);
    auto& notes = document["notes"] = records::Document::array();
    for (const auto& note : heap.notes) notes.push_back(note);
    document["defaults"] = to_document(defaults);
    document["data_hash"] = scenario.data_hash;
    return document;
}

}  // namespace gossan::program
