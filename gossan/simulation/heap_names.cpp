// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_names.hpp"

#include <set>
#include <string>
#include <utility>

#include "gossan/base/text.hpp"
#include "gossan/simulation/heap_series.hpp"

namespace gossan::simulation {
namespace {

constexpr const char* other = "another name";

void fault(std::string path, std::string found, std::string allowed, Diagnostics& diagnostics) {
    diagnostics.add({.code = "heap.name",
                     .path = std::move(path),
                     .found = std::move(found),
                     .allowed = std::move(allowed),
                     .write = other});
}

template <class Things>
void check_slashes(const Things& things, const std::string& path, Diagnostics& diagnostics) {
    for (const auto& [name, thing] : things) {
        if (name.find('/') == std::string::npos) continue;
        fault(joined(path, name), in_quotes(name), "a word without /", diagnostics);
    }
}

}  // namespace

void check_heap_names(const HeapSite& site, Diagnostics& diagnostics) {
    check_slashes(site.plant.ponds, "plant.ponds", diagnostics);
    check_slashes(site.pads, "pads", diagnostics);
    for (const ModuleInput& module : site.modules) {
        const std::string& id = module.id;
        if (id != "all" && id != "plant" && !id.starts_with("pad ")) continue;
        fault("modules", "a module called " + in_quotes(id),
              "no name of a line of the accounts: all, plant, pad …", diagnostics);
    }
}

void check_series_names(const HeapAssembly& heap, Diagnostics& diagnostics) {
    std::set<std::string> seen;
    const HeapSeries series(heap);
    for (const auto& column : series.columns()) {
        if (seen.insert(column.name).second) continue;
        fault("plant.ponds", "two columns of series.csv called " + in_quotes(column.name),
              "names of ponds and pads that differ, though capitals and signs count for nothing",
              diagnostics);
    }
}

}  // namespace gossan::simulation
