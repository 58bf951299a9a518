// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/planned_modules.hpp"

#include <algorithm>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/simulation/blend.hpp"
#include "gossan/simulation/module_column.hpp"
#include "gossan/simulation/timeline.hpp"

namespace gossan::simulation {
namespace {

std::string rounded(double value, int digits = 4) { return rounded_quantity(value, {}, digits); }

/// Puts one planned module after another into the scenario.
class Planner {
public:
    Planner(HeapSite& site, std::vector<std::string>& notes, Diagnostics& diagnostics)
        : site_(site), notes_(notes), diagnostics_(diagnostics) {}

    void stack() {
        heap::PlanNames names;
        for (const auto& [name, pad] : site_.pads) names.pads.push_back(name);
        for (const auto& [name, parcel] : site_.parcels) names.parcels.push_back(name);
        for (const ModuleInput& module : site_.modules) names.modules.push_back(module.id);
        const auto plan = heap::read_stacking_plan(site_.stacking->file.path, site_.run.start_date,
                                                   names, diagnostics_);
        if (!plan) return;
        note_rules(*plan);
        names_its_own_ = names.modules.empty();
        for (const heap::PlannedModule& planned : plan->modules) stack(planned);
        if (late_ > 0.0) {
            notes_.push_back("stacking.file: " + rounded(1e-3 * late_) +
                             " t are left out with lifts that are finished after the end of the "
                             "run");
        }
    }

private:
    void fault(const SourceLocation& location, std::string code, std::string found,
               std::string allowed, std::string write = {}) {
        diagnostics_.add({.location = location,
                          .code = "stacking." + std::move(code),
                          .path = "stacking.file",
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    void note_rules(const heap::StackingPlan& plan) {
        std::size_t n_lifts = 0;
        double mass = 0.0, longest = 0.0;
        for (const heap::PlannedModule& module : plan.modules) {
            n_lifts += module.lifts.size();
            for (const heap::PlannedLift& lift : module.lifts) {
                mass += lift.total();
                longest = std::max(longest, lift.end - lift.begin);
            }
        }
        notes_.push_back("stacking.file: " + std::to_string(plan.n_blocks) + " blocks of " +
                         rounded(1e-3 * mass, 6) + " t make " + std::to_string(n_lifts) +
                         " lifts of " + std::to_string(plan.modules.size()) +
                         " modules; a lift is stacked as a whole on the day of its last block, up "
                         "to " +
                         rounded(longest / day.si) + " d after its first");
    }

    void stack(const heap::PlannedModule& planned) {
        auto lifts = planned.lifts;
        while (!lifts.empty() && lifts.back().end > site_.run.duration.si - least_apart) {
            late_ += lifts.back().total();
            lifts.pop_back();
        }
        auto& modules = site_.modules;
        auto found = std::find_if(modules.begin(), modules.end(),
                                  [&](const auto& each) { return each.id == planned.id; });
        if (lifts.empty()) {
            notes_.push_back("module " + in_quotes(planned.id) +
                             " is left out: its first lift is finished after the end of the run");
            if (found != modules.end()) modules.erase(found);
            return;
        }
        if (names_its_own_) {
            ModuleInput made;
            made.id = planned.id;
            made.pad = planned.pad;
            modules.push_back(std::move(made));
            found = std::prev(modules.end());
        }
        if (!agrees(*found, planned)) return;
        fill(*found, planned, lifts);
    }

    bool agrees(const ModuleInput& module, const heap::PlannedModule& planned) {
        if (module.from || module.parcel || module.height || module.lifts) {
            fault(planned.location, "told_twice",
                  "module " + in_quotes(module.id) +
                      ", whose entry in [[modules]] has its own from, parcel, height or lifts",
                  "either the plan or the entry",
                  "the entry without them, or no blocks for the module");
            return false;
        }
        if (module.pad == planned.pad) return true;
        fault(planned.location, "two_pads",
              "module " + in_quotes(module.id) + " on the pad " + in_quotes(planned.pad),
              "the pad of its entry in [[modules]], " + in_quotes(module.pad));
        return false;
    }

    void fill(ModuleInput& module, const heap::PlannedModule& planned,
              const std::vector<heap::PlannedLift>& lifts) {
        const column::BedInput& bed = site_.pads.at(module.pad).bed;
        if (!module.area) {
            module.area = Area(lifts.front().total() / (bed.bulk_density.si * bed.height.si));
            notes_.push_back("module " + in_quotes(module.id) + ": an area of " +
                             rounded(module.area->si) +
                             " m2 makes its first lift as high as the bed of its pad");
        }
        module.lifts.emplace();
        for (std::size_t k = 0; k < lifts.size(); ++k) {
            const Length height(lifts[k].total() / (bed.bulk_density.si * module.area->si));
            if (height.si < 0.01 || height.si > 200.0) {
                fault(lifts[k].location, "height",
                      "a lift of " + rounded(height.si) + " m, " +
                          rounded(1e-3 * lifts[k].total()) + " t on " + rounded(module.area->si) +
                          " m2",
                      "1 cm to 200 m", "all blocks of the lift, or another area of the module");
                continue;
            }
            const std::string parcel = parcel_of(planned.id, k + 1, lifts[k]);
            if (k == 0) {
                module.from = Duration(lifts[k].end);
                module.parcel = parcel;
                module.height = height;
                continue;
            }
            ModuleLift lift;
            lift.from = Duration(lifts[k].end);
            lift.parcel = parcel;
            lift.height = height;
            lift.cells = cells_of(site_.pads.at(module.pad), height);
            module.lifts->push_back(std::move(lift));
        }
    }

    /// The parcel of a lift, or a mix of several that joins the scenario's.
    std::string parcel_of(const std::string& module, std::size_t number,
                          const heap::PlannedLift& lift) {
        if (lift.mass.size() == 1) return lift.mass.begin()->first;
        std::vector<std::pair<const ParcelInput*, double>> parts;
        std::string name;
        std::vector<std::string> names;
        for (const auto& [parcel, mass] : lift.mass) {
            parts.emplace_back(&site_.parcels.at(parcel), mass / lift.total());
            name += (name.empty() ? "" : " + ") + rounded(100.0 * mass / lift.total(), 3) + " % " +
                    parcel;
            names.push_back(parcel);
        }
        Blend mixed = blend(parts);
        const std::string where = "lift " + std::to_string(number) + " of module " + module;
        if (!mixed.differs.empty()) {
            fault(
                lift.location, "blend",
                where + " of " + enumerate(names, "and") + ", which differ in " + mixed.differs,
                "blocks of one parcel, or of parcels that differ in assays, acid demand, moisture "
                "and inoculum alone",
                "a lift of its own for each parcel, or the same " + mixed.differs + " for both");
            return names.front();
        }
        notes_.push_back(where + " is a mix by mass: " + name);
        name += " (" + where + ")";
        site_.parcels[name] = std::move(mixed.parcel);
        return name;
    }

    HeapSite& site_;
    std::vector<std::string>& notes_;
    Diagnostics& diagnostics_;
    bool names_its_own_ = false;
    double late_ = 0.0;  ///< kg
};

}  // namespace

void stack_as_planned(HeapSite& site, std::vector<std::string>& notes, Diagnostics& diagnostics) {
    if (site.stacking) Planner(site, notes, diagnostics).stack();
}

}  // namespace gossan::simulation
