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

double ore_tonnes(const simulation::HeapModule& module) {
    return 1e-3 * placed_in(module).dry_ore * module.area;
}

double copper_tonnes(const simulation::HeapModule& module) {
    return 1e-3 * placed_in(module).copper * plant::copper_molar_mass * module.area;
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
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        const simulation::HeapModule& module = heap.modules[m];
        const simulation::ModuleInput& input = heap.site.modules[m];
        row("module", module.id + ": " + readable(ore_tonnes(module)) + " t of " + input.parcel +
                          " with " + readable(copper_tonnes(module)) + " t of copper, on day " +
                          readable(module.from / seconds_a_day) + " on the pad " + input.pad);
    }
    for (const auto& [name, pond] : heap.site.plant.ponds) {
        row("pond", name + ": " + readable(pond.capacity.si) + " m3");
    }
    row("plant",
        heap.site.plant.extraction ? "solvent extraction and electrowinning" : "ponds alone");
    row("run", readable(heap.site.run.duration.si / seconds_a_day) + " d in " +
                   counted(heap.window_ends.size(), "window", "windows"));
    row("components", listed(heap.modules.front().assembly.model.network->components()));
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
    for (std::size_t m = 0; m < heap.modules.size(); ++m) {
        records::Document& each = modules.push_back(records::Document::object());
        each["id"] = heap.modules[m].id;
        each["pad"] = heap.site.modules[m].pad;
        each["dry_ore_t"] = ore_tonnes(heap.modules[m]);
        each["copper_t"] = copper_tonnes(heap.modules[m]);
        ore += ore_tonnes(heap.modules[m]);
        copper += copper_tonnes(heap.modules[m]);
    }
    document["dry_ore_t"] = ore;
    document["copper_grade"] = copper / ore;
    document["windows"] = std::uint64_t(heap.window_ends.size());
    auto& ponds = document["ponds"] = records::Document::array();
    for (const std::string& pond : heap.plant->pond_names()) ponds.push_back(pond);
    auto& components = document["components"] = records::Document::array();
    for (const auto& each : heap.modules.front().assembly.model.network->components()) {
        components.push_back(each);
    }
    auto& notes = document["notes"] = records::Document::array();
    for (const auto& note : heap.notes) notes.push_back(note);
    document["defaults"] = to_document(defaults);
    document["data_hash"] = scenario.data_hash;
    return document;
}

}  // namespace gossan::program
