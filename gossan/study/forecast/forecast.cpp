// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/forecast.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/study/scores/percentiles.hpp"

namespace gossan::study {
namespace {

/// What `value_of` says of each row, where it is finite.
template <typename ValueOf>
ForecastSample sample_of(const ForecastEnsemble& ensemble, const ValueOf& value_of) {
    ForecastSample made;
    double sum = 0.0;
    for (std::size_t row = 0; row < ensemble.size(); ++row) {
        const double value = value_of(ensemble.values[row]);
        if (!std::isfinite(value)) continue;
        made.values.push_back(value);
        if (ensemble.weights.empty()) continue;
        made.weights.push_back(ensemble.weights[row]);
        sum += ensemble.weights[row];
    }
    if (!made.weights.empty() && !(sum > 0.0)) return {};
    return made;
}

}  // namespace

std::optional<std::size_t> Forecast::output_named(std::string_view name) const {
    for (std::size_t k = 0; k < outputs.size(); ++k) {
        if (outputs[k].name == name) return k;
    }
    return std::nullopt;
}

std::vector<double> Forecast::told(std::span<const double> run) const {
    std::vector<double> values;
    for (std::size_t output = 0; output < outputs.size(); ++output) {
        const auto own = run.subspan(output * run_days.size(), run_days.size());
        for (const double day : days) {
            const auto after = std::lower_bound(run_days.begin(), run_days.end(), day);
            const auto k = std::size_t(after - run_days.begin());
            if (after == run_days.end() || *after == day || k == 0) {
                values.push_back(own[std::min(k, own.size() - 1)]);
                continue;
            }
            const double share = (day - run_days[k - 1]) / (run_days[k] - run_days[k - 1]);
            values.push_back(own[k - 1] + share * (own[k] - own[k - 1]));
        }
    }
    return values;
}

std::size_t Forecast::day_at(double day) const {
    const auto after = std::upper_bound(days.begin(), days.end(), day + 1e-9);
    return after == days.begin() ? 0 : std::size_t(after - days.begin()) - 1;
}

double ForecastEnsemble::effective() const {
    if (weights.empty()) return double(size());
    double squares = 0.0;
    for (const double w : weights) squares += w * w;
    return squares > 0.0 ? 1.0 / squares : 0.0;
}

double ForecastSample::percentile(double p) const {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    return study::percentile(values, p, weights);
}

double ForecastSample::mean() const {
    double sum = 0.0, weight = 0.0;
    for (std::size_t k = 0; k < values.size(); ++k) {
        const double own = weights.empty() ? 1.0 : weights[k];
        sum += own * values[k];
        weight += own;
    }
    return sum / weight;
}

ForecastSample sample(const Forecast& forecast, const ForecastEnsemble& ensemble,
                      std::size_t output, std::size_t day) {
    const std::size_t place = forecast.index(output, day);
    return sample_of(ensemble, [&](const std::vector<double>& values) { return values[place]; });
}

ForecastSample growth(const Forecast& forecast, const ForecastEnsemble& ensemble,
                      std::size_t output, std::size_t from, std::size_t to) {
    const std::size_t begin = forecast.index(output, from), end = forecast.index(output, to);
    return sample_of(
        ensemble, [&](const std::vector<double>& values) { return values[end] - values[begin]; });
}

}  // namespace gossan::study
