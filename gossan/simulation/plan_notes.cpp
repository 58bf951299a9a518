// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/plan_notes.hpp"

#include <algorithm>
#include <utility>

#include "gossan/base/units.hpp"

namespace gossan::simulation {

namespace {

std::string day_of(Duration time) { return rounded_quantity(time.si / day.si, {}, 6); }

/// Where the drip of a column ends before its run. A column of a module has ores by name: what is
/// to be said of it, its site says.
std::string note_of_the_end(const Site& site) {
    const auto until = heap::last_drip(site.irrigation, site.run.duration);
    if (!site.parcels.empty() || !until || *until >= site.run.duration) return {};
    return "irrigation ends before the run, on day " + day_of(*until) + " of " +
           day_of(site.run.duration);
}

}  // namespace

std::vector<std::string> plan_notes(const Site& site) {
    std::vector<std::string> notes;
    if (site.parcels.empty() && site.ore.copper) {
        notes = ore::assay_notes(*site.ore.copper, "ore.copper");
    }
    if (std::string note = note_of_the_end(site); !note.empty()) notes.push_back(std::move(note));
    std::string averaged;
    for (const heap::IrrigationStep& step : site.irrigation.steps) {
        if (!step.on || heap::runs_resolved(site.irrigation, step)) continue;
        averaged += (averaged.empty() ? "" : ", ") + rounded_quantity(step.from.si / day.si, {}, 4);
    }
    if (averaged.empty()) return notes;
    notes.push_back("the pulses that begin on day " + averaged +
                    " run as their mean rate; irrigation.resolve_pulses = true follows each");
    return notes;
}

std::optional<Permeability> permeability_of(const Site& site,
                                            const transport::Retention& retention) {
    double fastest = 0.0;
    for (const heap::IrrigationStep& step : site.irrigation.steps) {
        const bool is_resolved = heap::runs_resolved(site.irrigation, step);
        fastest = std::max(fastest, is_resolved ? step.rate.si : step.mean_rate().si);
    }
    if (fastest <= 0.0) return std::nullopt;
    const double conductivity = retention.saturated_conductivity();
    const double content = fastest < conductivity
                               ? transport::steady_water_content(retention, fastest)
                               : retention.saturated_content();
    return Permeability{.ratio = conductivity / fastest,
                        .saturation = content / site.bed.hydraulics.porosity,
                        .rate = fastest};
}

std::string in_words(const Permeability& permeability) {
    return "the saturated conductivity of the bed is " +
           rounded_quantity(permeability.ratio, {}, 3) + " times the fastest irrigation, " +
           rounded_quantity(permeability.rate, {.dimension = Velocity::dimension, .unit = "L/m2/h"},
                            3) +
           ", which fills " + rounded_quantity(100.0 * permeability.saturation, {}, 3) +
           " % of its pores";
}

}  // namespace gossan::simulation
