// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/conflicts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::study {
namespace {

using testing::HasSubstr;

constexpr double day = 86400.0;

MeasuredSeries series_of(const char* quantity, double error, std::vector<MeasuredValue> values) {
    return {quantity, "", quantity, {.absolute = error}, std::move(values)};
}

TEST(Conflicts, AreTwoRecoveriesBeyondTheirErrors) {
    MeasuredTest test;
    test.series = {series_of("recovery_pct", 3.0, {{90 * day, 60.0}, {50 * day, 40.0}}),
                   series_of("extraction_pct", 4.0, {{90.4 * day, 40.0}})};
    const auto found = conflicts(test);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].z, 4.0, 1e-12);  // 20 / sqrt(3² + 4²)
    EXPECT_EQ(found[0].time_s, 90 * day);
    EXPECT_THAT(in_words(found[0]), HasSubstr("4 standard deviations apart"));
    EXPECT_TRUE(conflicts(test, 4.5).empty());
}

TEST(Conflicts, AreRepeatsOfOneDayButNeverBounds) {
    MeasuredTest test;
    test.series = {series_of("pls_Cu_g_L", 0.1, {{day, 1.0}, {day, 2.0}, {2 * day, 9.0}})};
    EXPECT_EQ(conflicts(test).size(), 1U);
    test.series[0].values[1].bound = tables::Bound::below;
    EXPECT_TRUE(conflicts(test).empty());
}

TEST(Conflicts, AreFerrousIronAboveTheTotalButNotBelowIt) {
    MeasuredTest test;
    test.series = {series_of("pls_Fe_g_L", 0.1, {{day, 2.0}, {2 * day, 2.0}}),
                   series_of("pls_Fe2_g_L", 0.1, {{day, 0.5}, {2 * day, 3.0}})};
    const auto found = conflicts(test);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].time_s, 2 * day);
    EXPECT_GT(found[0].z, 0.0);
}

TEST(Conflicts, AreARecoveryThatVolumesAndGradesDoNotGive) {
    MeasuredTest test;
    test.header = {{"mass", "10 kg"}, {"head Cu", "1 %"}};
    // 2 L of 10 g/L is 20 % of 100 g, with an error of 20 % x 0.03 (head) + the assay's.
    test.series = {series_of("drainage_m3", 0.0, {{day, 2e-3}}),
                   series_of("pls_Cu_g_L", 0.0, {{day, 10.0}}),
                   series_of("recovery_pct", 0.8, {{day, 25.0}})};
    const auto found = conflicts(test);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].second_value, 20.0, 1e-12);
    EXPECT_NEAR(found[0].z, 5.0, 1e-12);  // 5 / sqrt(0.8² + 0.6²)
}

}  // namespace
}  // namespace gossan::study
