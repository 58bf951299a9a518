// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/activity/measured_activities.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace gossan::footprint {
namespace {

const std::string header = "begin,end,stream,activity,detail,amount,unit,low,high,basis\n";

class MeasuredFile : public testing::Test {
protected:
    void SetUp() override {
        file_ =
            std::filesystem::temp_directory_path() /
            ("gossan_measured_" +
             std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".csv");
    }
    void TearDown() override { std::filesystem::remove(file_); }

    Diagnostics read(const std::string& rows) {
        std::ofstream(file_) << header << rows;
        Diagnostics diagnostics;
        water_ = add_measured(file_, activities_, diagnostics);
        return diagnostics;
    }

    std::filesystem::path file_;
    Activities activities_;
    std::vector<MeasuredWater> water_;
};

TEST_F(MeasuredFile, MakesPeriodsStreamsAndActivitiesWithTheirUnits) {
    const auto faults = read(
        "2026-01-01,2027-01-01,a,copper,,2,t,,,measured\n"
        "2026-01-01,2027-01-01,a,diesel,,3,m3,2.5,3.6,measured\n");
    ASSERT_FALSE(faults.has_errors()) << faults.text();
    EXPECT_EQ(activities_.periods[0].name, "2026");
    EXPECT_DOUBLE_EQ(activities_.streams[0].copper[0], 2000.0);
    ASSERT_EQ(activities_.rows.size(), 1U);
    EXPECT_NEAR(activities_.rows[0].amount, 3000.0, 1e-9);
    EXPECT_NEAR(activities_.rows[0].times[0].high, 1.2, 1e-12);
}

TEST_F(MeasuredFile, TakesThePlaceOfWhatAccountsTellOfAnActivity) {
    activities_.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    activities_.streams = {{"a", {1}, {1}, {1}, {1}, {1}}};
    activities_.rows = {{.stream = "a", .process = process_at("diesel"), .amount = 7.0},
                        {.stream = "a", .process = process_at("acid"), .amount = 7.0}};
    const auto faults = read(
        "2026-01-01,2027-01-01,a,diesel,,3,L,,,measured\n"
        "2026-01-01,2027-01-01,,diesel,,2,L,,,measured\n");
    ASSERT_FALSE(faults.has_errors()) << faults.text();
    ASSERT_EQ(activities_.rows.size(), 3U);
    EXPECT_DOUBLE_EQ(activities_.rows[0].amount, 7.0);  // acid stays
    EXPECT_DOUBLE_EQ(activities_.rows[1].amount, 3.0);
}

TEST_F(MeasuredFile, SumsTheRowsOfCopperThatItTells) {
    // 600 t and 400 t in two rows, as 1000 m3 and 1000 m3 of diesel in two: all in place of the 7.
    activities_.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    activities_.streams = {{"a", {7}, {7}, {7}, {7}, {7}}};
    const auto faults = read(
        "2026-01-01,2027-01-01,a,copper,east,600,t,,,measured\n"
        "2026-01-01,2027-01-01,a,copper,west,400,t,,,measured\n"
        "2026-01-01,2027-01-01,a,ore,east,3,t,,,measured\n");
    ASSERT_FALSE(faults.has_errors()) << faults.text();
    EXPECT_DOUBLE_EQ(activities_.streams[0].copper[0], 1e6);
    EXPECT_DOUBLE_EQ(activities_.streams[0].ore[0], 3.0);
    EXPECT_DOUBLE_EQ(activities_.streams[0].moved[0], 7.0);
}

TEST_F(MeasuredFile, IsOfPeriodsInTheirOrderNoneOverAnother) {
    // Else copper of two periods counts twice in all, and pools are released before they are
    // filled.
    const std::string year = "2026-01-01,2027-01-01,a,copper,,2,t,,,measured\n";
    EXPECT_NE(read(year + "2026-07-01,2027-01-01,a,copper,,1,t,,,measured\n")
                  .text()
                  .find("from 2027-01-01 on"),
              std::string::npos);
    activities_ = {};
    EXPECT_EQ(read(year + "2025-01-01,2026-01-01,a,copper,,1,t,,,measured\n").n_errors(), 1U);
    activities_ = {};
    EXPECT_FALSE(read(year + "2027-01-01,2028-01-01,a,copper,,1,t,,,measured\n").has_errors());
}

TEST_F(MeasuredFile, TellsEveryFaultWithItsPlace) {
    const auto faults = read(
        "2026-01-01,2027-01-01,a,copper,,2,t,,,measured\n"
        "2026-01-01,2027-01-01,a,deisel,,3,L,,,measured\n"
        "2026-01-01,2027-01-01,a,diesel,,3,kg,,,measured\n"
        "2026-01-01,2027-01-01,a,diesel,,-3,L,,,guessed\n"
        "2027-01-01,2026-01-01,a,diesel,,3,L,,,measured\n"
        "2026-01-01,2027-01-01,a,diesel,,3,L,4,5,measured\n");
    EXPECT_EQ(faults.n_errors(), 6U) << faults.text();
    EXPECT_NE(faults.text().find("diesel"), std::string::npos);
}

TEST_F(MeasuredFile, CountsTheCarbonDioxideOfCarbonatesOnce) {
    // Calcite in place of what the accounts tell of carbonates; both in one file are refused.
    activities_.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    activities_.streams = {{"a", {1}, {1}, {1}, {1}, {1}}};
    activities_.rows = {{.stream = "a", .process = process_at("carbonate"), .amount = 7.0}};
    const std::string calcite = "2026-01-01,2027-01-01,a,calcite,,3,kg,,,measured\n";
    const std::string dolomite = "2026-01-01,2027-01-01,a,dolomite,,2,kg,,,measured\n";
    const std::string gas = "2026-01-01,2027-01-01,a,carbonate,,2,kg,,,measured\n";
    ASSERT_FALSE(read(calcite + dolomite).has_errors());
    ASSERT_EQ(activities_.rows.size(), 2U);
    EXPECT_DOUBLE_EQ(activities_.rows[0].amount, 3.0);
    EXPECT_TRUE(read(calcite + gas).has_errors());
    EXPECT_TRUE(read(gas + calcite).has_errors());
}

}  // namespace
}  // namespace gossan::footprint
