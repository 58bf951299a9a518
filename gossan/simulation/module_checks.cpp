// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/module_checks.hpp"

#include <algorithm>
#include <optional>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"
#include "gossan/simulation/module_column.hpp"

namespace gossan::simulation {
namespace {

std::string day_of(Duration time) { return "day " + rounded_quantity(time.si / day.si, {}, 6); }

/// Checks one module after another.
class ModuleChecks {
public:
    ModuleChecks(const HeapSite& site, Diagnostics& diagnostics)
        : site_(site), diagnostics_(diagnostics) {}

    void check(const ModuleInput& module, const std::string& path) {
        path_ = path;
        id_ = module.id;
        require(module.parcel.has_value(), "parcel", "what it is made of");
        require(module.from.has_value(), "from", "when it is stacked");
        require(module.area.has_value(), "area", "how large it is");
        if (!module.from) return;
        const Duration from = *module.from;
        if (from >= site_.run.duration) {
            fault("from", "stacked after the end of the run, " + day_of(from),
                  "a day before " + day_of(site_.run.duration), "another day, or no such module");
        }
        if (module.irrigation && !module.irrigation->steps.empty()) {
            not_before(module.irrigation->steps.front().from, from, "irrigation", "irrigated");
        }
        if (module.aeration && !module.aeration->steps.empty()) {
            not_before(module.aeration->steps.front().from, from, "aeration", "aerated");
        }
        if (module.drainage && module.drainage->steps.front().from > from) {
            fault("drainage",
                  "whose drainage begins after it is stacked, on " +
                      day_of(module.drainage->steps.front().from),
                  day_of(from) + " or before; a plan of the module's own is in days of the run");
        }
        if (module.lifts) check_lifts(*module.lifts, from);
    }

private:
    void fault(const std::string& key, std::string what, std::string allowed,
               std::string write = {}) {
        diagnostics_.add({.code = "heap.module",
                          .path = joined(path_, key),
                          .found = "module " + in_quotes(id_) + " " + std::move(what),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    void require(bool is_there, const std::string& key, const std::string& meaning) {
        if (!is_there) fault(key, "without " + key, meaning, key + " of the module");
    }

    void not_before(Duration first, Duration stacked, const std::string& key,
                    const std::string& what) {
        if (first >= stacked) return;
        fault(key, what + " before it is stacked, on " + day_of(first),
              day_of(stacked) + " or later; a plan of the module's own is in days of the run");
    }

    void check_lifts(const std::vector<ModuleLift>& lifts, Duration stacked) {
        Duration last = stacked;
        for (std::size_t k = 0; k < lifts.size(); ++k) {
            if (lifts[k].from <= last) {
                fault(joined(joined("lifts", k), "from"), "with a lift on " + day_of(lifts[k].from),
                      "a day after " + day_of(last) + ", when the ore below it is stacked");
            }
            last = lifts[k].from;
        }
    }

    const HeapSite& site_;
    Diagnostics& diagnostics_;
    std::string path_, id_;
};

}  // namespace

std::vector<std::string> irrigation_notes(const HeapSite& site) {
    const double end = site.run.duration.si;
    std::vector<std::string> dry, over, late;
    for (const ModuleInput& module : site.modules) {
        const bool has_own = module.irrigation.has_value();
        const PondIrrigation& plan =
            has_own ? *module.irrigation : site.pads.at(module.pad).irrigation;
        const double shift = has_own ? 0.0 : module.from->si;
        const auto until =
            heap::last_drip(column_plan(plan, Duration(shift), nullptr), site.run.duration);
        const std::string id = in_quotes(module.id);
        if (!until) dry.push_back(id);
        if (until && *until < site.run.duration) over.push_back(id + " on " + day_of(*until));
        const bool has_late =
            std::any_of(plan.steps.begin(), plan.steps.end(),
                        [&](const PondStep& step) { return step.from.si + shift >= end; });
        if (until && has_late) late.push_back(id);
    }
    std::vector<std::string> notes;
    const auto note = [&](const char* what, const std::vector<std::string>& modules) {
        if (modules.empty()) return;
        notes.push_back(what + std::string(modules.size() == 1 ? "module " : "modules ") +
                        enumerate(modules, "and"));
    };
    note("never irrigated in the run: ", dry);
    note("irrigation ends before the run, of ", over);
    note("steps of the irrigation plan that the run does not come to, of ", late);
    return notes;
}

void check_modules(const HeapSite& site, Diagnostics& diagnostics) {
    ModuleChecks checks(site, diagnostics);
    for (std::size_t m = 0; m < site.modules.size(); ++m) {
        checks.check(site.modules[m], joined("modules", m));
    }
}

}  // namespace gossan::simulation
