// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/workbook.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/tables/made_workbook.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::tables {
namespace {

using testing::HasSubstr;

std::vector<std::vector<std::string>> texts_of(const Sheet& sheet) {
    std::vector<std::vector<std::string>> texts;
    for (const auto& row : sheet.rows) {
        texts.emplace_back();
        for (const Cell& cell : row) texts.back().push_back(cell.text);
    }
    return texts;
}

Workbook read(const std::map<std::string, std::string>& parts, Diagnostics& diagnostics) {
    return parse_workbook(zipped(parts), "a.xlsx", diagnostics);
}

/// The texts of a sheet with these rows, which must be read without a fault.
std::vector<std::vector<std::string>> texts_of_rows(const std::string& rows,
                                                    const std::string& properties = {}) {
    Diagnostics diagnostics;
    const Workbook workbook = read(workbook_with(rows, properties), diagnostics);
    EXPECT_EQ(diagnostics.text(), "");
    return workbook.sheets.empty() ? std::vector<std::vector<std::string>>()
                                   : texts_of(workbook.sheets.front());
}

using Texts = std::vector<std::vector<std::string>>;

TEST(Workbook, HasTextsThatAreSharedInlineAndOfFormulas) {
    EXPECT_EQ(texts_of_rows("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c>"
                            "<c r='C1' t='inlineStr'><is><t> pH </t></is></c>"
                            "<c r='D1' t='str'><f>A1&amp;B1</f><v>dayCu</v></c></row>"),
              (Texts{{"day", "Cu", "pH", "dayCu"}}));
}

TEST(Workbook, HasNumbersInTheirShortestDigitsDatesAndBooleans) {
    EXPECT_EQ(texts_of_rows("<row r='1'><c r='A1'><v>0.10000000000000001</v></c>"
                            "<c r='B1' s='1'><v>45292.5</v></c><c r='C1' s='2'><v>0.5</v></c>"
                            "<c r='D1' t='b'><v>1</v></c><c r='E1' t='e'><v>#NUM!</v></c>"
                            "<c r='F1'><f>1+1</f><v>2</v></c><c r='G1'><f>A1</f></c></row>"),
              // 45292 = 25569 + 54 years of 365 days + 13 leap days
              (Texts{{"0.1", "2024-01-01 12:00", "0.5", "TRUE", "#NUM!", "2", "=A1"}}));
}

TEST(Workbook, GivesPercentagesAsTheyAreShown) {
    // A cell that shows 55 % holds 0.55, which times 100 is 55 but for round-off.
    EXPECT_EQ(texts_of_rows("<row r='1'><c r='A1' s='3'><v>0.55</v></c>"
                            "<c r='B1' s='3'><v>5.0000000000000001E-3</v></c></row>"),
              (Texts{{"55%", "0.5%"}}));
}

TEST(Workbook, MayCountItsDaysFrom1904) {
    EXPECT_EQ(texts_of_rows("<row r='1'><c r='A1' s='1'><v>43830</v></c></row>",
                            "<workbookPr date1904='1'/>"),
              (Texts{{"2024-01-01"}}));  // 1462 days fewer than from 1900
}

TEST(Workbook, KeepsTheRowAndColumnOfEveryCellAcrossGaps) {
    Diagnostics diagnostics;
    const Workbook workbook =
        read(workbook_with("<row r='2' hidden='1'><c r='C2'><v>1</v></c></row><row r='3'>"
                           "<c r='A3' s='1'/></row><row r='9'><c><v>4</v></c></row>"),
             diagnostics);
    ASSERT_EQ(workbook.sheets.size(), 1U);
    const Sheet& sheet = workbook.sheets.front();
    EXPECT_EQ(texts_of(sheet), (Texts{{"", "", "1"}, {"4"}}));
    EXPECT_EQ(to_string(sheet.location(sheet.rows[0][2])), "a.xlsx: Sheet1!C2");
    EXPECT_EQ(to_string(sheet.location(sheet.rows[1][0])), "a.xlsx: Sheet1!A9");
    EXPECT_EQ(sheet.n_hidden_rows, 1);
}

TEST(Workbook, MayHaveAPrefixBeforeEveryElement) {
    auto parts = workbook_with("");
    parts["xl/worksheets/sheet1.xml"] =
        "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='A1'><x:v>7</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>";
    Diagnostics diagnostics;
    const Workbook workbook = read(parts, diagnostics);
    ASSERT_EQ(workbook.sheets.size(), 1U);
    EXPECT_EQ(texts_of(workbook.sheets.front()), (Texts{{"7"}}));
}

TEST(Workbook, GivesATableThatTellsFaultsByCell) {
    Diagnostics diagnostics;
    const Workbook workbook = read(
        workbook_with("<row r='4'><c r='B4' t='s'><v>0</v></c><c r='D4' t='s'><v>1</v></c></row>"
                      "<row r='6'><c r='B6'><v>1</v></c><c r='D6' t='e'><v>#DIV/0!</v></c></row>"
                      "<row r='7'><c r='B7'><v>2</v></c></row>"
                      "<row r='8'><c r='F8'><v>9</v></c></row>"),
        diagnostics);
    const Table table = Table::of_sheet(workbook.sheets.at(0), 0, diagnostics);
    ASSERT_EQ(table.n_rows(), 3U);
    EXPECT_EQ(table.header().size(), 2U);  // C has neither a name nor a value
    EXPECT_EQ(table.number("day", 1, diagnostics), 2.0);
    EXPECT_TRUE(table.is_blank("Cu", 1));
    EXPECT_FALSE(table.number("Cu", 0, diagnostics));
    EXPECT_THAT(diagnostics.text(), HasSubstr("a.xlsx: Sheet1!D6: error[csv.spreadsheet_error]"));
    EXPECT_THAT(diagnostics.text(), HasSubstr("a.xlsx: Sheet1!F8: error[csv.header]"));
    EXPECT_EQ(diagnostics.n_errors(), 2U);
}

}  // namespace
}  // namespace gossan::tables
