// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/baseline/curve_fit.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/scores/percentiles.hpp"

namespace gossan::study {
namespace {

std::vector<RecoveryPoint> points_of(const RecoveryCurve& curve, const std::vector<double>& p,
                                     double noise = 0.0) {
    std::vector<RecoveryPoint> points;
    numerics::RandomStream stream(1, 0, "assays");
    for (double day = 3.0; day <= 60.0; day += 3.0) {
        points.push_back({day, recovery(curve, p, day) + noise * stream.normal(), 0.01});
    }
    return points;
}

TEST(RecoveryCurve, OfACoreByDiffusionSolvesItsCubic) {
    for (const double tau : {1e-6, 0.01, 0.3, 0.7, 0.999}) {
        const double left = 1.0 - core_conversion_by_diffusion(tau);
        // Near the start X is the root of tau: round-off of X is lost in 1 - 3 u^2 + 2 u^3 as
        // 1e-16.
        EXPECT_NEAR(1.0 - 3.0 * std::pow(left, 2.0 / 3.0) + 2.0 * left, tau, 1e-12) << tau;
    }
    EXPECT_EQ(core_conversion_by_diffusion(-1.0), 0.0);
    EXPECT_EQ(core_conversion_by_diffusion(1.5), 1.0);
}

TEST(RecoveryCurve, OfManySizesIsTheMeanOverThem) {
    const RecoveryCurve one{.form = CurveForm::core_by_diffusion};
    const RecoveryCurve same{.form = CurveForm::core_by_diffusion,
                             .sizes = {{0.01, 1.0}, {0.01, 3.0}}};
    const std::vector<double> p = {0.8, 0.01};
    EXPECT_NEAR(recovery(same, p, 20.0), recovery(one, p, 20.0), 1e-14);
    // Sizes 1 and 3 by halves, mean 2: k t of 0.05 becomes 0.2 and 0.05 4/9.
    const RecoveryCurve two{.form = CurveForm::core_by_diffusion,
                            .sizes = {{1.0, 1.0}, {3.0, 1.0}}};
    EXPECT_NEAR(recovery(two, p, 5.0),
                0.4 * (core_conversion_by_diffusion(0.2) + core_conversion_by_diffusion(0.2 / 9.0)),
                1e-14);
    // By reaction k t of 0.1 becomes 0.2 and 0.2/3.
    const RecoveryCurve even{.form = CurveForm::core_by_reaction,
                             .sizes = {{1.0, 1.0}, {3.0, 1.0}}};
    EXPECT_NEAR(recovery(even, p, 10.0),
                0.4 * (2.0 - std::pow(0.8, 3) - std::pow(1.0 - 0.2 / 3.0, 3)), 1e-14);
}

TEST(CurveFit, FindsTheParametersOfItsOwnCurve) {
    const std::vector<SizeShare> sizes = {{0.004, 0.3}, {0.012, 0.5}, {0.019, 0.2}};
    const RecoveryCurve curves[] = {{CurveForm::first_order},
                                    {CurveForm::core_by_diffusion},
                                    {CurveForm::core_by_diffusion, sizes},
                                    {CurveForm::core_by_reaction}};
    for (const RecoveryCurve& curve : curves) {
        const std::vector<double> truth = {0.75, 0.011};
        const CurveFit fit = fit_curve(curve, points_of(curve, truth));
        // Least squares end where F, of weights of 1e4, falls by less than 1e-10.
        EXPECT_NEAR(fit.parameters[0], 0.75, 1e-5) << int(curve.form);
        EXPECT_NEAR(fit.parameters[1], 0.011, 1e-6) << int(curve.form);
        EXPECT_LT(fit.scatter, 1e-4);
    }
}

TEST(CurveFit, FindsTwoExponentials) {
    const RecoveryCurve curve{.form = CurveForm::two_exponentials};
    const std::vector<double> truth = {0.8, 0.2, 0.4, 0.1};
    const CurveFit fit = fit_curve(curve, points_of(curve, truth));
    // The slow part of the curve is told by its bend alone: ten times the looser.
    for (std::size_t p = 0; p < 4; ++p) EXPECT_NEAR(fit.parameters[p], truth[p], 1e-3) << p;
    EXPECT_NEAR(linearised_forecast(fit, 300.0).recovery, recovery(curve, truth, 300.0), 1e-3);
}

TEST(CurveFit, HasIntervalsThatAgreeWhereNoiseIsSmall) {
    const RecoveryCurve curve{.form = CurveForm::first_order};
    const CurveFit fit = fit_curve(curve, points_of(curve, {0.7, 0.03}, 0.005));
    // Points have half the error they claim: a chi squared of 18 degrees is within 0.67 and 1.33 of
    // its mean at two deviations of its root.
    EXPECT_NEAR(fit.scatter, 0.5, 0.17);
    const CurveForecast straight = linearised_forecast(fit, 150.0);
    const std::vector<double> ensemble = bootstrapped_forecast(fit, 150.0, 400, 3);
    const double low = percentile(ensemble, 0.1), high = percentile(ensemble, 0.9);
    // A tenth of the members lies beyond each end: its place is known to a twelfth of the width.
    // The t of 18 degrees is 4 % wider than the normal.
    const double width = *straight.high - *straight.low;
    EXPECT_NEAR(low, *straight.low, 0.15 * width);
    EXPECT_NEAR(high, *straight.high, 0.15 * width);
    const double truth = recovery(curve, std::vector{0.7, 0.03}, 150.0);
    EXPECT_TRUE(straight.recovery - 2.0 * width < truth && truth < straight.recovery + 2.0 * width);
}

TEST(CurveFit, HasNoIntervalFromAsManyPointsAsParameters) {
    const RecoveryCurve curve{.form = CurveForm::first_order};
    const CurveFit fit = fit_curve(curve, {{10.0, 0.2, 0.01}, {30.0, 0.4, 0.01}});
    EXPECT_FALSE(linearised_forecast(fit, 100.0).low.has_value());
}

TEST(CurveFit, RepeatsItsBootstrapWhateverTheNumberOfMembers) {
    const RecoveryCurve curve{.form = CurveForm::first_order};
    const CurveFit fit = fit_curve(curve, points_of(curve, {0.7, 0.03}, 0.005));
    const std::vector<double> few = bootstrapped_forecast(fit, 90.0, 3, 7);
    const std::vector<double> more = bootstrapped_forecast(fit, 90.0, 6, 7);
    for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(few[k], more[k]);
}

}  // namespace
}  // namespace gossan::study
