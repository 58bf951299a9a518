// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/residuals.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "gossan/numerics/probability.hpp"

namespace gossan::study {

double residual_of(const Datum& datum, double predicted) {
    switch (datum.bound) {
        case tables::Bound::below:
            return numerics::censored_residual(predicted, datum.value, datum.sd);
        case tables::Bound::above:
            return -numerics::censored_residual(-predicted, -datum.value, datum.sd);
        case tables::Bound::exact:
            break;
    }
    return (predicted - datum.value) / datum.sd;  // (1)
}

std::vector<double> residuals_of(std::span<const Datum> data, std::span<const double> predicted) {
    std::vector<double> all(data.size());
    for (std::size_t n = 0; n < data.size(); ++n) all[n] = residual_of(data[n], predicted[n]);
    return all;
}

bool counts(const Datum& datum, double residual) {
    return datum.bound == tables::Bound::exact || residual * residual > 2.0 * std::numbers::ln2;
}

Misfit misfit_of(std::span<const Datum> data, std::span<const double> predicted) {
    Misfit made;
    double sum = 0.0;
    for (std::size_t n = 0; n < data.size(); ++n) {
        const double r = residual_of(data[n], predicted[n]);
        if (!counts(data[n], r)) continue;
        sum += r * r;
        ++made.n;
    }
    if (made.n > 0) made.mean = sum / double(made.n);
    return made;
}

std::optional<RunsTest> runs_test(std::span<const double> residuals) {
    RunsTest test;
    bool was_above = false;
    for (const double r : residuals) {
        const bool is_above = r > 0.0;
        if (test.runs == 0 || is_above != was_above) ++test.runs;
        ++(is_above ? test.above : test.below);
        was_above = is_above;
    }
    const int n = test.above + test.below;
    if (n < 8 || test.above == 0 || test.below == 0) return std::nullopt;
    const double expected = 2.0 * test.above * test.below / n + 1.0;
    const double variance = (expected - 1.0) * (expected - 2.0) / (n - 1);
    if (!(variance > 0.0)) return std::nullopt;
    test.z = (test.runs - expected) / std::sqrt(variance);  // (2)
    return test;
}

SeriesFit series_fit(std::span<const Datum> data, std::span<const std::size_t> of_series,
                     std::span<const double> predicted) {
    SeriesFit fit{.n = of_series.size()};
    std::vector<double> residuals;  // of those that are exact
    double worst = -1.0, difference = 0.0, n_counted = 0.0;
    for (const std::size_t n : of_series) {
        const double r = residual_of(data[n], predicted[n]);
        if (counts(data[n], r)) {
            fit.misfit += r * r;
            fit.mean_residual += r;
            n_counted += 1.0;
        }
        if (std::abs(r) > worst) {
            worst = std::abs(r);
            fit.worst = n;
        }
        if (data[n].bound != tables::Bound::exact) continue;
        residuals.push_back(r);
        difference += predicted[n] - data[n].value;
    }
    fit.misfit /= std::max(1.0, n_counted);
    fit.mean_residual /= std::max(1.0, n_counted);
    if (!residuals.empty()) fit.mean_difference = difference / double(residuals.size());
    fit.runs = runs_test(residuals);
    return fit;
}

std::vector<SeriesFit> series_fits(const CalibrationPlan& plan, std::span<const double> predicted) {
    std::vector<SeriesFit> all;
    for (std::size_t s = 0; s < plan.series.size(); ++s) {
        all.push_back(series_fit(plan.trials.data(), plan.series[s].data, predicted));
        all.back().series = s;
    }
    return all;
}

}  // namespace gossan::study
