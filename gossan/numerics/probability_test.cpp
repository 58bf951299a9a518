// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/probability.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::numerics {
namespace {

TEST(NormalQuantile, TurnsTheCumulativeRound) {
    for (const double x : {-8.0, -2.5, -0.1, 0.0, 1.0, 3.0}) {
        // Rounding of p near 1 is 1e-16 / density: 2e-14 at x = 3, the worst here.
        EXPECT_NEAR(normal_quantile(normal_cumulative(x)), x, 1e-10) << x;
    }
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-14);  // any table
}

TEST(LogNormalCumulative, IsSmoothWhereItsFormulasMeet) {
    // d ln Phi / dx at -37 is -x (1 + x^-2) near enough = 37.027; the step is 2e-6, and the
    // rounding of a value of 689 is 1e-13.
    const double rise = log_normal_cumulative(-37.0 + 1e-6) - log_normal_cumulative(-37.0 - 1e-6);
    EXPECT_NEAR(rise, 37.027 * 2e-6, 1e-9);
    EXPECT_NEAR(log_normal_cumulative(0.0), std::log(0.5), 1e-15);
    // Mills' ratio at 100: Phi(-100) = density(100)/100 (1 - 1e-4 + 3e-8 - 15e-12).
    EXPECT_NEAR(log_normal_cumulative(-100.0),
                -5000.0 - std::log(100.0 * std::sqrt(2.0 * M_PI)) - 1.0000e-4 + 2.5e-8, 1e-9);
}

TEST(StudentQuantile, IsTheCauchyLawAtOneDegreeAndNearsTheNormal) {
    EXPECT_NEAR(student_quantile(0.9, 1.0), std::tan(0.4 * M_PI), 1e-12);
    // The difference is (z^3 + z) / (4 freedom) = 1e-6.
    EXPECT_NEAR(student_quantile(0.9, 1e6), normal_quantile(0.9), 2e-6);
}

TEST(LikelihoodRise, IsTheSquareOfTheNormalQuantile) {
    EXPECT_NEAR(likelihood_rise(0.95), 3.841458820694124, 1e-12);  // any table of chi squared
    EXPECT_NEAR(likelihood_rise(0.80), 1.642374415149818, 1e-12);
}

TEST(BinomialInterval, HasTheTailsThatItSays) {
    // All of ten: low^10 = 0.1; none of ten: (1 - high)^10 = 0.1 (equation 2, level 0.8).
    EXPECT_NEAR(binomial_interval(10, 10, 0.8).low, std::pow(0.1, 0.1), 1e-12);
    EXPECT_EQ(binomial_interval(10, 10, 0.8).high, 1.0);
    EXPECT_NEAR(binomial_interval(0, 10, 0.8).high, 1.0 - std::pow(0.1, 0.1), 1e-12);
    EXPECT_EQ(binomial_interval(0, 10, 0.8).low, 0.0);
    // One of two: 1 - (1 - low)^2 = 0.1 and 1 - high^2 = 0.1.
    EXPECT_NEAR(binomial_interval(1, 2, 0.8).low, 1.0 - std::sqrt(0.9), 1e-12);
    EXPECT_NEAR(binomial_interval(1, 2, 0.8).high, std::sqrt(0.9), 1e-12);
}

TEST(CensoredResidual, IsZeroFarBelowAndADistanceFarAbove) {
    EXPECT_LT(censored_residual(0.0, 10.0, 1.0), 1e-11);
    EXPECT_NEAR(censored_residual(5.0, 5.0, 1.0), std::sqrt(2.0 * std::log(2.0)), 1e-14);
    // r^2 = x^2 + 2 ln(x sqrt(2 pi)) - ...: at 1000 errors above r - x is about ln(2506)/1000.
    EXPECT_NEAR(censored_residual(1000.0, 0.0, 1.0), 1000.0 + std::log(2506.6) / 1000.0, 1e-4);
}

TEST(CensoredResidual, RisesWithTheValueEverywhere) {
    double last = 0.0;
    for (double value = -8.0; value < 60.0; value += 0.25) {
        const double r = censored_residual(value, 0.0, 1.0);
        EXPECT_GT(r, last) << value;
        last = r;
    }
}

}  // namespace
}  // namespace gossan::numerics
