// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/residuals.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::study {
namespace {

TEST(Residuals, AreInDeviationsAndOneSidedAtABound) {
    Datum datum{.value = 10.0, .sd = 2.0};
    EXPECT_DOUBLE_EQ(residual_of(datum, 13.0), 1.5);
    datum.bound = tables::Bound::below;
    // Far below the limit nothing is wrong; far above it is the distance, 20 sd.
    EXPECT_NEAR(residual_of(datum, -10.0), 0.0, 1e-9);
    // -2 ln Phi(-20) = 400 + 2 ln(20 sqrt(2 pi)) = 407.8 to 0.01: r = 20.19.
    EXPECT_NEAR(residual_of(datum, 50.0), 20.19, 0.01);
    datum.bound = tables::Bound::above;
    EXPECT_NEAR(residual_of(datum, 30.0), 0.0, 1e-9);
    EXPECT_NEAR(residual_of(datum, -30.0), -20.19, 0.01);
}

TEST(RunsTest, CountsRunsAgainstWhatChanceGives) {
    // Five above, then five below: 2 runs; expected 6, variance 5 * 4/9.
    const std::vector<double> shifted{1, 1, 1, 1, 1, -1, -1, -1, -1, -1};
    const auto found = runs_test(shifted);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->runs, 2);
    EXPECT_NEAR(found->z, (2.0 - 6.0) / std::sqrt(20.0 / 9.0), 1e-12);
}

TEST(RunsTest, SaysNothingOfFewOrOneSidedValues) {
    EXPECT_FALSE(runs_test(std::vector<double>{1, -1, 1, -1, 1, -1, 1}));
    EXPECT_FALSE(runs_test(std::vector<double>(10, 1.0)));
}

}  // namespace
}  // namespace gossan::study
