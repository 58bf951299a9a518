// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/scores/forecast_scores.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/numerics/probability.hpp"
#include "gossan/study/scores/percentiles.hpp"

namespace gossan::study {
namespace {

constexpr double least_of_pairs = 1e-9;  // above what rounding leaves of one member

/// Weights that sum to one.
std::vector<double> shares(std::size_t n, std::span<const double> weights) {
    expects(n > 0 && (weights.empty() || weights.size() == n), "each member has its weight");
    if (weights.empty()) return std::vector<double>(n, 1.0 / double(n));
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    expects(sum > 0.0, "some member has weight");
    std::vector<double> out(weights.begin(), weights.end());
    for (double& w : out) w /= sum;
    return out;
}

/// Mean distance from what came and half the mean distance of two members, the two sums of (1).
struct Distances {
    double to_truth = 0.0, half_between = 0.0;
    double of_pairs = 1.0;  ///< weight of pairs of different members, 1 - sum w^2
};

Distances distances(std::span<const double> ensemble, double observed,
                    std::span<const double> weights) {
    const std::vector<double> w = shares(ensemble.size(), weights);
    std::vector<std::size_t> order(ensemble.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return ensemble[a] < ensemble[b]; });
    Distances d;
    // Between two neighbours by size, all pairs with one below and one above pass.
    double below = 0.0;
    for (std::size_t k = 0; k < order.size(); ++k) {
        d.of_pairs -= w[k] * w[k];
        d.to_truth += w[order[k]] * std::abs(ensemble[order[k]] - observed);
        below += w[order[k]];
        if (k + 1 == order.size()) break;
        d.half_between += below * (1.0 - below) * (ensemble[order[k + 1]] - ensemble[order[k]]);
    }
    return d;
}

double mean_of(const ScoredForecast& f) {
    const std::vector<double> w = shares(f.ensemble.size(), f.weights);
    return std::inner_product(w.begin(), w.end(), f.ensemble.begin(), 0.0);
}

}  // namespace

double crps(std::span<const double> ensemble, double observed, std::span<const double> weights) {
    const Distances d = distances(ensemble, observed, weights);
    return d.to_truth - d.half_between;  // (1)
}

double fair_crps(std::span<const double> ensemble, double observed,
                 std::span<const double> weights) {
    const Distances d = distances(ensemble, observed, weights);
    expects(d.of_pairs > least_of_pairs, "a fair score has two members");
    return d.to_truth - d.half_between / d.of_pairs;  // (2)
}

double rank_of(std::span<const double> ensemble, double observed, std::span<const double> weights) {
    const std::vector<double> w = shares(ensemble.size(), weights);
    double below = 0.0;
    for (std::size_t k = 0; k < ensemble.size(); ++k) {
        if (ensemble[k] < observed) below += w[k];
        if (ensemble[k] == observed) below += 0.5 * w[k];
    }
    return std::min(below, 1.0);
}

Scores score(std::span<const ScoredForecast> forecasts, double level) {
    expects(!forecasts.empty() && level > 0.0 && level < 1.0, "there are forecasts to score");
    const double n = double(forecasts.size());
    Scores out{.n_forecasts = int(forecasts.size()), .level = level};
    std::vector<double> errors;
    for (const ScoredForecast& f : forecasts) {
        const double low = percentile(f.ensemble, 0.5 * (1.0 - level), f.weights);
        const double high = percentile(f.ensemble, 0.5 * (1.0 + level), f.weights);
        if (low <= f.observed && f.observed <= high) ++out.n_held;
        out.mean_width += (high - low) / n;
        const Distances d = distances(f.ensemble, f.observed, f.weights);
        const double share = d.of_pairs > least_of_pairs ? d.of_pairs : 1.0;  // one member: (1)
        out.mean_crps += (d.to_truth - d.half_between / share) / n;
        errors.push_back(mean_of(f) - f.observed);
        out.error_of_median += std::pow(percentile(f.ensemble, 0.5, f.weights) - f.observed, 2) / n;
        const double rank = rank_of(f.ensemble, f.observed, f.weights);
        ++out.ranks[std::min<std::size_t>(9, std::size_t(10.0 * rank))];
    }
    out.error_of_median = std::sqrt(out.error_of_median);
    out.coverage = double(out.n_held) / n;
    const numerics::ShareInterval may_be =
        numerics::binomial_interval(out.n_held, out.n_forecasts, 0.95);
    out.coverage_low = may_be.low;
    out.coverage_high = may_be.high;
    out.bias = std::accumulate(errors.begin(), errors.end(), 0.0) / n;
    if (errors.size() < 2) return out;
    double squares = 0.0;
    for (const double e : errors) squares += (e - out.bias) * (e - out.bias);
    out.bias_error = std::sqrt(squares / (n - 1.0) / n);
    return out;
}

}  // namespace gossan::study
