// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/outside_input.hpp"

#include <algorithm>
#include <optional>

namespace gossan::plant {
namespace {

template <class Flow>
std::optional<std::string> fault_of_order(const Flow& flow) {
    for (std::size_t k = 1; k < flow.steps.size(); ++k) {
        if (flow.steps[k].from > flow.steps[k - 1].from) continue;
        return "every step must begin after the one before it";
    }
    return {};
}

}  // namespace

Schema<FeedStep> FeedStep::schema() {
    using S = FeedStep;
    return Schema<S>("step", "one stretch of what comes from outside")
        .field("from", &S::from, at_least(0), "start, in days of the run", unit("d"))
        .field("rate", &S::rate, at_least(0), "until the next step begins", unit("m3/h"))
        .field("solution", &S::solution, "what comes", refers_to("solutions"));
}

Schema<FeedInput> FeedInput::schema() {
    using F = FeedInput;
    return Schema<F>("feed", "a flow into a pond from outside of the scenario")
        .field("pond", &F::pond, "that takes it")
        .field("steps", &F::steps, "stretches, in the order of time")
        .check("steps", [](const F& feed) { return fault_of_order(feed); });
}

Schema<OfftakeStep> OfftakeStep::schema() {
    using S = OfftakeStep;
    return Schema<S>("step", "one stretch of what leaves")
        .field("from", &S::from, at_least(0), "start, in days of the run", unit("d"))
        .field("rate", &S::rate, at_least(0), "until the next step begins", unit("m3/h"));
}

Schema<OfftakeInput> OfftakeInput::schema() {
    using F = OfftakeInput;
    return Schema<F>("offtake", "a flow out of a pond that leaves the scenario")
        .field("pond", &F::pond, "that gives it")
        .field("steps", &F::steps, "stretches, in the order of time")
        .check("steps", [](const F& offtake) { return fault_of_order(offtake); });
}

Schema<OutageInput> OutageInput::schema() {
    using O = OutageInput;
    return Schema<O>("outage", "a time without pumps, extraction, current, make-up and irrigation")
        .field("from", &O::from, at_least(0), "in days of the run", unit("d"))
        .field("until", &O::until, above(0), "in days of the run", unit("d"))
        .check("until", [](const O& outage) -> std::optional<std::string> {
            if (outage.until > outage.from) return {};
            return "an outage ends after it begins";
        });
}

double time_without_power(const std::vector<OutageInput>& outages, double begin, double end) {
    double sum = 0.0;
    for (const OutageInput& each : outages) {
        sum += std::max(std::min(end, each.until.si) - std::max(begin, each.from.si), 0.0);
    }
    return sum;
}

}  // namespace gossan::plant
