// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/calendar.hpp"

#include <gtest/gtest.h>

namespace gossan {
namespace {

TEST(Calendar, CountsDaysFromNineteenSeventy) {
    EXPECT_EQ(days_of("1970-01-01"), 0.0);
    EXPECT_EQ(days_of("1971-01-01"), 365.0);
    EXPECT_EQ(days_of("2000-03-01"), 11017.0);  // 30 x 365 + 7 leap days + 31 + 29
    EXPECT_EQ(days_of("1970-01-02 12:00"), 1.5);
    EXPECT_EQ(days_of("1970-01-02T06:00:00"), 1.25);
}

TEST(Calendar, RefusesWhatIsNoDate) {
    for (const char* text : {"", "2026-02-30", "31/01/2026", "2026-1-31", "2026-01-31x",
                             "2026-01-31 24:00", "2026-01-31 12", "2026-01-31 12:00 PM"}) {
        EXPECT_FALSE(days_of(text)) << text;
    }
}

TEST(Calendar, WritesADateAsItReadsIt) {
    for (const char* text : {"1969-12-31", "2024-02-29", "2026-01-31 13:30"}) {
        EXPECT_EQ(date_of(*days_of(text)), text);
    }
}

TEST(Calendar, CountsMonthsOnAndBack) {
    EXPECT_EQ(days_to_month(0), 0.0);
    EXPECT_EQ(days_to_month(14), 365.0 + 59.0);
    EXPECT_EQ(days_to_month(-1), -31.0);
    EXPECT_EQ(days_to_month(-12), -365.0);
    for (int month = -30; month < 30; ++month) {
        EXPECT_EQ(month_of(days_to_month(month)), month);
        EXPECT_EQ(month_of(days_to_month(month + 1) - 0.01), month);
    }
}

}  // namespace
}  // namespace gossan
