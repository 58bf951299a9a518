// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/csv_writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

#include "gossan/base/error.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::tables {
namespace {

TEST(CsvRows, QuoteOnlyWhatMustBeQuoted) {
    CsvRows rows;
    rows.cell("plain words")
        .cell("a,b")
        .cell("5\" pipe")
        .cell(" edge ")
        .cell(0.1)
        .blank()
        .end_row();
    EXPECT_EQ(rows.text(), "plain words,\"a,b\",\"5\"\" pipe\",\" edge \",0.1,\n");
}

TEST(CsvRows, ThatWouldReadAsNothingAreQuoted) {
    CsvRows rows;
    rows.cell("# no comment").cell("# nor this").end_row();
    rows.blank().end_row();
    EXPECT_EQ(rows.text(), "\"# no comment\",# nor this\n\"\"\n");
}

TEST(CsvRows, LeaveWhatIsNotDefinedBlankAndRefuseInfinity) {
    CsvRows rows;
    rows.cell(std::nan("")).cell(2.0).end_row();
    EXPECT_EQ(rows.text(), ",2\n");
    EXPECT_THROW(rows.cell(std::numeric_limits<double>::infinity()), Error);
}

TEST(CsvRows, ReadBackToTheSameText) {
    const std::string texts[] = {"",  "a",    " ",      "#x", "\"",   "\"\"",
                                 ",", "a\nb", "a\r\nb", "°C", "=1+1", "\t"};
    CsvRows rows;
    rows.cell("first").cell("second").end_row();
    for (const std::string& first : texts) {
        for (const std::string& second : texts) rows.cell(first).cell(second).end_row();
    }
    Diagnostics diagnostics;
    const Table table = Table::parse(rows.text(), "t.csv", diagnostics);
    ASSERT_TRUE(diagnostics.empty()) << diagnostics.text();
    std::size_t row = 0;
    for (const std::string& first : texts) {
        for (const std::string& second : texts) {
            EXPECT_EQ(table.text("first", row), first);
            EXPECT_EQ(table.text("second", row), second);
            ++row;
        }
    }
    EXPECT_EQ(row, table.n_rows());
}

TEST(CsvRows, ReadBackToTheSameBits) {
    std::mt19937_64 random(20260115);
    std::vector<double> values = {0.0, -0.0, 0.1, 1.0 / 3.0, 5e-324, -1.7976931348623157e308};
    while (values.size() < 5000) {
        const auto value = std::bit_cast<double>(random());
        if (std::isfinite(value)) values.push_back(value);
    }
    CsvRows rows;
    rows.cell("x").end_row();
    for (const double value : values) rows.cell(value).end_row();
    Diagnostics diagnostics;
    const std::vector<double> read =
        Table::parse(rows.text(), "t.csv", diagnostics).numbers("x", diagnostics);
    ASSERT_TRUE(diagnostics.empty()) << diagnostics.text().substr(0, 300);
    ASSERT_EQ(read.size(), values.size());
    for (std::size_t k = 0; k < values.size(); ++k) {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(read[k]), std::bit_cast<std::uint64_t>(values[k]))
            << values[k];
    }
}

}  // namespace
}  // namespace gossan::tables
