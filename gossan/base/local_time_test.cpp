// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/local_time.hpp"

#include <gtest/gtest.h>

#include "gossan/base/calendar.hpp"

namespace gossan {
namespace {

const UtcOffset arizona = *utc_offset("-07:00");

TEST(LocalTime, ReadsAnOffsetAndNothingElse) {
    EXPECT_EQ(arizona.minutes, -420);
    EXPECT_EQ(utc_offset("+05:45")->minutes, 345);
    EXPECT_EQ(utc_offset("+14:00")->minutes, 840);
    for (const char* text :
         {"", "MST", "-7:00", "-07:60", "+14:01", "07:00", "-07:00 ", "-0a:00"}) {
        EXPECT_FALSE(utc_offset(text)) << text;
    }
}

TEST(LocalTime, PutsAnEveningIntoTheSitesMonth) {
    // 23:30 on 30 April in Arizona is 06:30 UTC on 1 May; midnight there is 07:00 UTC
    EXPECT_EQ(local_date("2026-05-01T06:30:00Z", arizona), "2026-04-30");
    EXPECT_EQ(local_date("2026-05-01T06:59:59Z", arizona), "2026-04-30");
    EXPECT_EQ(local_date("2026-05-01T07:00:00Z", arizona), "2026-05-01");
    EXPECT_EQ(month_of(*local_days("2026-01-01T06:59:59Z", arizona)),
              month_of(*days_of("2025-12-31")));
    EXPECT_EQ(local_date("2026-04-30T18:15:00Z", *utc_offset("+05:45")), "2026-05-01");
    EXPECT_EQ(local_date("2026-05-01 06:30", arizona), "");
}

TEST(LocalTime, ComesBackFromTheInstantOfALocalTime) {
    EXPECT_EQ(instant_of(*days_of("2026-05-04 12:00"), arizona), "2026-05-04T19:00:00Z");
    EXPECT_EQ(instant_of(*days_of("2026-04-30 23:30"), arizona), "2026-05-01T06:30:00Z");
    for (int minute = 0; minute < 1440; ++minute) {
        const double local = *days_of("2026-12-31") + minute / 1440.0;
        EXPECT_EQ(local_date(instant_of(local, arizona), arizona), "2026-12-31") << minute;
    }
}

}  // namespace
}  // namespace gossan
