// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/aeration.hpp"

#include <algorithm>
#include <string>

namespace gossan::heap {

Schema<AerationStep> AerationStep::schema() {
    using S = AerationStep;
    return Schema<S>("step", "one stretch of the aeration plan")
        .field("from", &S::from, at_least(0), "start, counted from the start of the run", unit("d"))
        .field("rate", &S::rate, between(0, "100 Nm3/m2/h"),
               "dry air through the base, by area of it", unit("Nm3/m2/h"),
               usual(between(0, "5 Nm3/m2/h")));
}

Schema<Aeration> Aeration::schema() {
    return Schema<Aeration>("aeration", "when and how fast air is blown in at the base")
        .field("steps", &Aeration::steps, "stretches of the plan, in the order of time",
               defaults_to("choice: no blower unless the scenario gives one"))
        .field("temperature", &Aeration::temperature, between("-40 degC", "80 degC"),
               "of the air blown in; left out: that of the weather", unit("degC"))
        .field("humidity", &Aeration::humidity, fraction(),
               "relative, of the air blown in; left out: that of the weather", unit("%"))
        .check("steps", [](const Aeration& plan) -> std::optional<std::string> {
            if (plan.steps.empty() && (plan.temperature || plan.humidity)) {
                return "air with a temperature or humidity must enter at the base by a step: "
                       "write steps = [{ from = \"0 d\", rate = \"0.1 Nm3/m2/h\" }]";
            }
            for (std::size_t k = 1; k < plan.steps.size(); ++k) {
                if (plan.steps[k].from <= plan.steps[k - 1].from) {
                    return "every step must begin after the one before it";
                }
            }
            return {};
        });
}

double rate_at(const Aeration& plan, double time) {
    double rate = 0.0;
    for (const AerationStep& step : plan.steps) {
        if (step.from.si > time) break;
        rate = step.rate.si;
    }
    return rate;
}

double blown_between(const Aeration& plan, double begin, double end) {
    double sum = 0.0;
    for (std::size_t k = 0; k < plan.steps.size(); ++k) {
        const double until = k + 1 < plan.steps.size() ? plan.steps[k + 1].from.si : end;
        const double both = std::min(until, end) - std::max(plan.steps[k].from.si, begin);
        if (both > 0.0) sum += both * plan.steps[k].rate.si;
    }
    return sum;
}

}  // namespace gossan::heap
