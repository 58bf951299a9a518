// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/fan.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace gossan::study {
namespace {

/// Nine members whose cathode on days 31, 60 and 90 is k, 3 k and 6 k tonnes, k = 1 ... 9.
struct Made {
    Forecast forecast;
    ForecastEnsemble ensemble;
};

Made made() {
    Made all;
    all.forecast.outputs = {{.name = "cathode_t", .unit = "t", .long_name = "copper plated"}};
    all.forecast.days = {31.0, 60.0, 90.0};
    all.forecast.start_date = "2026-01-01";
    for (int k = 1; k <= 9; ++k) {
        all.ensemble.members.push_back(std::uint64_t(k));
        all.ensemble.z.push_back({double(k)});
        all.ensemble.values.push_back({1.0 * k, 3.0 * k, 6.0 * k});
    }
    return all;
}

TEST(Fan, HasThePercentilesOfEveryDay) {
    const Made all = made();
    const auto rows = fan(all.forecast, all.ensemble, 0);
    ASSERT_EQ(rows.size(), 3U);
    // Type 6 of nine: the k-th lies at k/10.
    EXPECT_NEAR(rows[0].p10, 1.0, 1e-12);
    EXPECT_NEAR(rows[1].p50, 15.0, 1e-12);
    EXPECT_NEAR(rows[2].p90, 54.0, 1e-12);
    EXPECT_EQ(rows[0].members, 9U);
}

TEST(Fan, LeavesOutMembersInWhichTheOutputIsNotDefined) {
    Made all = made();
    all.ensemble.values[0][0] = std::numeric_limits<double>::quiet_NaN();
    const auto row = fan(all.forecast, all.ensemble, 0).front();
    EXPECT_EQ(row.members, 8U);
    EXPECT_NEAR(row.p50, 5.5, 1e-12);  // of 2 ... 9
}

TEST(Fan, FollowsTheWeights) {
    Made all = made();
    all.ensemble.weights.assign(9, 0.0);
    all.ensemble.weights[2] = 0.5;
    all.ensemble.weights[4] = 0.5;
    EXPECT_NEAR(all.ensemble.effective(), 2.0, 1e-12);
    EXPECT_NEAR(fan(all.forecast, all.ensemble, 0).front().p50, 4.0, 1e-12);  // between 3 and 5
}

TEST(Months, AreGrowthFromOneEndToTheNext) {
    const Made all = made();
    const auto rows = by_month(all.forecast, all.ensemble, 0);
    // January has 31 days and February ends on day 59, told as of day 31 here; the year of days
    // ends on day 90, the last of March.
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].month, "2026-01");
    EXPECT_EQ(rows[2].month, "2026-03");
    EXPECT_NEAR(rows[0].growth.p50, 5.0, 1e-12);
}

TEST(Months, AreOfMembersThatAreDefinedAtBothEnds) {
    Made all = made();
    constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
    all.forecast.days = {31.0, 59.0, 90.0};
    all.ensemble.values[0][0] = undefined;  // the member of 1 on the last of January,
    all.ensemble.values[8][1] = undefined;  // that of 9 on the last of February: eight at each end
    const auto rows = by_month(all.forecast, all.ensemble, 0);
    EXPECT_EQ(rows[1].growth.members, 7U);
    EXPECT_NEAR(rows[1].growth.p50, 10.0, 1e-12);  // 2 k of k = 2 ... 8
    EXPECT_EQ(rows[2].growth.members, 8U);
    EXPECT_NEAR(rows[2].growth.p50, 13.5, 1e-12);  // 3 k of k = 1 ... 8
}

TEST(Months, EndWithTheCalendarOrEveryThirtyDays) {
    EXPECT_EQ(month_ends("2026-01-15", 50.0), (std::vector<double>{17.0, 45.0}));
    EXPECT_EQ(month_ends("", 65.0), (std::vector<double>{30.0, 60.0}));
}

TEST(Target, IsAsLikelyAsTheShareOfMembersThatMeetIt) {
    const Made all = made();
    const TargetInput target{
        .output = "cathode_t", .least = 12.0, .most = {}, .by = Duration{60.0 * 86400.0}};
    const auto chance = chance_of(all.forecast, all.ensemble, target);
    EXPECT_NEAR(chance.chance, 6.0 / 9.0, 1e-12);  // 3 k >= 12 for k = 4 ... 9
    EXPECT_LT(chance.low, 6.0 / 9.0);
    EXPECT_GT(chance.high, 6.0 / 9.0);
}

TEST(RankCorrelation, IsOneOfWhatRisesAndMinusOneOfWhatFalls) {
    const std::vector<double> x{1.0, 2.0, 3.0, 4.0};
    EXPECT_NEAR(rank_correlation(x, std::vector<double>{1.0, 8.0, 27.0, 1000.0}), 1.0, 1e-12);
    EXPECT_NEAR(rank_correlation(x, std::vector<double>{0.0, -1.0, -2.0, -9.0}), -1.0, 1e-12);
    EXPECT_EQ(rank_correlation(x, std::vector<double>{5.0, 5.0, 5.0, 5.0}), 0.0);
    // Ranks 0, 1.5, 1.5, 3 against 0 ... 3: sum of products 4.5, of squares 4.5 and 5.
    EXPECT_NEAR(rank_correlation(x, std::vector<double>{1.0, 2.0, 2.0, 3.0}), 4.5 / std::sqrt(22.5),
                1e-12);
}

}  // namespace
}  // namespace gossan::study
