// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/irrigation.hpp"

#include <algorithm>

namespace gossan::heap {

Velocity IrrigationStep::mean_rate() const {
    if (!on || !off) return rate;
    return rate * (*on / (*on + *off));
}

Schema<IrrigationStep> IrrigationStep::schema() {
    using S = IrrigationStep;
    return Schema<S>("step", "one stretch of the irrigation plan")
        .field("from", &S::from, at_least(0), "start, counted from the start of the run", unit("d"))
        .field("rate", &S::rate, between(0, "200 L/m2/h"), "while the drip is on", unit("L/m2/h"),
               usual(between(0, "40 L/m2/h")))
        .field("solution", &S::solution, "what drips", refers_to("solutions"))
        .field("on", &S::on, at_least("1 min"), "length of a pulse; leave out for steady drip",
               unit("h"))
        .field("off", &S::off, at_least("1 min"), "pause after each pulse", unit("h"))
        .check("on", [](const S& step) -> std::optional<std::string> {
            if (step.on.has_value() == step.off.has_value()) return {};
            return "give both on and off for pulses, or neither for steady drip";
        });
}

Schema<Irrigation> Irrigation::schema() {
    return Schema<Irrigation>("irrigation", "when, how fast and with what the surface is irrigated")
        .field("steps", &Irrigation::steps, "stretches of the plan, in the order of time")
        .field("resolve_pulses", &Irrigation::resolve_pulses,
               "follow every pulse; else those that come at least daily run as their mean rate",
               defaults_to(
                   "choice: a pulse costs about 20 ms, and the mean moves copper by under 1 %"))
        .check("steps", [](const Irrigation& plan) -> std::optional<std::string> {
            for (std::size_t k = 1; k < plan.steps.size(); ++k) {
                if (plan.steps[k].from <= plan.steps[k - 1].from) {
                    return "every step must begin after the one before it";
                }
            }
            return {};
        });
}

bool runs_resolved(const Irrigation& plan, const IrrigationStep& step) {
    if (!step.on || !step.off) return false;
    return plan.resolve_pulses || *step.on + *step.off > longest_averaged;
}

std::vector<Stretch> stretches(const Irrigation& plan, Duration end) {
    std::vector<Stretch> all;
    if (plan.steps.empty() || plan.steps.front().from.si > 0.0) all.push_back({});
    for (std::size_t k = 0; k < plan.steps.size(); ++k) {
        const IrrigationStep& step = plan.steps[k];
        const double begin = step.from.si;
        const double stop =
            k + 1 < plan.steps.size() ? std::min(plan.steps[k + 1].from.si, end.si) : end.si;
        if (begin >= end.si) break;
        if (!runs_resolved(plan, step)) {
            all.push_back({begin, step.mean_rate().si, step.solution});
            continue;
        }
        const double period = step.on->si + step.off->si;
        for (long pulse = 0; begin + double(pulse) * period < stop; ++pulse) {
            const double start = begin + double(pulse) * period;
            all.push_back({start, step.rate.si, step.solution});
            if (start + step.on->si < stop) all.push_back({start + step.on->si, 0.0, {}});
        }
    }
    return all;
}

std::optional<Duration> last_drip(const Irrigation& plan, Duration end) {
    std::optional<Duration> until;
    for (std::size_t k = 0; k < plan.steps.size(); ++k) {
        const IrrigationStep& step = plan.steps[k];
        if (step.rate.si <= 0.0 || step.from >= end) continue;
        until = k + 1 < plan.steps.size() ? std::min(end, plan.steps[k + 1].from) : end;
    }
    return until;
}

}  // namespace gossan::heap
