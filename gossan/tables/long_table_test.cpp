// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/long_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::tables {
namespace {

using testing::SizeIs;

constexpr const char* header = "series,time_d,quantity,value,unit,origin\n";

TEST(LongTable, KeepsEveryRowWithItsPlace) {
    Diagnostics diagnostics;
    const Table table = Table::parse(std::string(header) +
                                         "heap,95,extraction,68.85,%,table\n"
                                         "heap,,pls_iron,<0.01,g/L,text\n",
                                     "heap.csv", diagnostics);
    const std::vector<LongRow> rows = long_rows(table, diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
    ASSERT_THAT(rows, SizeIs(2));
    EXPECT_EQ(rows[0].series, "heap");
    EXPECT_EQ(rows[0].time_d, 95.0);
    EXPECT_EQ(rows[0].quantity, "extraction");
    EXPECT_EQ(rows[0].value, (Reading{68.85, Bound::exact}));
    EXPECT_EQ(rows[0].unit, "%");
    EXPECT_EQ(rows[0].origin, "table");
    EXPECT_EQ(rows[0].location, (SourceLocation{"heap.csv", 2, 20}));
    EXPECT_EQ(rows[1].time_d, std::nullopt);
    EXPECT_EQ(rows[1].value, (Reading{0.01, Bound::below}));
}

TEST(LongTable, LeavesOutARowWithAFaultAndTellsAllOfThem) {
    Diagnostics diagnostics;
    const Table table = Table::parse(std::string(header) +
                                         "heap,day 3,extraction,#REF!,%,table\n"
                                         ",1,,,%,\n"
                                         "heap,2,extraction,3,%,table\n",
                                     "heap.csv", diagnostics);
    EXPECT_THAT(long_rows(table, diagnostics), SizeIs(1));
    // Row 1: its time and its value. Row 2: series, quantity, value and origin are blank.
    EXPECT_EQ(diagnostics.n_errors(), 6U);
}

TEST(LongTable, RefusesOtherColumns) {
    Diagnostics diagnostics;
    const Table table = Table::parse("series,day,quantity,value,unit,origin\nh,1,q,2,%,t\n",
                                     "heap.csv", diagnostics);
    EXPECT_THAT(long_rows(table, diagnostics), SizeIs(0));
    EXPECT_EQ(diagnostics.n_errors(), 2U);  // time_d is missing, day is unknown
}

}  // namespace
}  // namespace gossan::tables
