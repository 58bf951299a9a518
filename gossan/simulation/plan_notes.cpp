// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/plan_notes.hpp"

#include <algorithm>

#include "gossan/base/units.hpp"

namespace gossan::simulation {

std::vector<std::string> plan_notes(const Site& site) {
    std::string averaged;
    for (const heap::IrrigationStep& step : site.irrigation.steps) {
        if (!step.on || heap::runs_resolved(site.irrigation, step)) continue;
        averaged += (averaged.empty() ? "" : ", ") + rounded_quantity(step.from.si / day.si, {}, 4);
    }
    if (averaged.empty()) return {};
    return {"the pulses that begin on day " + averaged +
            " run as their mean rate; irrigation.resolve_pulses = true follows each"};
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
