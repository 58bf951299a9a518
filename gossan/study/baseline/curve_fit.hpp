// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "gossan/numerics/levenberg_marquardt.hpp"
#include "gossan/study/baseline/recovery_curve.hpp"

namespace gossan::study {

/// One measured recovery.
struct RecoveryPoint {
    double day;
    double recovery;  ///< 1 = all
    double error;     ///< standard error of the recovery, > 0
};

/// A curve fitted to points by least squares, without a prior.
struct CurveFit {
    RecoveryCurve curve;
    std::vector<RecoveryPoint> points;
    numerics::LeastSquaresFit fit;   ///< in free numbers
    std::vector<double> parameters;  ///< by parameter_names()
    /// Scatter about the curve over the errors given: sqrt(F/(points - parameters)); 1 if both
    /// agree, 0 where the curve passes through all or there are no points to spare.
    double scatter = 0.0;
};

/// The best of the fits from nine starts (R_inf of three sizes, k of three).
[[nodiscard]] CurveFit fit_curve(const RecoveryCurve& curve, std::vector<RecoveryPoint> points);

/// What the fitted curve says of a day.
struct CurveForecast {
    double recovery;
    std::optional<double> low, high;  ///< none where the points leave some direction untold
};

/// The curve with its interval, straight in the parameters: Student's t times
///
///     error = scatter (g' (J'J)^-1 g)^(1/2),   g = dR/dz                                 (1)
///
/// Of the curve, not of a further measurement. Source: unverified, the delta method of textbooks.
/// It knows nothing of the curve being the wrong one, as none of the trade's intervals does.
[[nodiscard]] CurveForecast linearised_forecast(const CurveFit& fit, double day,
                                                double level = 0.8);

/// Recoveries at a day by `members` fits to points drawn anew about the curve, with the scatter
/// that the points have: an ensemble that can be scored as one. Source: EfronTibshirani1993
/// chapter 6.
[[nodiscard]] std::vector<double> bootstrapped_forecast(const CurveFit& fit, double day,
                                                        std::size_t members, std::uint64_t seed);

}  // namespace gossan::study
