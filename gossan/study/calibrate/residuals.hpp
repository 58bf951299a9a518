// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/study/calibrate/calibration_plan.hpp"

namespace gossan::study {

/// What a datum says against a prediction, in standard deviations; positive where the prediction is
/// too high.
///
///     r = (prediction - value)/sd                                                        (1)
///
/// Of a bound it is one-sided: probability.hpp (3), with its sign.
[[nodiscard]] double residual_of(const Datum& datum, double predicted);

/// Of the first `data.size()` predictions.
[[nodiscard]] std::vector<double> residuals_of(std::span<const Datum> data,
                                               std::span<const double> predicted);

/// Whether a datum counts in a misfit: one that is exact, or a bound that is not kept, where the
/// prediction is beyond the limit and r^2 above 2 ln 2. A bound that is kept has no misfit, and
/// would only water down that of the others.
[[nodiscard]] bool counts(const Datum& datum, double residual);

/// Mean of r^2 over the data that count, and their number.
struct Misfit {
    double mean = 0.0;
    std::size_t n = 0;
};
[[nodiscard]] Misfit misfit_of(std::span<const Datum> data, std::span<const double> predicted);

/// Whether residuals lie on one side too long (Wald and Wolfowitz).
///
///     expected runs = 2 a b/n + 1,   variance = (runs - 1)(runs - 2)/(n - 1)              (2)
///
/// a above and b below zero, n = a + b. Far too few runs: the misfit has a shape that scatter has
/// not. Source: WaldWolfowitz1940.
struct RunsTest {
    int above = 0, below = 0, runs = 0;
    double z = 0.0;  ///< (runs - expected)/deviation: below -2 is rare by chance
};

/// None for fewer than eight values, or all on one side.
[[nodiscard]] std::optional<RunsTest> runs_test(std::span<const double> residuals);

/// How a series was met.
struct SeriesFit {
    std::size_t series = 0;  ///< of the plan
    std::size_t n = 0;
    double misfit = 0.0;  ///< mean of r^2 of those that count: about 1 where errors are right
    double mean_residual = 0.0;    ///< of the same, standard deviations
    double mean_difference = 0.0;  ///< prediction less value, in the unit, of those that are exact
    std::size_t worst = 0;         ///< datum of the largest |r|
    std::optional<RunsTest> runs =
        {};  ///< of those that are exact: a bound that is kept has no side
};

/// Of the data that `of_series` names.
[[nodiscard]] SeriesFit series_fit(std::span<const Datum> data,
                                   std::span<const std::size_t> of_series,
                                   std::span<const double> predicted);

[[nodiscard]] std::vector<SeriesFit> series_fits(const CalibrationPlan& plan,
                                                 std::span<const double> predicted);

}  // namespace gossan::study
