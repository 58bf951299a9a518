// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/tables/made_workbook.hpp"
#include "gossan/tables/workbook.hpp"

namespace gossan::tables {
namespace {

using testing::HasSubstr;

const char* const two_rows =
    "<row r='1'><c r='A1' t='s'><v>0</v></c></row><row r='2'><c r='A2'><v>1</v></c></row>";

std::string faults_of(const std::string& bytes, WorkbookLimits limits = {}) {
    Diagnostics diagnostics;
    (void)parse_workbook(bytes, "a.xlsx", diagnostics, limits);
    return diagnostics.text();
}

std::string faults_of(const std::map<std::string, std::string>& parts) {
    return faults_of(zipped(parts));
}

TEST(HostileWorkbook, OfAnotherKindIsCalledWhatItIs) {
    EXPECT_THAT(faults_of(std::string()), HasSubstr("error[xlsx.broken]: found an empty file"));
    EXPECT_THAT(faults_of("day,Cu\n1,2\n"), HasSubstr("found no workbook"));
    EXPECT_THAT(faults_of("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), HasSubstr("or one with a password"));
    EXPECT_THAT(faults_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}),
                HasSubstr("OpenDocument"));
    EXPECT_THAT(faults_of({{"readme.txt", "nothing"}}), HasSubstr("no part _rels/.rels in it"));
}

TEST(HostileWorkbook, WithoutAPartNamesIt) {
    for (const char* part : {"_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml",
                             "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"}) {
        auto parts = workbook_with(two_rows);
        parts.erase(part);
        EXPECT_THAT(faults_of(parts), HasSubstr(std::string("no part ") + part)) << part;
    }
}

TEST(HostileWorkbook, WithAPartThatIsNotWhatItShouldBeIsRefused) {
    for (const auto& [part, text] : std::map<std::string, std::string>{
             {"xl/workbook.xml", "<document/>"},
             {"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'>"},
             {"xl/sharedStrings.xml", ""},
             {"xl/styles.xml", std::string(64, '\0')}}) {
        auto parts = workbook_with(two_rows);
        parts[part] = text;
        EXPECT_THAT(faults_of(parts), HasSubstr("error[xlsx.broken]")) << part;
    }
}

TEST(HostileWorkbook, WithCellsOutOfPlaceIsRefused) {
    for (const char* rows :
         {"<row r='2'/><row r='1'/>", "<row r='0'/>", "<row r='2000000'/>", "<row r='x'/>",
          "<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>",
          "<row r='1'><c r='XFE1'><v>1</v></c></row>", "<row r='1'><c r='1A'><v>1</v></c></row>",
          "<row r='1'><c r='AAAAAAAAAAAAAAAA1'><v>1</v></c></row>"})
        EXPECT_THAT(faults_of(workbook_with(rows)), HasSubstr("error[xlsx.broken]")) << rows;
}

TEST(HostileWorkbook, WithAStringThatIsNotThereHasAnErrorCell) {
    Diagnostics diagnostics;
    const Workbook workbook = parse_workbook(
        zipped(workbook_with("<row r='1'><c r='A1' t='s'><v>7</v></c><c r='B1' t='s'><v>-1</v></c>"
                             "<c r='C1' s='99999999999'><v>1</v></c></row>")),
        "a.xlsx", diagnostics);
    ASSERT_EQ(workbook.sheets.size(), 1U);
    EXPECT_EQ(workbook.sheets[0].rows[0][0].text, "#REF!");
    EXPECT_EQ(workbook.sheets[0].rows[0][1].text, "#REF!");
    EXPECT_EQ(workbook.sheets[0].rows[0][2].text, "1");
}

TEST(HostileWorkbook, ThatUnpacksToFarMoreIsStoppedAtTheLimit) {
    auto parts = workbook_with(two_rows);
    parts["xl/sharedStrings.xml"] = std::string(2 << 20, ' ');
    const std::string bytes = zipped(parts);
    EXPECT_LT(bytes.size(), 10'000U);  // deflate packs blanks a thousandfold
    EXPECT_THAT(faults_of(bytes, {.unpacked = 1 << 20}),
                HasSubstr("error[xlsx.too_large]: found more than 1024 KB once unpacked"));
    EXPECT_THAT(faults_of(bytes, {.packed = 1 << 10}), HasSubstr("error[xlsx.too_large]"));
}

TEST(HostileWorkbook, WithFewCellsFarApartDoesNotTakeMemoryForTheRest) {
    const std::string rows =
        "<row r='1'><c r='XFD1'><v>1</v></c></row><row r='2'><c r='XFD2'><v>1</v></c></row>";
    EXPECT_THAT(faults_of(zipped(workbook_with(rows)), {.cells = 20'000}),
                HasSubstr("error[xlsx.too_large]"));
    EXPECT_EQ(faults_of(zipped(workbook_with(rows)), {.cells = 32'768}), "");
}

TEST(HostileWorkbook, CutShortAnywhereIsRefused) {
    const std::string whole = zipped(workbook_with(two_rows));
    for (std::size_t length = 0; length < whole.size(); length += 7)
        EXPECT_THAT(faults_of(whole.substr(0, length)), HasSubstr("error[xlsx")) << length;
}

TEST(HostileWorkbook, WithAnyByteChangedNeverThrows) {
    const std::string whole = zipped(workbook_with(two_rows));
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x5A);
        EXPECT_NO_THROW((void)faults_of(changed)) << at;
    }
}

}  // namespace
}  // namespace gossan::tables
