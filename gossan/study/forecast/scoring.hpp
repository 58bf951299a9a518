// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/study/forecast/forecast.hpp"
#include "gossan/study/scores/forecast_scores.hpp"

namespace gossan::study {

/// How one forecast of one output did.
struct ForecastScore {
    std::string output;
    std::string forecast;  ///< "this forecast", "before data", "first order curve" …
    Scores scores;
};

/// Scores of an ensemble at what was measured of each output after a day. A measured value is held
/// against members with an error of measurement drawn to each; bounds are left out. The values of
/// one output follow one another, so the interval of their coverage is too narrow.
[[nodiscard]] std::vector<ForecastScore> scores_after(const Forecast& forecast,
                                                      const ForecastEnsemble& ensemble,
                                                      double after_day, const std::string& name);

/// The same of the trade's curves, fitted to recoveries measured up to the day and drawn by
/// bootstrap; of outputs that are recoveries with enough points, else none.
[[nodiscard]] std::vector<ForecastScore> curve_scores_after(const Forecast& forecast,
                                                            double after_day);

}  // namespace gossan::study
