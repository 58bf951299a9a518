// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/records/document.hpp"
#include "gossan/study/calibrate/calibrate.hpp"

namespace gossan::study {

/// posterior.csv: a row a member, its parameters in the units of the trade.
[[nodiscard]] std::string posterior_csv(const Trials& trials, const CalibrationResult& result);

/// residuals.csv: a row a datum, with the 10th, 50th and 90th percentile of prior and posterior and
/// the best fit.
[[nodiscard]] std::string residuals_csv(const Trials& trials, const CalibrationResult& result);

/// summary.json: parameters before and after, what the data cannot tell, whether the model can meet
/// the data at all, runs and failures.
[[nodiscard]] records::Document calibration_summary(const Calibration& calibration,
                                                    const CalibrationResult& result);

/// Mean over data of ((prediction - observed)/error)^2 at which a model is said not to fit: beyond
/// it lies one in a thousand where errors are independent and normal.
///
///     1 + 3.09 sqrt(2/n)                                                                  (1)
///
/// Source: choice, the normal approximation of chi squared; more parameters only lower the mean.
[[nodiscard]] double largest_misfit(std::size_t n_data);

}  // namespace gossan::study
