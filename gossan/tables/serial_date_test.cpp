// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/serial_date.hpp"

#include <gtest/gtest.h>

namespace gossan::tables {
namespace {

TEST(SerialDate, CountsFrom1900WithTheDayThatNeverWas) {
    // 25569 days of the count end at 1970-01-01; 59 is 28 February 1900, 61 is 1 March.
    EXPECT_EQ(date_of_serial(25569.0, false), "1970-01-01");
    EXPECT_EQ(date_of_serial(1.0, false), "1900-01-01");
    EXPECT_EQ(date_of_serial(59.0, false), "1900-02-28");
    EXPECT_EQ(date_of_serial(60.0, false), std::nullopt);
    EXPECT_EQ(date_of_serial(61.0, false), "1900-03-01");
    EXPECT_EQ(date_of_serial(2958465.0, false), "9999-12-31");
    EXPECT_EQ(date_of_serial(2958466.0, false), std::nullopt);
    EXPECT_EQ(date_of_serial(-1.0, false), std::nullopt);
}

TEST(SerialDate, CountsFrom1904AsAMacintoshDid) {
    EXPECT_EQ(date_of_serial(0.0, true), "1904-01-01");
    EXPECT_EQ(date_of_serial(24107.5, true), "1970-01-01 12:00");
}

TEST(NumberFormat, IsAPercentageByASignThatIsNoText) {
    for (const char* code : {"0%", "0.0 %", "#,##0.00%;[Red]-0%", "[Blue]0%"})
        EXPECT_TRUE(shows_a_percentage(code)) << code;
    for (const char* code : {"0.00", "0.0\\%", "0.0\" %\"", "General", "0;0%"})
        EXPECT_FALSE(shows_a_percentage(code)) << code;
    EXPECT_TRUE(shows_a_percentage(9));
    EXPECT_TRUE(shows_a_percentage(10));
    EXPECT_FALSE(shows_a_percentage(2));
}

TEST(NumberFormat, IsADateByAYearOrADayOutsideOfQuotesAndBrackets) {
    for (const char* code : {"dd/mm/yyyy", "[$-409]d-mmm", "yyyy\\-mm", "m/d/yy h:mm"})
        EXPECT_TRUE(shows_a_date(code)) << code;
    for (const char* code : {"0.00", "General", "0.0\" days\"", "0\\d", "[Red]0.0", "h:mm:ss",
                             "[h]:mm", "#,##0;dd", "0.00E+00", "General\" d\""})
        EXPECT_FALSE(shows_a_date(code)) << code;
    EXPECT_TRUE(shows_a_date(14));
    EXPECT_FALSE(shows_a_date(20));  // h:mm
    EXPECT_FALSE(shows_a_date(2));   // 0.00
}

}  // namespace
}  // namespace gossan::tables
