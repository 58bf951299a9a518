// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/residuals.hpp"

#include <cmath>

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

std::vector<SeriesFit> series_fits(const CalibrationPlan& plan, std::span<const double> predicted) {
    std::vector<SeriesFit> all;
    const auto& data = plan.trials.data();
    for (std::size_t s = 0; s < plan.series.size(); ++s) {
        SeriesFit fit{.series = s, .n = plan.series[s].data.size()};
        std::vector<double> residuals;
        double worst = -1.0, difference = 0.0;
        int n_exact = 0;
        for (const std::size_t n : plan.series[s].data) {
            const double r = residual_of(data[n], predicted[n]);
            residuals.push_back(r);
            fit.misfit += r * r / double(fit.n);
            fit.mean_residual += r / double(fit.n);
            if (std::abs(r) > worst) {
                worst = std::abs(r);
                fit.worst = n;
            }
            if (data[n].bound != tables::Bound::exact) continue;
            difference += predicted[n] - data[n].value;
            ++n_exact;
        }
        if (n_exact > 0) fit.mean_difference = difference / n_exact;
        fit.runs = runs_test(residuals);
        all.push_back(fit);
    }
    return all;
}

}  // namespace gossan::study
