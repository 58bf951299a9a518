// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/measured.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::HasSubstr;

const std::vector<ColumnInfo> columns = {{"recovery_pct", "%", "recovery"},
                                         {"pls_Cu_g_L", "g/L", "copper"}};

struct MeasuredTable : testing::Test {
    ScratchFolder folder;

    Measured read(const std::string& rows, const std::string& names = {}) {
        write_atomically(folder / "m.csv", "series,time_d,quantity,value,unit,origin\n" + rows);
        if (!names.empty()) write_atomically(folder / "m.names.csv", "quantity,column\n" + names);
        return read_measured(folder / "m.csv", columns);
    }
};

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

TEST_F(MeasuredTable, RefusesAPotentialWithoutItsElectrode) {
    const std::vector<ColumnInfo> potential = {{"pls_Eh_mV", "mV", "potential"}};
    Diagnostics diagnostics;
    const std::vector<tables::LongRow> rows = {
        {.series = "a", .quantity = "pls_Eh_mV", .value = {640.0}, .unit = "mV_SHE"},
        {.series = "a", .quantity = "pls_Eh_mV", .value = {640.0}, .unit = "mV"}};
    EXPECT_EQ(measured_of(rows, potential, {}, diagnostics).marks.size(), 1U);
    EXPECT_EQ(diagnostics.n_errors(), 1U);
    EXPECT_EQ(diagnostics.sorted()[0].code, "potential.no_electrode");
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

}  // namespace
}  // namespace gossan::records
