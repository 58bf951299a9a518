// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/sheet.hpp"

#include <gtest/gtest.h>

namespace gossan::tables {
namespace {

Sheet read(const std::string& text, CommaCount& commas) {
    Diagnostics diagnostics;
    Sheet sheet = sheet_of_csv(text, "a.csv", commas, diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    return sheet;
}

TEST(SheetOfCsv, TakesTheSeparatorOfItsFirstLine) {
    CommaCount commas;
    for (const char* text : {"# a; b\n\nday,Cu\n1,2\n", "day;Cu\n1;2\n", "day\tCu\n1\t2\n"}) {
        const Sheet sheet = read(text, commas);
        ASSERT_EQ(sheet.rows.size(), 2U) << text;
        EXPECT_EQ(sheet.rows[1][1].text, "2") << text;
    }
    EXPECT_EQ(read("\"a;b\",c\n", commas).rows[0].size(), 2U);
    EXPECT_EQ(read("a\t\tc\n", commas).rows[0][2].text, "c");
}

TEST(SheetOfCsv, WithSemicolonsMayHaveDecimalCommasAndCountsThem) {
    CommaCount commas;
    const Sheet sheet = read("day;Cu;note\n1;0,5;a, b\n2;<0,01;\n3;-1,5E-3;;\n", commas);
    EXPECT_EQ(sheet.rows[1][1].text, "0.5");
    EXPECT_EQ(sheet.rows[1][2].text, "a, b");
    EXPECT_EQ(sheet.rows[2][1].text, "<0.01");
    EXPECT_EQ(sheet.rows[3][1].text, "-1.5E-3");
    EXPECT_EQ(sheet.rows[3].size(), 2U);  // blanks at the end of a row are none
    EXPECT_EQ(commas.n_commas, 3);
    EXPECT_EQ(commas.first.text, "0,5");
    EXPECT_EQ(commas.first.line, 2);
}

TEST(SheetOfCsv, WithPointsAndCommasInItsNumbersIsRefusedAtTheRarer) {
    Diagnostics diagnostics;
    CommaCount commas;
    (void)sheet_of_csv("day;Cu\n1;1,250\n2;0.5\n3;0,5\n", "a.csv", commas, diagnostics);
    ASSERT_EQ(diagnostics.n_errors(), 1U);
    EXPECT_EQ(to_string(diagnostics.sorted()[0].location), "a.csv:3:3");
    EXPECT_EQ(diagnostics.sorted()[0].code, "csv.mixed_decimals");
    EXPECT_EQ(read("test;\"7.1\"\nCu;0,5\n", commas).rows[0][1].text, "7.1");
}

TEST(Cell, IsNamedByLettersAndRow) {
    EXPECT_EQ(cell_name(7, 3), "C7");
    EXPECT_EQ(cell_name(1, 26), "Z1");
    EXPECT_EQ(cell_name(1, 27), "AA1");
    EXPECT_EQ(cell_name(1048576, 16384), "XFD1048576");  // 16384 = 24 x 26² + 6 x 26 + 4
}

}  // namespace
}  // namespace gossan::tables
