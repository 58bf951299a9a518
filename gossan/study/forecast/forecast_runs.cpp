// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/forecast_runs.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"

namespace gossan::study {

Causes causes_of(const Forecast& forecast) {
    Causes made;
    if (!forecast.input.explain) return made;
    const auto& parameters = forecast.trials->parameters();
    const std::size_t others = forecast.input.explain->causes.size();
    made.of_parameter.assign(parameters.size(), others);
    for (const auto& [name, cause] : forecast.input.explain->causes) {
        for (std::size_t p = 0; p < parameters.size(); ++p) {
            const auto& own = cause.parameters;
            if (std::find(own.begin(), own.end(), parameters[p].name) != own.end()) {
                made.of_parameter[p] = made.names.size();
            }
        }
        made.names.push_back(name);
        made.overrides.push_back(cause.set);
    }
    const auto& of = made.of_parameter;
    if (std::find(of.begin(), of.end(), others) != of.end()) {
        made.names.emplace_back("others");
        made.overrides.emplace_back();
    }
    return made;
}

ForecastRuns::ForecastRuns(const Forecast& forecast, std::function<bool()> is_interrupted)
    : forecast_(forecast),
      is_interrupted_(std::move(is_interrupted)),
      causes_(causes_of(forecast)) {
    if (!forecast.input.explain) return;
    const std::uint64_t n_subsets = std::uint64_t{1} << causes_.names.size();
    for (std::uint64_t subset = 0; subset < n_subsets; ++subset) {
        worlds_[mark_of(subset)].overrides = overrides_of(subset);
    }
}

std::vector<std::string> ForecastRuns::overrides_of(std::uint64_t causes) const {
    std::vector<std::string> all = forecast_.input.plan.set;
    for (std::size_t cause = 0; cause < causes_.names.size(); ++cause) {
        if ((causes >> cause & 1U) == 0U) continue;
        const auto& own = causes_.overrides[cause];
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

/// The first 52 bits of a hash of all that an outcome depends on beside z and the study itself.
double ForecastRuns::mark_of(std::uint64_t causes) const {
    const auto& explain = *forecast_.input.explain;
    std::string text =
        explain.output + "\n" + (explain.day ? shortest(explain.day->si) : "end") + "\n";
    for (const std::string& each : overrides_of(causes)) text += each + "\n";
    return double(std::stoull(records::sha256(text).substr(0, 13), nullptr, 16));
}

std::vector<double> ForecastRuns::in_world(std::vector<double> z, std::uint64_t causes) const {
    z.push_back(mark_of(causes));
    return z;
}

const Trials& ForecastRuns::world(double mark) const {
    const std::lock_guard<std::mutex> guard(mutex_);
    const auto found = worlds_.find(mark);
    expects(found != worlds_.end(), "a point is of a world of this forecast");
    World& own = found->second;
    if (own.trials) return *own.trials;
    const auto& explain = *forecast_.input.explain;
    Diagnostics diagnostics;
    auto plan = read_test_case("plan", forecast_.input.plan.scenario.path, own.overrides,
                               *forecast_.facts, diagnostics);
    diagnostics.throw_if_any();
    const double day = explain.day ? explain.day->si : plan->duration;
    std::vector<TestCase> plans{std::move(*plan)};
    std::vector<Datum> data{{.time_s = day, .column = explain.output, .sd = 1.0}};
    own.trials = std::make_unique<const Trials>(*forecast_.facts, std::move(plans),
                                                forecast_.trials->parameters(), std::move(data),
                                                diagnostics);
    diagnostics.throw_if_any();
    return *own.trials;
}

Prediction ForecastRuns::predict(std::span<const double> point) const {
    if (is_interrupted_ && is_interrupted_()) throw StudyInterrupted{};
    const std::size_t n = forecast_.trials->parameters().size();
    if (point.size() == n) return forecast_.trials->predict(point);
    try {
        return world(point[n]).predict(point.first(n));
    } catch (const Error& error) {
        return {.failed = true, .message = error.what()};
    }
}

}  // namespace gossan::study
