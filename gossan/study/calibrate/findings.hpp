// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/numerics/matrix.hpp"
#include "gossan/study/calibrate/calibrate.hpp"
#include "gossan/study/calibrate/residuals.hpp"

namespace gossan::study {

/// Whether a model can say what was measured.
enum class Verdict { fits, fits_within, cannot_fit };

/// What is known of one parameter before and after the data: of its value, which for a test's own
/// number has the common part in it, and for the common one is that of a test not seen.
struct ParameterFinding {
    double prior_low = 0.0, prior_middle = 0.0, prior_high = 0.0;  ///< SI; 5th, 50th, 95th
    double low = 0.0, middle = 0.0, high = 0.0;                    ///< likewise after the data
    double best = 0.0;
    double width_ratio = 1.0;  ///< deviation of its z over the posterior; 1 before the data
    double local_ratio = 1.0;  ///< the same near the best fit; NaN without one
};

/// How often members' predictions, with the error of the data, hold what was measured.
struct Coverage {
    std::size_t n = 0, held = 0;  ///< exact data, those in the 80 % band
    [[nodiscard]] double share() const { return n == 0 ? 0.0 : double(held) / double(n); }
};

/// What a calibration comes to.
struct Findings {
    std::size_t n_data = 0, n_bounds = 0;
    std::size_t n_counted = 0;     ///< data that count in the misfit of the best fit
    double misfit = 0.0;           ///< mean of r^2 of the best fit, of the data that count
    double ensemble_misfit = 0.0;  ///< its median over the posterior's members
    double expected = 0.0;         ///< what the best misfit stays below in 95 of 100 cases
    Verdict verdict = Verdict::fits;
    std::string verdict_words = {};         ///< the first line of everything
    std::vector<std::string> remarks = {};  ///< what else must be known, worst first
    std::vector<SeriesFit> series = {};     ///< at the best fit
    std::vector<Coverage> coverage = {};    ///< by series
    Coverage all = {};
    std::vector<ParameterFinding> parameters = {};
    numerics::Matrix correlation = {};  ///< of the same z over the posterior
};

/// Judges a result.
///
///     expected = chi^2_95(n)/n ~ (1 - 2/(9n) + 1.645 (2/(9n))^(1/2))^3                    (1)
///
/// Source of (1): WilsonHilferty1931. Choices: a misfit below (1) fits; one of up to 4, so errors
/// twice as large, with no series beyond 9, fits within its root; beyond that the model cannot fit,
/// and the series that are furthest off are named.
[[nodiscard]] Findings findings_of(const CalibrationPlan& plan, const CalibrationResult& result);

/// "column_a/recovery_pct".
[[nodiscard]] std::string name_of(const CalibrationPlan& plan, const PlannedSeries& series);

/// What parameters have by member, in which a common one is a draw for a test that was not seen.
[[nodiscard]] std::vector<std::vector<double>> member_values(const CalibrationPlan& plan,
                                                             const CalibrationEnsemble& ensemble);

}  // namespace gossan::study
