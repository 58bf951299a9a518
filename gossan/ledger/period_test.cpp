// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/period.hpp"

#include <gtest/gtest.h>

#include "gossan/base/calendar.hpp"

namespace gossan::ledger {
namespace {

std::string written(const std::vector<Period>& periods) {
    std::string text;
    for (const Period& period : periods) {
        text += period.name + ":" + std::to_string(period.first) + "-" +
                std::to_string(period.last) + (period.is_exact ? " " : "! ");
    }
    return text;
}

// Day 0 is 1 March 2026: April begins on day 31, May on 61, June on 92; 1 January on 306.
const std::vector<double> days = {0, 30, 31, 60, 61, 90, 92, 306, 310};
const auto march = days_of("2026-03-01");

TEST(Period, FollowsTheCalendarOfADatedRun) {
    EXPECT_EQ(written(periods(days, PeriodLength::month, march)),
              "2026-03:0-2 2026-04:2-4 2026-05:4-6 2026-12:6-7 2027-01:7-8 ");
    EXPECT_EQ(written(periods(days, PeriodLength::quarter, march)),
              "2026 Q1:0-2 2026 Q2:2-6! 2026 Q4:6-7! 2027 Q1:7-8 ");
    EXPECT_EQ(written(periods(days, PeriodLength::year, march)), "2026:0-7 2027:7-8 ");
}

TEST(Period, IsThirtyDaysWithoutADate) {
    EXPECT_EQ(written(periods(std::vector<double>{0, 30, 60, 75, 100}, PeriodLength::month, {})),
              "day 30:0-1 day 60:1-2 day 75:2-3! day 100:3-4! ");
    EXPECT_EQ(written(periods(std::vector<double>{0, 30, 60, 90, 100}, PeriodLength::quarter, {})),
              "day 90:0-3 day 100:3-4 ");
}

TEST(Period, IsFromRestartToRestartIfAsked) {
    EXPECT_EQ(written(periods(std::vector<double>{0, 30, 61}, PeriodLength::restart, march)),
              "2026-03-31:0-1 2026-05-01:1-2 ");
}

TEST(Period, GoesToTheMonthInWhichItEndsWhereNoStockIsTakenBetween) {
    EXPECT_EQ(written(periods(std::vector<double>{0, 30, 60, 90}, PeriodLength::month, march)),
              "2026-03:0-1! 2026-04:1-2! 2026-05:2-3! ");
}

TEST(Period, NeedsTwoStockTakings) {
    EXPECT_TRUE(periods(std::vector<double>{0}, PeriodLength::month, {}).empty());
}

}  // namespace
}  // namespace gossan::ledger
