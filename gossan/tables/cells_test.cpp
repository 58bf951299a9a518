// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::tables {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(const std::vector<std::vector<Cell>>& rows) {
    Texts texts;
    for (const auto& row : rows) {
        texts.emplace_back();
        for (const Cell& cell : row) texts.back().push_back(cell.text);
    }
    return texts;
}

Texts read_cleanly(std::string_view text) {
    Diagnostics diagnostics;
    Texts texts = texts_of(split_cells(text, "t.csv", diagnostics));
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
    return texts;
}

Fault only_fault_of(std::string_view text) {
    Diagnostics diagnostics;
    EXPECT_THAT(split_cells(text, "t.csv", diagnostics), SizeIs(testing::Le(1U)));
    EXPECT_THAT(diagnostics.sorted(), SizeIs(1));
    return diagnostics.sorted().empty() ? Fault{} : diagnostics.sorted().front();
}

TEST(Cells, AreSplitAtCommasAndLineEndsOfAnyKind) {
    const Texts rows = {{"a", "b"}, {"1", ""}, {"", "2"}, {"x", "y"}};
    EXPECT_EQ(read_cleanly("a,b\n1,\n,2\nx,y\n"), rows);
    EXPECT_EQ(read_cleanly("a,b\r\n1,\r\n,2\r\nx,y"), rows);
    EXPECT_EQ(read_cleanly("a,b\r1,\r,2\rx,y\r"), rows);
}

TEST(Cells, MayBeQuotedOverSeveralLinesWithDoubledQuotesInside) {
    EXPECT_EQ(read_cleanly("\"a,\"\"b\"\"\nc\" ,d\n"), (Texts{{"a,\"b\"\nc", "d"}}));
}

TEST(Cells, AreWithoutBlanksAroundThemUnlessQuoted) {
    EXPECT_EQ(read_cleanly("  a\t, \" b \" ,c  \n"), (Texts{{"a", " b ", "c"}}));
}

TEST(Cells, LeaveOutCommentsEmptyLinesAndTheByteOrderMark) {
    EXPECT_EQ(read_cleanly("\xEF\xBB\xBF# made by hand, 2026\n\n  \t\na,b\n#1,2\n\n"),
              (Texts{{"a", "b"}}));
}

TEST(Cells, ThatASpreadsheetCouldNotComputeAreNoComment) {
    EXPECT_EQ(read_cleanly("#N/A,1\n#NUM!,2\n"), (Texts{{"#N/A", "1"}, {"#NUM!", "2"}}));
}

TEST(Cells, KnowTheirLineAndTheirColumnInCharacters) {
    Diagnostics diagnostics;
    // "°C" is two characters in three bytes, so `x` stands in column 4; the quoted cell spans lines
    // 2-3.
    const auto rows = split_cells(
        "\xC2\xB0"
        "C,x\n\"p\nq\", r\nlast\n",
        "t.csv", diagnostics);
    ASSERT_THAT(rows, SizeIs(3));
    EXPECT_EQ(rows[0][1].column, 4);
    EXPECT_EQ(rows[1][0].line, 2);
    EXPECT_EQ(rows[1][1].line, 3);
    EXPECT_EQ(rows[1][1].column, 5);
    EXPECT_EQ(rows[2][0].line, 4);
}

TEST(Cells, WithAQuoteThatIsNeverClosedAreOneFaultAndTheRestIsStillRead) {
    Diagnostics diagnostics;
    const auto rows = split_cells("a,b\n1,\"open\n3,4\n", "t.csv", diagnostics);
    EXPECT_EQ(texts_of(rows), (Texts{{"a", "b"}, {"3", "4"}}));
    ASSERT_THAT(diagnostics.sorted(), SizeIs(1));
    EXPECT_EQ(diagnostics.sorted()[0].location, (SourceLocation{"t.csv", 2, 3}));
    EXPECT_EQ(diagnostics.sorted()[0].excerpt, "1,\"open");
}

TEST(Cells, WithQuotesInTheWrongPlaceAreFaultsWithTheirPlace) {
    EXPECT_EQ(only_fault_of("5\" pipe,2\n").location, (SourceLocation{"t.csv", 1, 2}));
    EXPECT_EQ(only_fault_of("\"a\"b,2\n").location, (SourceLocation{"t.csv", 1, 4}));
}

TEST(Cells, ThatAreNotUtf8AreRefusedWithTheirPlace) {
    const Fault latin1 = only_fault_of(
        "a,b\n1,\xB0"
        "C\n");
    EXPECT_EQ(latin1.code, "csv.encoding");
    EXPECT_EQ(latin1.location, (SourceLocation{"t.csv", 2, 3}));
    EXPECT_THAT(latin1.write, HasSubstr("UTF-8"));
    EXPECT_EQ(only_fault_of(std::string_view("a\0,\0b\0", 6)).code, "csv.encoding");  // UTF-16
}

TEST(Cells, OfAnyTextAreReadWithoutHarm) {
    // Every text of six bytes over those that mean something; none may hang, crash or lose its
    // place.
    constexpr std::string_view alphabet = "a,\"\n#\r";
    for (int code = 0; code < 46656; ++code) {  // 6^6
        std::string text;
        for (int k = 0, rest = code; k < 6; ++k, rest /= 6)
            text += alphabet[static_cast<std::size_t>(rest % 6)];
        Diagnostics diagnostics;
        for (const auto& row : split_cells(text, "t.csv", diagnostics)) {
            ASSERT_FALSE(row.empty());
            for (const Cell& cell : row)
                ASSERT_TRUE(cell.line >= 1 && cell.line <= 7 && cell.column >= 1);
        }
    }
}

TEST(LineOf, GivesALineWithoutItsEnd) {
    EXPECT_EQ(line_of("a\r\nb\n\nd", 2), "b");
    EXPECT_EQ(line_of("a\r\nb\n\nd", 3), "");
    EXPECT_EQ(line_of("a\r\nb\n\nd", 4), "d");
    EXPECT_EQ(line_of("a\r\nb\n\nd", 5), "");
}

}  // namespace
}  // namespace gossan::tables
