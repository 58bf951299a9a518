// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/weather_file.hpp"

#include <gmock/gmock.h>

namespace gossan::atmosphere {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

struct Read {
    std::optional<WeatherRecord> record;
    std::string faults;
};

Read read(const std::string& text) {
    Diagnostics diagnostics;
    const auto table = tables::Table::parse(text, "w.csv", diagnostics);
    auto record = weather_record(table, diagnostics);
    return {std::move(record), diagnostics.text()};
}

TEST(WeatherFile, TurnsColumnsIntoSiByTheirHeaders) {
    const auto [record, faults] = read(
        "date,air_temperature (degC),rain (mm/d),relative_humidity (%)\n"
        "2026-01-31,20,0,40\n"
        "2026-02-01,10,8.64,80\n");
    ASSERT_TRUE(record) << faults;
    EXPECT_EQ(record->step, 1.0);
    EXPECT_TRUE(record->is_dated);
    EXPECT_THAT(record->columns.at("air_temperature"), ElementsAre(293.15, 283.15));
    EXPECT_NEAR(record->columns.at("rain")[1], 1e-7, 1e-20);  // 8.64e-3 m in 86400 s
    EXPECT_THAT(record->columns.at("relative_humidity"), ElementsAre(0.4, 0.8));
}

TEST(WeatherFile, NamesTheRowsOfAGapAndWhereItIs) {
    const auto [record, faults] =
        read("date,wind (m/s)\n2026-01-01,1\n2026-01-02,1\n2026-01-05,1\n");
    EXPECT_FALSE(record);
    EXPECT_THAT(faults, HasSubstr("w.csv:4:1: error[weather.gap]"));
    EXPECT_THAT(faults, HasSubstr("the missing rows, 2 of them, from 2026-01-03"));
}

TEST(WeatherFile, TellsDoubledDaysAndWrongOrderApart) {
    const auto [record, faults] = read("day,wind (m/s)\n0,1\n1,1\n1,1\n2,1\n0,1\n");
    EXPECT_FALSE(record);
    EXPECT_THAT(faults, HasSubstr("w.csv:4:1: error[weather.twice]"));
    EXPECT_THAT(faults, HasSubstr("w.csv:6:1: error[weather.order]"));
}

TEST(WeatherFile, RefusesUnknownColumnsWrongUnitsAndValuesOutOfRange) {
    const auto [record, faults] = read(
        "day,winds (m/s),air_temperature (m),relative_humidity (%),sun (W/m2)\n"
        "0,1,20,140,\n");
    EXPECT_FALSE(record);
    EXPECT_THAT(faults, HasSubstr("csv.unknown_column"));
    EXPECT_THAT(faults, HasSubstr("write wind"));
    EXPECT_THAT(faults, HasSubstr("w.csv:2:5: error[unit.wrong_dimension]"));
    EXPECT_THAT(faults, HasSubstr("w.csv:2:8: error[range.outside]"));
    EXPECT_THAT(faults, HasSubstr("error[csv.blank]"));
}

TEST(WeatherFile, RefusesWhatIsNoDateAndAFirstColumnWithoutTime) {
    EXPECT_THAT(read("date,wind (m/s)\n31.1.2026,1\n").faults, HasSubstr("weather.date"));
    EXPECT_THAT(read("place,wind (m/s)\nTucson,1\n").faults, HasSubstr("weather.no_time"));
    EXPECT_THAT(read("day,wind (m/s)\n").faults, HasSubstr("series.empty"));
}

TEST(WeatherFile, TakesTwelveMonthsAndNoOthers) {
    std::string months = "month,sun (W/m2)\n";
    for (int month = 1; month <= 12; ++month) months += std::to_string(month) + ",200\n";
    const auto [record, faults] = read(months);
    ASSERT_TRUE(record) << faults;
    EXPECT_TRUE(record->is_monthly);
    EXPECT_THAT(read("month,sun (W/m2)\n1,200\n3,200\n").faults,
                HasSubstr("w.csv:3:1: error[weather.month]"));
    EXPECT_THAT(read("month,sun (W/m2)\n1,200\n2,200\n").faults, HasSubstr("weather.month"));
}

TEST(WeatherFile, AveragesHoursToDays) {
    std::string hours = "time (h),wind (m/s)\n";
    for (int hour = 0; hour < 48; ++hour) {
        hours += std::to_string(hour) + "," + (hour < 12 ? "4" : hour < 24 ? "2" : "1") + "\n";
    }
    const auto [record, faults] = read(hours);
    ASSERT_TRUE(record) << faults;
    Diagnostics diagnostics;
    const auto daily = daily_means(*record, diagnostics);
    ASSERT_TRUE(daily);
    EXPECT_EQ(daily->step, 1.0);
    ASSERT_EQ(daily->n_rows, 2U);
    EXPECT_NEAR(daily->columns.at("wind")[0], 3.0, 1e-13);
    EXPECT_NEAR(daily->columns.at("wind")[1], 1.0, 1e-13);
}

TEST(WeatherFile, RefusesToAverageAPartOfADayAndRowsThatFillNone) {
    const auto record = read("time (h),wind (m/s)\n0,1\n12,1\n24,1\n").record;
    ASSERT_TRUE(record);
    Diagnostics diagnostics;
    EXPECT_FALSE(daily_means(*record, diagnostics));
    EXPECT_THAT(diagnostics.text(), HasSubstr("weather.part_of_a_day"));
    EXPECT_THAT(read("time (h),wind (m/s)\n0,1\n7,1\n14,1\n").faults, HasSubstr("weather.step"));
}

}  // namespace
}  // namespace gossan::atmosphere
