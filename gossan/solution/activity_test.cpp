// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/activity.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::solution {
namespace {

TEST(LinearStrength, IsTheIonicStrengthUpToItsLimit) {
    for (const double i : {0.0, 1e-6, 1.0, 3.0}) {
        EXPECT_EQ(linear_strength(i).value, i);
        EXPECT_EQ(linear_strength(i).slope, 1.0);
    }
}

TEST(LinearStrength, GoesOnSmoothlyAndStopsAtOneMore) {
    // d/sqrt(1+d^2) = d - d^3/2 + ...: at d = 1e-4 value and slope differ from those of I by 5e-13
    // and 1.5e-8.
    EXPECT_NEAR(linear_strength(3.0001).value, 3.0001, 1e-12);
    EXPECT_NEAR(linear_strength(3.0001).slope, 1.0, 2e-8);
    EXPECT_NEAR(linear_strength(4.0).value, 3.0 + std::sqrt(0.5), 1e-12);  // d = 1
    EXPECT_LT(linear_strength(1e6).value, 4.0 + 1e-9);
}

TEST(LinearStrength, SlopeAgreesWithACentralDifference) {
    for (const double i : {3.1, 4.0, 9.0}) {
        const double h = 1e-4 * i;
        const double slope =
            (linear_strength(i + h).value - linear_strength(i - h).value) / (2.0 * h);
        EXPECT_NEAR(linear_strength(i).slope, slope, 1e-6);
    }
}

TEST(WaterActivity, FallsBySeventeenThousandthsPerMolal) {
    EXPECT_NEAR(water_activity(2.0).value, 1.0 - 0.034, 1e-15);
    EXPECT_EQ(water_activity(2.0).slope, -0.017);
}

TEST(WaterActivity, StaysPositiveAndSmoothBeyondTheLine) {
    const double bend = 0.3 / 0.017;
    EXPECT_NEAR(water_activity(bend + 1e-6).value, water_activity(bend - 1e-6).value,
                1e-7);  // 2e-6 x 0.017 apart
    EXPECT_NEAR(water_activity(bend + 1e-9).slope, -0.017, 1e-10);
    EXPECT_GT(water_activity(200.0).value, 0.0);
    const double h = 1e-3;
    EXPECT_NEAR((water_activity(30.0 + h).value - water_activity(30.0 - h).value) / (2.0 * h),
                water_activity(30.0).slope, 1e-8);
}

}  // namespace
}  // namespace gossan::solution
