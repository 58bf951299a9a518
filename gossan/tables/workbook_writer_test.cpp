// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/workbook_writer.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/tables/file_bytes.hpp"
#include "gossan/tables/table.hpp"
#include "gossan/tables/workbook.hpp"

namespace gossan::tables {
namespace {

struct WrittenWorkbook : testing::Test {
    std::filesystem::path file =
        std::filesystem::temp_directory_path() /
        (std::string("gossan_") + testing::UnitTest::GetInstance()->current_test_info()->name() +
         ".xlsx");
    ~WrittenWorkbook() override { std::filesystem::remove(file); }
};

const std::vector<SheetToWrite> two_sheets = {
    {"fan", {{"time", "d", {0.0, 30.5, {}}}, {"recovery P50", "%", {1.0 / 3.0, {}, -2.5e-7}}}},
    {"words & <signs>", {{"says", "", {"grün, \"so\"", "1.5", "=1+1"}}}}};

TEST_F(WrittenWorkbook, ReadsBackWithItsNumbersTextsAndBlanks) {
    write_workbook(file, two_sheets);
    Diagnostics diagnostics;
    const Workbook workbook = read_workbook(file, diagnostics);
    ASSERT_EQ(workbook.sheets.size(), 2U);
    const Table fan = Table::of_sheet(workbook.sheets[0], 0, diagnostics);
    EXPECT_EQ(fan.header()[0], "time [d]");
    EXPECT_EQ(fan.header()[1], "recovery P50 [%]");
    ASSERT_EQ(fan.n_rows(), 3U);
    EXPECT_EQ(fan.number("time [d]", 1, diagnostics), 30.5);
    // Sixteen significant digits are written: half a unit of the last is 5e-17 of 1/3.
    EXPECT_NEAR(*fan.number("recovery P50 [%]", 0, diagnostics), 1.0 / 3.0, 1e-16);
    EXPECT_TRUE(fan.is_blank("recovery P50 [%]", 1));
    EXPECT_EQ(fan.number("recovery P50 [%]", 2, diagnostics), -2.5e-7);
    EXPECT_EQ(workbook.sheets[1].name, "words & <signs>");
    const Table words = Table::of_sheet(workbook.sheets[1], 0, diagnostics);
    EXPECT_EQ(words.text("says", 0), "grün, \"so\"");
    EXPECT_EQ(words.text("says", 1), "1.5");  // a text stays one
    EXPECT_TRUE(workbook.sheets[1].rows[2][0].quoted);
    EXPECT_EQ(words.text("says", 2), "=1+1");  // and no text becomes a formula
    EXPECT_TRUE(diagnostics.empty());
}

TEST_F(WrittenWorkbook, IsTheSameBytesForTheSameInput) {
    write_workbook(file, two_sheets);
    const std::string first = file_bytes(file);
    write_workbook(file, two_sheets);
    EXPECT_EQ(file_bytes(file), first);
}

TEST_F(WrittenWorkbook, LeavesABlankForWhatIsNotDefined) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const std::vector<SheetToWrite> sheets = {{"a", {{"x", "", {nothing, 2.0}}}}};
    write_workbook(file, sheets);
    Diagnostics diagnostics;
    const Workbook workbook = read_workbook(file, diagnostics);
    ASSERT_EQ(workbook.sheets[0].rows.size(), 2U);
    EXPECT_EQ(workbook.sheets[0].rows[1][0].line, 3);
}

TEST_F(WrittenWorkbook, RefusesNamesThatNoSheetMayHaveAndFoldersThatAreNotThere) {
    const std::vector<SheetToWrite> bad = {{"a/b", {}}};
    EXPECT_THROW(write_workbook(file, bad), Error);
    const std::vector<SheetToWrite> twice = {{"a", {}}, {"A", {}}};
    EXPECT_THROW(write_workbook(file, twice), Error);
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_THROW(write_workbook("/no/such/folder/a.xlsx", two_sheets), Error);
}

}  // namespace
}  // namespace gossan::tables
