// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/cumulated_recovery.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::study {
namespace {

constexpr double day = 86400.0;

/// 10 kg of ore with 1 % copper: 0.1 kg. A litre on each of days 1, 2 and 4.
MeasuredTest three_litres() {
    MeasuredTest test;
    test.header = {{"mass", "10 kg"}, {"head Cu", "1 %"}};
    test.series = {
        {"drainage_m3",
         "m3",
         "volume out",
         {},
         {{1 * day, 1e-3}, {2 * day, 2e-3}, {4 * day, 3e-3}}},
        {"pls_Cu_g_L", "g/L", "Cu", {}, {{1 * day, 4.0}, {1 * day, 6.0}, {4 * day, 2.0}}}};
    return test;
}

TEST(CumulatedRecovery, IsVolumesTimesGradesOfTheCopperPlaced) {
    std::vector<std::string> notes;
    const auto recovery = cumulated_recovery(three_litres(), notes);
    ASSERT_EQ(recovery.size(), 3U);
    // Day 1: 1 L of (4 + 6)/2 = 5 g/L; day 2, without assay: 5 - (5 - 2)/3 = 4 g/L; day 4: 2 g/L.
    EXPECT_NEAR(recovery[0].percent, 5.0, 1e-12);
    EXPECT_NEAR(recovery[1].percent, 9.0, 1e-12);
    EXPECT_NEAR(recovery[2].percent, 11.0, 1e-12);
    EXPECT_EQ(notes.size(), 2U);  // one volume without an assay; a feed taken as free of copper
}

TEST(CumulatedRecovery, TakesOffTheCopperThatTheFeedBrought) {
    MeasuredTest test = three_litres();
    test.series.push_back({"irrigation_m3", "m3", "volume in", {}, {{2 * day, 4e-3}}});
    test.series.push_back({"feed_Cu_g_L", "g/L", "Cu in", {}, {{1 * day, 0.25}}});
    std::vector<std::string> notes;
    const auto recovery = cumulated_recovery(test, notes);
    EXPECT_NEAR(recovery[0].percent, 4.5, 1e-12);   // 2 L by day 1: 0.5 g of 100 g
    EXPECT_NEAR(recovery[1].percent, 8.0, 1e-12);   // 4 L: 1 g
    EXPECT_NEAR(recovery[2].percent, 10.0, 1e-12);  // no more
}

TEST(CumulatedRecovery, HasTheErrorOfVolumesHeadAndEachAssay) {
    MeasuredTest test = three_litres();
    test.series[0].error = {.relative = 0.04};
    test.series[1].error = {.absolute = 0.3};
    std::vector<std::string> notes;
    const auto recovery = cumulated_recovery(test, notes);
    // Common: 11 % x sqrt(0.04² + 0.03²) = 0.55; assays: 100/0.1 kg x 1e-3 m3 x 0.3 kg/m3 x
    // sqrt(3).
    EXPECT_NEAR(recovery[2].sd, std::hypot(0.55, 0.3 * std::sqrt(3.0)), 1e-12);
}

TEST(CumulatedRecovery, CountsHalfOfALimit) {
    MeasuredTest test = three_litres();
    test.series[1].values = {{1 * day, 2.0, tables::Bound::below}};
    std::vector<std::string> notes;
    EXPECT_NEAR(cumulated_recovery(test, notes)[2].percent, 3.0, 1e-12);  // 3 L of 1 g/L
}

TEST(CumulatedRecovery, NeedsMassHeadGradeVolumesAndGrades) {
    std::vector<std::string> notes;
    for (const char* key : {"mass", "head Cu"}) {
        MeasuredTest test = three_litres();
        test.header.erase(key);
        EXPECT_TRUE(cumulated_recovery(test, notes).empty()) << key;
    }
    MeasuredTest test = three_litres();
    test.series.pop_back();
    EXPECT_TRUE(cumulated_recovery(test, notes).empty());
}

}  // namespace
}  // namespace gossan::study
