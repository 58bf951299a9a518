// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/scoring.hpp"

#include <array>
#include <cmath>

#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/baseline/curve_fit.hpp"

namespace gossan::study {
namespace {

/// Measured values of an output after a day, without bounds.
std::vector<const ForecastDatum*> exact_after(const Forecast& forecast, std::size_t output,
                                              double after_day) {
    std::vector<const ForecastDatum*> found;
    for (const ForecastDatum& each : forecast.data) {
        if (each.output != output || each.bound != tables::Bound::exact) continue;
        if (forecast.days[each.day] > after_day) found.push_back(&each);
    }
    return found;
}

double noise(const Forecast& forecast, const ForecastDatum& datum, std::uint64_t member) {
    const std::string name =
        "measuring " + forecast.outputs[datum.output].name + " at " + datum.place;
    return datum.sd *
           numerics::RandomStream(std::uint64_t(forecast.input.study.seed), member, name).normal();
}

struct NamedCurve {
    CurveForm form;
    const char* name;
};
constexpr auto curves =
    std::to_array<NamedCurve>({{CurveForm::first_order, "first order curve"},
                               {CurveForm::two_exponentials, "curve of two exponentials"},
                               {CurveForm::core_by_diffusion, "shrinking core curve"}});

std::vector<ForecastScore> scores_of_curves(const Forecast& forecast, std::size_t output,
                                            double after_day) {
    std::vector<RecoveryPoint> points;
    for (const ForecastDatum& each : forecast.data) {
        const double day = forecast.days[each.day];
        if (each.output != output || each.bound != tables::Bound::exact) continue;
        if (day <= after_day) points.push_back({day, each.value / 100.0, each.sd / 100.0});
    }
    std::vector<ForecastScore> made;
    for (const NamedCurve& curve : curves) {
        const RecoveryCurve form{.form = curve.form};
        if (points.size() <= parameter_names(form).size()) continue;
        const CurveFit fit = fit_curve(form, points);
        std::vector<ScoredForecast> scored;
        for (const ForecastDatum* datum : exact_after(forecast, output, after_day)) {
            auto drawn =
                bootstrapped_forecast(fit, forecast.days[datum->day], forecast.members.size(),
                                      std::uint64_t(forecast.input.study.seed));
            for (std::size_t k = 0; k < drawn.size(); ++k) {
                drawn[k] = 100.0 * drawn[k] + noise(forecast, *datum, k);
            }
            scored.push_back({.ensemble = std::move(drawn), .observed = datum->value});
        }
        if (scored.empty()) continue;
        made.push_back({forecast.outputs[output].name, curve.name, score(scored)});
    }
    return made;
}

}  // namespace

std::vector<ForecastScore> scores_after(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                        double after_day, const std::string& name) {
    std::vector<ForecastScore> made;
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        std::vector<ScoredForecast> scored;
        for (const ForecastDatum* datum : exact_after(forecast, output, after_day)) {
            ScoredForecast own{.ensemble = {}, .observed = datum->value};
            for (std::size_t row = 0; row < ensemble.size(); ++row) {
                const double value = ensemble.values[row][forecast.index(output, datum->day)];
                if (!std::isfinite(value)) continue;
                own.ensemble.push_back(value + noise(forecast, *datum, ensemble.members[row]));
                if (!ensemble.weights.empty()) own.weights.push_back(ensemble.weights[row]);
            }
            if (own.ensemble.size() == ensemble.size()) scored.push_back(std::move(own));
        }
        if (scored.empty()) continue;
        made.push_back({forecast.outputs[output].name, name, score(scored)});
    }
    return made;
}

std::vector<ForecastScore> curve_scores_after(const Forecast& forecast, double after_day) {
    std::vector<ForecastScore> made;
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        const std::string& name = forecast.outputs[output].name;
        if (name != "recovery_pct" && name != "extraction_pct") continue;
        for (auto& each : scores_of_curves(forecast, output, after_day)) {
            made.push_back(std::move(each));
        }
    }
    return made;
}

}  // namespace gossan::study
