// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/writers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/rich_input.hpp"

namespace gossan::scenario {
namespace {

using testing::HasSubstr;
using testing::Not;

const Description& rich_description() { return description_of<rich::Input>(); }

TEST(Template, IsAnInputThatCanBeRead) {
    const std::string text = input_template(rich_description(), "a start");
    Diagnostics diagnostics;
    (void)read_text<rich::Input>(text, "template.toml", diagnostics);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text() << text;
}

TEST(Template, ShowsDefaultsWithTheirSourceAsComments) {
    const std::string text = input_template(rich_description());
    EXPECT_THAT(
        text,
        HasSubstr("\n# temperature = \"25 degC\"  # of the rock; default, estimate: a mild day\n"));
    EXPECT_THAT(text, HasSubstr("\n# [solver]"));
    EXPECT_THAT(text, HasSubstr("\n# longest = \"0.5 d\""));
}

TEST(Template, WithEveryCommentTakenAwayIsReadToo) {
    std::string live;
    const std::string text = input_template(rich_description());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = text.substr(at, end - at);
        const bool has_file = line.find(".csv\"  #") != std::string::npos;
        if (!has_file) live += (line.starts_with("# ") ? line.substr(2) : line) + "\n";
        at = end + 1;
    }
    Diagnostics diagnostics;
    (void)read_text<rich::Input>(live, "template.toml", diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text() << live;
}

TEST(JsonSchema, TellsTypesUnitsRangesAndDefaults) {
    const std::string json = json_schema(rich_description(), "1.2.3");
    EXPECT_THAT(json, HasSubstr("\"$schema\": \"https://json-schema.org/draft/2020-12/schema\""));
    EXPECT_THAT(json, HasSubstr("\"x-version\": \"1.2.3\""));
    EXPECT_THAT(json, HasSubstr("\"x-unit\": \"L/m2/h\""));
    EXPECT_THAT(json, HasSubstr("\"default\": \"0.5 d\""));
    EXPECT_THAT(json, HasSubstr("\"x-default-source\": \"choice: half a day\""));
    EXPECT_THAT(json, HasSubstr("\"exclusiveMinimum\": 0"));
    EXPECT_THAT(json, HasSubstr("\"const\": \"drip\""));
    EXPECT_THAT(json, HasSubstr("\"x-refers-to\": \"liquors\""));
}

TEST(JsonSchema, ClosesWhatItOpens) {
    const std::string json = json_schema(rich_description(), "1");
    int depth = 0;
    bool is_text = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '\\') ++at;
        if (c == '"') is_text = !is_text;
        if (is_text) continue;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        ASSERT_GE(depth, 0);
    }
    EXPECT_EQ(depth, 0);
    EXPECT_FALSE(is_text);
    EXPECT_THAT(json, Not(HasSubstr(",\n}")));
}

TEST(ReferencePage, HasARowForEveryKeyAndAHeadingForEveryBlock) {
    const std::string page = reference_page(rich_description());
    for (const char* const text :
         {"# input", "## `[liquors.NAME]`", "## `[[lifts]]`", "## `[water]` kind = \"drip\"",
          "## `[water]` kind = \"rain\"", "## `[cure]`", "## `[solver]`", "| `temperature` |",
          "\"25 degC\" (estimate: a mild day)", "usually from 1 L/m2/h to 40 L/m2/h",
          "| ~~`depth`~~ | removed in 0.2 |", "| absent |"}) {
        EXPECT_THAT(page, HasSubstr(text));
    }
}

struct Tree {
    double value = 1.0;
    std::vector<Tree> branches;
    static Schema<Tree> schema() {
        return Schema<Tree>("tree")
            .field("value", &Tree::value, "a number", defaults_to("choice: one"))
            .field("branches", &Tree::branches, "trees", defaults_to("choice: none"));
    }
};

TEST(Writers, EndOnABlockWithinItself) {
    const Description& tree = description_of<Tree>();
    EXPECT_FALSE(json_schema(tree, "1").empty());
    EXPECT_FALSE(reference_page(tree).empty());
    EXPECT_FALSE(input_template(tree).empty());
    Diagnostics diagnostics;
    const auto loaded = read_text<Tree>(
        "[[branches]]\nvalue = 2\n[[branches.branches]]\nvalue = 3\n", "a.toml", diagnostics);
    ASSERT_TRUE(diagnostics.empty()) << diagnostics.text();
    EXPECT_EQ(loaded.value.branches[0].branches[0].value, 3.0);
    const std::string text = effective_toml(tree, &loaded.value, loaded.origins);
    const auto again = read_text<Tree>(text, "a.toml", diagnostics);
    EXPECT_EQ(again.value.branches[0].branches[0].value, 3.0) << text;
}

}  // namespace
}  // namespace gossan::scenario
