// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "gossan/base/error.hpp"

namespace gossan::tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

std::vector<std::string> codes_of(const Diagnostics& diagnostics) {
    std::vector<std::string> codes;
    for (const Fault& fault : diagnostics.sorted()) codes.push_back(fault.code);
    return codes;
}

TEST(Table, GivesNumbersByNameOfColumnAndBlanksAsNone) {
    Diagnostics diagnostics;
    const Table table = Table::parse("# assays\nday,cu\n1,0.5\n2,\n", "a.csv", diagnostics);
    ASSERT_EQ(table.n_rows(), 2U);
    EXPECT_EQ(table.number("cu", 0, diagnostics), 0.5);
    EXPECT_EQ(table.number("cu", 1, diagnostics), std::nullopt);
    EXPECT_TRUE(table.is_blank("cu", 1));
    EXPECT_EQ(table.location("cu", 0), (SourceLocation{"a.csv", 3, 3}));
    EXPECT_EQ(table.location(1), (SourceLocation{"a.csv", 4, 1}));
    EXPECT_TRUE(diagnostics.empty());
    const std::vector<double> all = table.numbers("cu", diagnostics);
    EXPECT_EQ(all[0], 0.5);
    EXPECT_TRUE(std::isnan(all[1]));
}

TEST(Table, GathersEveryFaultWithItsPlaceInOnePass) {
    Diagnostics diagnostics;
    const Table table =
        Table::parse("day,cu,cu\n1,\"0,5\",2\n3,#NUM!,4,5\n6,x\"y,2\n7\n", "a.csv", diagnostics);
    EXPECT_FALSE(table.number("cu", 0, diagnostics));
    EXPECT_THAT(codes_of(diagnostics),
                ElementsAre("csv.duplicate_column", "csv.decimal_comma", "csv.cell_count",
                            "csv.quote", "csv.cell_count"));
    const std::vector<Fault> faults = diagnostics.sorted();
    EXPECT_EQ(faults[0].location, (SourceLocation{"a.csv", 1, 8}));
    EXPECT_EQ(faults[1].location, (SourceLocation{"a.csv", 2, 3}));
    EXPECT_EQ(faults[1].excerpt, "1,\"0,5\",2");
    EXPECT_EQ(faults[2].location.line, 3);
    EXPECT_EQ(faults[4].location.line, 5);
}

TEST(Table, SuspectsADecimalCommaWhereARowHasACellTooMany) {
    Diagnostics diagnostics;
    EXPECT_EQ(Table::parse("day,cu\n1,0,5\n", "a.csv", diagnostics).n_rows(), 0U);
    ASSERT_THAT(diagnostics.sorted(), SizeIs(1));
    EXPECT_THAT(diagnostics.sorted()[0].write, HasSubstr("a point, not a comma"));
}

TEST(Table, SeparatedBySemicolonsOrTabsIsRefused) {
    for (const char* text : {"day;cu\n1;0,5\n", "day\tcu\n1\t2\n"}) {
        Diagnostics diagnostics;
        const Table table = Table::parse(text, "a.csv", diagnostics);
        EXPECT_EQ(codes_of(diagnostics).front(), "csv.separator");
    }
}

TEST(Table, OfNoRowsAtAllIsAFault) {
    for (const char* text : {"", "\n\n", "# only words\n"}) {
        Diagnostics diagnostics;
        EXPECT_EQ(Table::parse(text, "a.csv", diagnostics).n_rows(), 0U);
        EXPECT_THAT(codes_of(diagnostics), ElementsAre("csv.empty"));
    }
}

TEST(Table, NamesMissingAndUnknownColumnsWithTheNearOne) {
    Diagnostics diagnostics;
    const Table table = Table::parse("day,coper\n1,2\n", "a.csv", diagnostics);
    const std::array<std::string, 2> names = {"day", "copper"};
    EXPECT_FALSE(table.require_columns(names, diagnostics, true));
    ASSERT_THAT(codes_of(diagnostics), ElementsAre("csv.missing_column", "csv.unknown_column"));
    EXPECT_THAT(diagnostics.sorted()[0].write, HasSubstr("coper"));
    EXPECT_EQ(diagnostics.sorted()[1].write, "copper");
    EXPECT_EQ(diagnostics.sorted()[1].location, (SourceLocation{"a.csv", 1, 5}));
}

TEST(Table, KeepsCensoredReadingsAndRefusesThemAsNumbers) {
    Diagnostics diagnostics;
    const Table table = Table::parse("fe\n<0.01\n", "a.csv", diagnostics);
    EXPECT_EQ(table.reading("fe", 0, diagnostics), (Reading{0.01, Bound::below}));
    EXPECT_TRUE(diagnostics.empty());
    EXPECT_EQ(table.number("fe", 0, diagnostics), std::nullopt);
    EXPECT_THAT(codes_of(diagnostics), ElementsAre("csv.bound"));
    EXPECT_TRUE(std::isnan(table.numbers("fe", diagnostics)[0]));
    EXPECT_THAT(codes_of(diagnostics), ElementsAre("csv.bound", "csv.bound"));
}

TEST(Table, RefusesABlankWhereANumberIsRequired) {
    Diagnostics diagnostics;
    const Table table = Table::parse("day,cu\n,1\n", "a.csv", diagnostics);
    EXPECT_EQ(table.required_number("day", 0, diagnostics), std::nullopt);
    EXPECT_THAT(codes_of(diagnostics), ElementsAre("csv.blank"));
}

TEST(Table, ThatCannotBeReadNamesTheFileAndTheCause) {
    Diagnostics diagnostics;
    try {
        (void)Table::read("/no/such/assays.csv", diagnostics);
        FAIL() << "a missing file was read";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::io);
        EXPECT_EQ(failure.where, "/no/such/assays.csv");
        EXPECT_THAT(failure.what(), HasSubstr("No such file"));
    }
    EXPECT_THROW((void)Table::read("/", diagnostics), Error);
}

}  // namespace
}  // namespace gossan::tables
