// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/residuals.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

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

TEST(Misfit, IsNotWateredDownByBoundsThatAreKept) {
    // One exact value two deviations off, beside 99 bounds five deviations below their limits.
    std::vector<Datum> data(99, {.value = 1.0, .sd = 0.1, .bound = tables::Bound::below});
    data.push_back({.value = 5.0, .sd = 1.0});
    std::vector<double> predicted(99, 0.5);
    predicted.push_back(7.0);
    EXPECT_NEAR(misfit_of(data, predicted).mean, 4.0, 1e-12);
    EXPECT_EQ(misfit_of(data, predicted).n, 1U);
    // A bound that is missed counts: 20.19^2 at 20 deviations beyond, as above.
    predicted[0] = 3.0;
    EXPECT_NEAR(misfit_of(data, predicted).mean, 0.5 * (4.0 + 407.7), 0.1);
}

TEST(SeriesFit, CountsRunsOfExactValuesAlone) {
    // Ten assays below a limit that the prediction keeps, then four too high and four too low: of
    // the eight alone 2 runs, where 4 4 2/8 + 1 = 5 are expected with a variance of 4 3/7. The ten
    // are on no side.
    std::vector<Datum> data(10, {.value = 1.0, .sd = 0.1, .bound = tables::Bound::below});
    std::vector<double> predicted(10, 0.5);
    for (int k = 0; k < 8; ++k) {
        data.push_back({.value = 5.0, .sd = 1.0});
        predicted.push_back(k < 4 ? 6.0 : 4.0);
    }
    std::vector<std::size_t> all(18);
    std::iota(all.begin(), all.end(), std::size_t{0});
    const SeriesFit fit = series_fit(data, all, predicted);
    ASSERT_TRUE(fit.runs);
    EXPECT_EQ(fit.runs->above, 4);
    EXPECT_EQ(fit.runs->below, 4);
    EXPECT_NEAR(fit.runs->z, (2.0 - 5.0) / std::sqrt(12.0 / 7.0), 1e-12);
    EXPECT_NEAR(fit.misfit, 1.0, 1e-12);  // of the eight, one each
    // Of the bounds alone nothing can be said.
    all.resize(10);
    EXPECT_FALSE(series_fit(data, all, predicted).runs);
}

TEST(RunsTest, SaysNothingOfFewOrOneSidedValues) {
    EXPECT_FALSE(runs_test(std::vector<double>{1, -1, 1, -1, 1, -1, 1}));
    EXPECT_FALSE(runs_test(std::vector<double>(10, 1.0)));
}

}  // namespace
}  // namespace gossan::study
