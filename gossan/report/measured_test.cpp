// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/measured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/made_run.hpp"
#include "gossan/report/measured_words.hpp"

namespace gossan::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<records::ColumnInfo> columns = {{"recovery_pct", "%", "recovery"},
                                                  {"pls_Cu_g_L", "g/L", "copper"}};

struct MeasuredTable : testing::Test {
    TestFolder folder;

    Measured read(const std::string& rows, const std::string& names = {}) {
        records::write_atomically(folder / "m.csv",
                                  "series,time_d,quantity,value,unit,origin\n" + rows);
        if (!names.empty())
            records::write_atomically(folder / "m.names.csv", "quantity,column\n" + names);
        return read_measured(folder / "m.csv", columns);
    }
};

TEST(Converted, GoesThroughTheDimension) {
    EXPECT_NEAR(*converted(2800.0, "mg/L", "g/L"), 2.8, 1e-12);
    EXPECT_NEAR(*converted(2.35, "L/h/m2", "L/m2/h"), 2.35, 1e-12);
    EXPECT_NEAR(*converted(14.5, "%_v/v", "m3/m3"), 0.145, 1e-12);
    EXPECT_NEAR(*converted(16.11, "kg_H2SO4/t", "kg/t"), 16.11, 1e-12);
    EXPECT_NEAR(*converted(1.8, "-", "1"), 1.8, 1e-12);
}

TEST(Converted, KnowsWhereTemperaturesBegin) {
    EXPECT_NEAR(*converted(68.0, "degF", "degC"), 20.0, 1e-10);  // (68 - 32) / 1.8
    EXPECT_NEAR(*converted(293.15, "K", "degC"), 20.0, 1e-10);
}

TEST(Converted, RefusesAnotherDimensionAndAnUnknownUnit) {
    EXPECT_FALSE(converted(1.0, "m", "g/L"));
    EXPECT_FALSE(converted(1.0, "quintals", "kg"));
}

TEST_F(MeasuredTable, FindsTheColumnByItsTableOfNamesElseByItsOwnName) {
    const Measured measured = read(
        "a,95,cu_by_solids,68.85,%,text\n"
        "a,,pls_Cu_g_L_max,16,g/L,table\n"
        "a,,settlement,0.5,m,table\n"
        "a,,PLS_Cu_min,0.85,g/L,table\n",
        "cu_by_solids,recovery_pct\nPLS_Cu,pls_Cu_g_L\n");
    ASSERT_EQ(measured.marks.size(), 3U);
    EXPECT_EQ(measured.marks[2].column, "pls_Cu_g_L");
    EXPECT_EQ(measured.marks[0].column, "recovery_pct");
    EXPECT_EQ(measured.marks[0].kind, MarkKind::point);
    EXPECT_EQ(measured.marks[1].column, "pls_Cu_g_L");
    EXPECT_EQ(measured.marks[1].kind, MarkKind::maximum);
    ASSERT_EQ(measured.others.size(), 1U);
    EXPECT_EQ(measured.others[0].quantity, "settlement");
}

TEST_F(MeasuredTable, KeepsClaimsAndForecastsApart) {
    const Measured measured = read(
        "a,10,recovery_pct,50,%,table\n"
        "a,10,recovery_pct,85,%,text_claim\n"
        "a,10,recovery_pct,80,%,text_forecast\n");
    ASSERT_EQ(measured.marks.size(), 3U);
    EXPECT_EQ(measured.marks[0].standing, MarkStanding::measured);
    EXPECT_EQ(measured.marks[1].standing, MarkStanding::claim);
    EXPECT_EQ(measured.marks[2].standing, MarkStanding::forecast);
}

TEST_F(MeasuredTable, TellsEveryFaultAtOnce) {
    try {
        (void)read("a,95,recovery_pct,68,m,text\na,95,pls_Cu_g_L,many,g/L,text\n");
        FAIL() << "two faults passed";
    } catch (const Error& error) {
        EXPECT_THAT(error.what(), HasSubstr("m.csv:2"));
        EXPECT_THAT(error.what(), HasSubstr("m.csv:3"));
    }
}

TEST_F(MeasuredTable, PairsARangeOnlyWithinItsSeriesAndDay) {
    const Measured measured = read(
        "a,,pls_Cu_g_L_min,0.85,g/L,table\n"
        "a,,pls_Cu_g_L_max,15.99,g/L,table\n"
        "b,,pls_Cu_g_L_max,3,g/L,table\n"
        "a,40,pls_Cu_g_L_min,2,g/L,table\n"
        "a,40,pls_Cu_g_L,5,g/L,text_claim\n");
    EXPECT_THAT(measured_words(measured.marks, "pls_Cu_g_L"),
                ElementsAre("measured range 0.85 to 15.99", "measured at most 3",
                            "measured at least 2 (day 40)", "claimed 5 (day 40)"));
}

}  // namespace
}  // namespace gossan::report
