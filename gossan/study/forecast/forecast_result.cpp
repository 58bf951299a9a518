// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/forecast_result.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;

void add(std::vector<ForecastScore>& scores, std::vector<ForecastScore> more) {
    for (auto& each : more) scores.push_back(std::move(each));
}

/// The output whose updates are told.
std::size_t output_of_updates(const Forecast& forecast) {
    if (const auto own = forecast.output_named(forecast.input.update->output)) return *own;
    for (const char* name : {"cathode_t", "recovery_pct"}) {
        if (const auto output = forecast.output_named(name)) return *output;
    }
    return 0;
}

}  // namespace

ForecastResult make_forecast(const Forecast& forecast, const ForecastRuns& runner,
                             MemberStore& store, Workforce& workforce,
                             const std::function<void(const std::string&)>& say) {
    Forecasting runs(forecast, runner, store, workforce, say);
    ForecastResult made{.first = runs.first(),
                        .told = {},
                        .update = {},
                        .scores = {},
                        .explanation = {},
                        .failures = {},
                        .count = {}};
    made.told = made.first;
    if (forecast.input.update) {
        UpdateHistory history{.output = output_of_updates(forecast), .rows = {}};
        history.rows = updates(forecast, runs, made.first, history.output, made.told);
        made.learnt_until = history.rows.back().day;
        made.update = std::move(history);
    }
    if (forecast.input.backtest) {
        const double until = forecast.input.backtest->calibrate_until.si / a_day;
        made.told = runs.learnt(until, 1);
        if (made.told.size() == 0) {
            throw Error(ErrorCode::numerics,
                        "too few members say anything of all the data up to day " + shortest(until),
                        {},
                        "leave out the first data of what is not defined yet, or ask for more "
                        "members");
        }
        made.learnt_until = until;
        add(made.scores, scores_after(forecast, made.told, until, "this forecast"));
        add(made.scores, scores_after(forecast, made.first, until, "before data"));
        add(made.scores, curve_scores_after(forecast, until));
    } else if (!forecast.data.empty()) {
        const bool has_learnt = made.learnt_until >= 0.0;
        add(made.scores,
            scores_after(forecast, made.first, -1.0, has_learnt ? "before data" : "this forecast"));
    }
    if (forecast.input.explain) {
        made.explanation = explain(forecast, made.told, runs);
        say("the difference from the plan is split by causes");
    }
    made.failures = runs.failures();
    made.count = runs.count();
    store.flush();
    return made;
}

}  // namespace gossan::study
