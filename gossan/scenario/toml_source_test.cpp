// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/toml_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace gossan::scenario {
namespace {

/// "line:column code" and what to write, of the first fault.
struct First {
    std::string place;
    std::string write;
};

First first_fault(const std::string& text) {
    Diagnostics diagnostics;
    (void)parse_toml(text, "a.toml", diagnostics);
    const auto faults = diagnostics.sorted();
    if (faults.empty()) return {"no fault", ""};
    const Fault& f = faults.front();
    return {
        std::to_string(f.location.line) + ":" + std::to_string(f.location.column) + " " + f.code,
        f.write};
}

TEST(Toml, GivesValuesTextsListsAndDatesWithTheirPlaces) {
    Diagnostics diagnostics;
    const auto tree =
        parse_toml("b = 1\n[a]\nx = [1.5, true]\nday = 2024-05-01\n", "a.toml", diagnostics);
    ASSERT_TRUE(tree);
    EXPECT_THAT(tree->keys, testing::ElementsAre("b", "a"));
    EXPECT_EQ(tree->items[0].integer, 1);
    const Node* const list = tree->find("a")->find("x");
    EXPECT_EQ(list->items[0].real, 1.5);
    EXPECT_EQ(to_string(list->items[1].place), "a.toml:3:11");
    EXPECT_EQ(tree->find("a")->find("day")->text, "2024-05-01");
}

TEST(Toml, FaultStandsWhereTheBracketOrTextWasOpened) {
    EXPECT_EQ(first_fault("a = 1\nx = [1,\n  2\n\n[c]\nk = 1\n").place, "2:5 toml.unclosed");
    EXPECT_EQ(first_fault("x = [1,\n  2\ny = 3\n").place, "1:5 toml.unclosed");
    EXPECT_EQ(first_fault("x = [\"#\", '[',  # [\n 2").place, "1:5 toml.unclosed");
    EXPECT_EQ(first_fault("x = {a = 1").place, "1:5 toml.unclosed");
    EXPECT_EQ(first_fault("a = \"abc\nb = 2\n").place, "1:5 toml.unclosed");
    EXPECT_EQ(first_fault("a = \"\"\"abc\n\nb = 1\n").place, "1:5 toml.unclosed");
    EXPECT_EQ(first_fault("a = 'abc").place, "1:5 toml.unclosed");
    EXPECT_EQ(first_fault("[a\nb = 1\n").place, "1:3 toml.syntax");
}

TEST(Toml, SaysToQuoteWhatHasNoQuotes) {
    const First first = first_fault("[heap]\nrate = 8 L/m2/h  # drip\n");
    EXPECT_EQ(first.place, "2:10 toml.unquoted");
    EXPECT_EQ(first.write, "rate = \"8 L/m2/h\"");
    EXPECT_EQ(first_fault("drainage = free\n").write, "drainage = \"free\"");
    EXPECT_EQ(first_fault("share = 1.2 %\n").write, "share = \"1.2 %\"");
}

TEST(Toml, GoesOnAfterAPlainMistakeAndTellsTheNext) {
    Diagnostics diagnostics;
    const auto tree = parse_toml("a = 3 m\nb = 1\nb = 2\nc = 4 g/L\n", "a.toml", diagnostics);
    std::string codes;
    for (const Fault& f : diagnostics.sorted())
        codes += std::to_string(f.location.line) + f.code + " ";
    EXPECT_EQ(codes, "1toml.unquoted 3toml.twice 4toml.unquoted ");
    ASSERT_TRUE(tree);
    EXPECT_EQ(tree->find("a")->text, "3 m");
    EXPECT_EQ(tree->find("b")->integer, 1);
}

TEST(Toml, TellsTabsAndTrailingTextClearly) {
    EXPECT_EQ(first_fault("\ta\t=\t1\t\n").place, "no fault");
    EXPECT_EQ(first_fault("a = 'b' c\n").place, "1:9 toml.syntax");
    EXPECT_EQ(first_fault("a = 2024-13-01\n").place, "1:12 toml.syntax");
    EXPECT_EQ(first_fault("two words = 1\n").place, "1:5 toml.syntax");
}

TEST(Toml, NamesASignBeyondAsciiOutsideOfQuotes) {
    Diagnostics diagnostics;
    (void)parse_toml("größe = 3\n", "a.toml", diagnostics);
    EXPECT_EQ(to_string(diagnostics.sorted().at(0).location), "a.toml:1:3");
    EXPECT_EQ(diagnostics.sorted().at(0).found, "the sign \"ö\" outside of quotes");
    EXPECT_EQ(first_fault("rate = 8 L/m²/h\n").write, "rate = \"8 L/m²/h\"");
    EXPECT_EQ(first_fault("name = Öl\n").write, "name = \"Öl\"");
    EXPECT_EQ(first_fault("\u00A0a = 1\n").place, "1:1 toml.syntax");
}

TEST(Toml, KeepsSignsBeyondAsciiInTextsKeysAndComments) {
    const std::string text =
        "\"ö\" = \"ä\\\"ü\" # é\nb = 'ß'\nc = \"\"\"\nû\"\"\"\"\"\nd = [\"ï\", '''ô''''] # ñ\n";
    Diagnostics diagnostics;
    const auto tree = parse_toml(text, "a.toml", diagnostics);
    ASSERT_TRUE(tree) << diagnostics.text();
    EXPECT_EQ(tree->find("ö")->text, "ä\"ü");
    EXPECT_EQ(tree->find("b")->text, "ß");
    EXPECT_EQ(tree->find("c")->text, "û\"\"");
    EXPECT_EQ(tree->find("d")->items[0].text, "ï");
    EXPECT_EQ(tree->find("d")->items[1].text, "ô'");
}

TEST(Toml, FaultsWhereTheParserWouldAbort) {
    EXPECT_EQ(first_fault("a = 1\n\n[[=\n[b]\n").place, "3:1 toml.syntax");
    EXPECT_EQ(first_fault("[[|a]]").place, "1:1 toml.syntax");
    EXPECT_EQ(first_fault("a = 1\n[[[a]]]\n").place, "2:1 toml.syntax");
}

TEST(Toml, RefusesKeysDeeperThanAnyInputNeeds) {
    std::string key = "a";
    for (int n = 0; n < 100000; ++n) key += ".a";
    EXPECT_EQ(first_fault(key + " = 1").place, "1:66 toml.too_deep");  // the 33rd point
    EXPECT_EQ(first_fault("[" + key + "]").place, "1:67 toml.too_deep");
    EXPECT_EQ(first_fault("a = \"...................................................\"").place,
              "no fault");
}

}  // namespace
}  // namespace gossan::scenario
