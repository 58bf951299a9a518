// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/outside_input.hpp"

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

}  // namespace gossan::plant
