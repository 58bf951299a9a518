// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/text.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <limits>
#include <vector>

namespace gossan {
namespace {

const std::vector<std::string> keys{"height", "width", "retention", "residual", "rate"};

TEST(EditDistance, CountsInsertionsDeletionsChangesAndSwaps) {
    EXPECT_EQ(edit_distance("", "abc"), 3U);
    EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);       // k→s, e→i, +g
    EXPECT_EQ(edit_distance("retnetion", "retention"), 1U);  // one swap
    EXPECT_EQ(edit_distance("same", "same"), 0U);
}

TEST(Nearest, FindsTheWordThatWasMeant) {
    EXPECT_EQ(nearest("retnetion", keys), "retention");
    EXPECT_EQ(nearest("Height", keys), "height");
    EXPECT_EQ(nearest("resid", keys), "residual");
    EXPECT_EQ(nearest("ratee", keys), "rate");
}

TEST(Nearest, StaysSilentWhereNothingIsNear) {
    EXPECT_EQ(nearest("colour", keys), std::nullopt);
    EXPECT_EQ(nearest("", keys), std::nullopt);
    EXPECT_EQ(nearest(std::string(1000, 'x'), keys), std::nullopt);
}

TEST(Enumerate, ReadsAsASentence) {
    const std::vector<std::string> three{"a", "b", "c"};
    EXPECT_EQ(enumerate(three), "a, b or c");
    EXPECT_EQ(enumerate(std::span(three).first(1)), "a");
    EXPECT_EQ(enumerate({}), "");
}

TEST(Quotes, EscapeWhatWouldBreakALine) {
    EXPECT_EQ(in_quotes("a\"b\\c\n\x01\x7F"), "\"a\\\"b\\\\c\\n\\u0001\\u007F\"");
    EXPECT_EQ(in_quotes("Öl"), "\"Öl\"");
}

TEST(Quotes, TurnBytesThatAreNoTextIntoTheReplacementSign) {
    EXPECT_EQ(in_quotes("a\xFF\x80"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
    EXPECT_EQ(in_quotes("\xED\xA0\x80"),
              "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");  // a surrogate
}

TEST(Quotes, CutALongTextBetweenCharacters) { EXPECT_EQ(in_quotes("ööööö", 4), "\"öö…\""); }

TEST(Shortest, ReadsBackToTheSameBits) {
    for (const double value :
         {0.1, 1.0 / 3.0, 1e22, 5e-324, -0.0, std::numeric_limits<double>::max()}) {
        EXPECT_EQ(std::strtod(shortest(value).c_str(), nullptr), value);
    }
    EXPECT_EQ(shortest(0.1), "0.1");
}

TEST(Trimmed, TakesAwayBlanksOnBothSides) {
    EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
    EXPECT_EQ(trimmed("  "), "");
}

}  // namespace
}  // namespace gossan
