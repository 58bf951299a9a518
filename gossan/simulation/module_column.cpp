// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/module_column.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/simulation/column_ores.hpp"

namespace gossan::simulation {
namespace {

/// What is put on top of a module, in days of the run.
std::vector<ModuleLift> lifts_of(const PadInput& pad, const ModuleInput& module) {
    if (module.lifts) return *module.lifts;
    std::vector<ModuleLift> lifts;
    for (const column::LiftInput& lift : pad.bed.lifts) {
        lifts.push_back({lift, {}});
        lifts.back().from = lift.from + *module.from;
    }
    return lifts;
}

}  // namespace

heap::Irrigation column_plan(const PondIrrigation& plan, Duration shift,
                             const std::map<std::string, plant::PondInput>* ponds) {
    heap::Irrigation made;
    made.resolve_pulses = plan.resolve_pulses;
    for (heap::IrrigationStep step : plan.steps) {
        step.from = step.from + shift;
        if (ponds != nullptr) step.solution = ponds->at(step.solution).solution;
        made.steps.push_back(std::move(step));
    }
    return made;
}

int cells_of(const PadInput& pad, Length height) {
    return std::max(1, int(std::lround(pad.bed.cells * (height / pad.bed.height).si)));
}

Site column_site(const HeapSite& heap, const ModuleInput& module, const heap::Strip& strip) {
    const PadInput& pad = heap.pads.at(module.pad);
    const ParcelInput& parcel = heap.parcels.at(*module.parcel);
    Site site;
    site.run = heap.run;
    site.ore = parcel.ore;
    site.cure = parcel.cure;
    site.bed = pad.bed;
    if (module.height) {
        site.bed.height = *module.height;
        site.bed.cells = cells_of(pad, *module.height);
    }
    site.bed.area = *module.area * strip.share.si;
    site.bed.lifts.clear();
    for (const ModuleLift& lift : lifts_of(pad, module)) {
        site.bed.lifts.push_back(lift);
        site.parcel_of_lift.push_back(lift.parcel == module.parcel ? "" : lift.parcel.value_or(""));
    }
    site.parcels = heap.parcels;
    site.solutions = heap.solutions;
    site.pore_solution = parcel.pore_solution;
    const bool has_own = module.irrigation.has_value();
    site.irrigation = column_plan(has_own ? *module.irrigation : pad.irrigation,
                                  has_own ? Duration(0.0) : *module.from, &heap.plant.ponds);
    for (heap::IrrigationStep& step : site.irrigation.steps) step.rate = step.rate * strip.rate.si;
    site.aeration = module.aeration.value_or(pad.aeration);
    if (!module.aeration) {
        for (heap::AerationStep& step : site.aeration.steps) step.from = step.from + *module.from;
    }
    site.microbes = parcel.microbes;
    site.weather = heap.weather;
    auto& covers = site.weather.covers;
    for (atmosphere::Cover cover : pad.covers) {
        cover.from = cover.from + *module.from;
        if (cover.until) cover.until = *cover.until + *module.from;
        covers.push_back(cover);
    }
    covers.insert(covers.end(), module.covers.begin(), module.covers.end());
    site.chemistry = heap.chemistry;
    site.chemistry.components.push_back("Cu");  // a plant reads copper, though no ore brings any
    site.solver = heap.solver;
    return site;
}

std::vector<std::string> parcels_of(const Site& site, const ModuleInput& module) {
    std::vector<std::string> parcels{*module.parcel};
    for (std::size_t k = 0; k < n_lifts_of_run(site); ++k) {
        const std::string& other = site.parcel_of_lift[k];
        parcels.push_back(other.empty() ? *module.parcel : other);
    }
    return parcels;
}

std::vector<std::string> all_groups(const HeapSite& heap) {
    std::set<std::string> groups;
    for (const auto& [name, parcel] : heap.parcels) {
        groups.insert(parcel.microbes.groups.begin(), parcel.microbes.groups.end());
        for (const auto& [id, cells] : parcel.microbes.inoculum) groups.insert(id);
    }
    for (const auto& [name, solution] : heap.solutions) {
        for (const auto& [id, cells] : solution.cells) groups.insert(id);
    }
    return {groups.begin(), groups.end()};
}

std::string site_path(const std::string& path, const ModuleInput& module) {
    const auto is_in = [&](const std::string& block) {
        return path == block || path.starts_with(block + ".") || path.starts_with(block + "[");
    };
    for (const char* block : {"ore", "cure", "microbes", "pore_solution"}) {
        if (is_in(block)) return joined(joined("parcels", *module.parcel), path);
    }
    for (const char* block : {"bed", "irrigation", "aeration"}) {
        if (is_in(block)) return joined(joined("pads", module.pad), path);
    }
    return path;
}

}  // namespace gossan::simulation
