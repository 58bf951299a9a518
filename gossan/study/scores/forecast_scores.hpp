// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

namespace gossan::study {

/// Continuous ranked probability score of an ensemble against what came, in the unit of the
/// forecast; 0 is best, and of one member it is the distance.
///
///     CRPS = sum_i w_i |x_i - y| - (1/2) sum_ij w_i w_j |x_i - x_j|                         (1)
///
/// Source: GneitingRaftery2007 eq. 21. Exact, by sorting. Equal weights if none are given.
[[nodiscard]] double crps(std::span<const double> ensemble, double observed,
                          std::span<const double> weights = {});

/// The same for members that are a sample: what an endless ensemble of the same law would score on
/// average, the mean distance of two members being taken over pairs of different ones alone,
///
///     CRPS = sum_i w_i |x_i - y| - (1/2) sum_ij w_i w_j |x_i - x_j| / (1 - sum_i w_i^2)       (2)
///
/// which for equal weights is n(n - 1) in place of n^2. Two members or more have weight. Compare
/// forecasts of different size, or weighted with unweighted ones, by this one.
/// Source: Ferro2014 for equal weights; with others `choice: the same pairs, each by its weights`.
[[nodiscard]] double fair_crps(std::span<const double> ensemble, double observed,
                               std::span<const double> weights = {});

/// Share of a forecast below what came; half of what is equal counts. Even over (0, 1) if forecasts
/// are right (probability integral transform).
[[nodiscard]] double rank_of(std::span<const double> ensemble, double observed,
                             std::span<const double> weights = {});

/// A forecast that is to be scored.
struct ScoredForecast {
    std::vector<double> ensemble;
    double observed;
    std::vector<double> weights = {};
};

/// Scores of many forecasts of one kind.
struct Scores {
    int n_forecasts = 0;
    double level = 0.8;                              ///< of the central interval
    int n_held = 0;                                  ///< truths inside it
    double coverage = 0.0;                           ///< n_held / n_forecasts
    double coverage_low = 0.0, coverage_high = 1.0;  ///< what the coverage may be, 95 %, exact
    double bias = 0.0;                               ///< mean of ensemble mean less what came
    double bias_error = 0.0;                         ///< its standard error; 0 of a single forecast
    double mean_crps = 0.0;                          ///< fair (2), where two members have weight
    double mean_width = 0.0;                         ///< of the interval
    double error_of_median = 0.0;                    ///< root mean square of median less what came
    std::array<int, 10> ranks{};                     ///< histogram of rank_of()
};

/// Interval from percentile() at (1 - level)/2 to either side. The interval of the coverage takes
/// forecasts as independent: several of one test are not, so score one of each.
[[nodiscard]] Scores score(std::span<const ScoredForecast> forecasts, double level = 0.8);

}  // namespace gossan::study
