// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/continuation.hpp"

#include "gossan/base/text.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {
namespace {

using Names = std::vector<std::string>;

/// Reports what two lists of names do not share.
void compare(const std::string& what, const Names& earlier, const Names& later, Names& told) {
    if (earlier == later) return;
    told.push_back(what + " are not the same: " + enumerate(earlier, "and") + " before, " +
                   enumerate(later, "and") + " now");
}

void compare(const std::string& what, double earlier, double later, const std::string& unit,
             Names& told) {
    if (earlier == later) return;
    told.push_back(what + " was " + shortest(earlier) + unit + " and is " + shortest(later) + unit);
}

Names solids_of(const column::ColumnModel& model) {
    Names names;
    for (const auto& solid : model.network->solids()) {
        names.push_back(solid.size_class < 0
                            ? solid.mineral
                            : solid.mineral + " of class " + std::to_string(solid.size_class));
    }
    return names;
}

Names reactions_of(const column::ColumnModel& model) {
    Names names;
    for (const auto& reaction : model.network->reactions()) names.push_back(reaction.id);
    return names;
}

std::size_t n_gases(const column::ColumnModel& model) {
    return model.air ? model.air->gases.size() : 0;
}

void compare_columns(const Stage& earlier, const Stage& later, Names& told) {
    const column::ColumnModel& a = *earlier.model;
    const column::ColumnModel& b = *later.model;
    compare("components", a.network->components(), b.network->components(), told);
    compare("minerals", solids_of(a), solids_of(b), told);
    compare("reactions", reactions_of(a), reactions_of(b), told);
    compare("the number of gases", double(n_gases(a)), double(n_gases(b)), "", told);
    compare("the number of stagnant nodes", a.n_nodes, b.n_nodes, "", told);
    compare("the number of cells", double(a.cells.size()), double(b.cells.size()), "", told);
    for (std::size_t cell = 0; cell < std::min(a.cells.size(), b.cells.size()); ++cell) {
        if (a.cells[cell].height == b.cells[cell].height) continue;
        compare("the height of cell " + std::to_string(cell + 1), a.cells[cell].height,
                b.cells[cell].height, " m", told);
        break;
    }
    compare("the ore placed", earlier.placed->dry_ore, later.placed->dry_ore, " kg/m2", told);
    compare("the copper placed", earlier.placed->copper, later.placed->copper, " mol/m2", told);
}

void add(const std::string& place, const Names& more, Names& told) {
    for (const std::string& each : more) told.push_back(place + ": " + each);
}

void compare_duration(double duration, double time, Names& told) {
    if (duration > time) return;
    told.push_back("the run ends on day " + shortest(duration / 86400.0) + ", and day " +
                   shortest(time / 86400.0) + " is where it would go on");
}

}  // namespace

std::vector<std::string> what_differs(const Assembly& earlier, const Assembly& later, double time) {
    Names told;
    compare_duration(later.site.run.duration.si, time, told);
    const std::size_t stage = stage_at(earlier, time);
    if (stage != stage_at(later, time)) {
        told.push_back("lifts were stacked that the plan does not have, or the other way round");
        return told;
    }
    for (std::size_t k = 0; k < stage; ++k) {
        compare("the day of lift " + std::to_string(k + 1), earlier.lifts[k].time / 86400.0,
                later.lifts[k].time / 86400.0, "", told);
    }
    compare_columns(stage_of(earlier, stage), stage_of(later, stage), told);
    return told;
}

std::vector<std::string> what_differs(const HeapAssembly& earlier, const HeapAssembly& later,
                                      double time) {
    Names told;
    compare_duration(later.site.run.duration.si, time, told);
    const auto columns = [](const HeapAssembly& heap) {
        Names names;
        for (const HeapModule& module : heap.modules) names.push_back(module.name);
        return names;
    };
    compare("pads", earlier.pads, later.pads, told);
    compare("ponds", earlier.plant->pond_names(), later.plant->pond_names(), told);
    compare("modules", columns(earlier), columns(later), told);
    if (!told.empty()) return told;
    for (std::size_t m = 0; m < earlier.modules.size(); ++m) {
        const HeapModule& before = earlier.modules[m];
        const HeapModule& now = later.modules[m];
        if (before.from > time && now.from > time) continue;
        compare(before.name + ": the day of stacking", before.from / 86400.0, now.from / 86400.0,
                "", told);
        compare(before.name + ": the area", before.area, now.area, " m2", told);
        Names own;
        const std::size_t stage = stage_at(before.assembly, time);
        if (stage != stage_at(now.assembly, time)) {
            told.push_back(before.name + ": its lifts are not the same");
            continue;
        }
        compare_columns(stage_of(before.assembly, stage), stage_of(now.assembly, stage), own);
        add(before.name, own, told);
    }
    return told;
}

}  // namespace gossan::simulation
