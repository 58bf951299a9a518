// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/rich_input.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int n = 0; n < times; ++n) out += text;
    return out;
}

std::vector<std::string> hostile_texts() {
    const std::string good = rich::good_text;
    return {
        "",
        "\n\n\n",
        "# only a comment",
        std::string("title = \"a\0b\"", 13),
        std::string(64, '\0'),
        "\xEF\xBB\xBF",
        "\xFF\xFE\x61\x00",
        "\xC3\x28 = 1",
        "title = \"\xED\xA0\x80\"",
        "x = " + repeated("[", 5000),
        "x = " + repeated("{a = ", 5000),
        repeated("[a.", 5000) + "]",
        "[" + repeated("a.", 50000) + "a]",
        repeated("[[lifts]]\n", 3000),
        repeated("[[lifts]]\nheight = \"4 m\"\n", 500),
        std::string(70000, 'k') + " = 1",
        "title = \"" + std::string(1000000, 'x') + "\"",
        "duration = \"" + std::string(100000, '9') + " d\"",
        "duration = 99999999999999999999999999999",
        "duration = 1e99999",
        "duration = nan\nswing = inf\nshares = {a = nan, b = -inf}",
        "duration = \"nan d\"\nswing = \"1e308 kK\"",
        "duration = \"1 " + repeated("d*", 2000) + "d\"",
        "duration = \"1 " + repeated("(", 90) + "\"",
        "a = 1\na = 1\na = 1\n",
        repeated("a = 1 m\n", 200),
        "title = 1\n[title]\n",
        "liquors = 5\nlifts = {}\nwater = []\nshares = \"x\"\nsolver = 1979-05-27",
        "lifts = [[[[[[1]]]]]]",
        "lifts = [1, \"a\", {height = 3}, []]",
        "water = {kind = {kind = \"drip\"}}",
        "water = {kind = \"drip\", rate = [[[\"0 d\"]]]}",
        "water = {kind = \"drip\", rate = {file = \"/etc/passwd\"}}",
        "\"\" = 1\n\"a.b\" = 2\n'\"' = 3",
        "[liquors.\"we.ird [name]\\n\"]\niron = \"1 g/L\"\npotential = \"1 V SHE\"",
        "title = '''\n" + repeated("'", 7),
    };
}

TEST(HostileInput, EndsInFaultsAndNeverOtherwise) {
    int index = 0;
    for (const std::string& text : hostile_texts()) {
        Diagnostics diagnostics;
        EXPECT_NO_THROW((void)read_text<rich::Input>(text, "a.toml", diagnostics)) << index;
        EXPECT_TRUE(diagnostics.has_errors()) << index;
        EXPECT_LT(diagnostics.text(true).size(), 400U * (diagnostics.sorted().size() + 1)) << index;
        ++index;
    }
}

TEST(HostileInput, AsAnOverrideEndsInFaultsToo) {
    for (const std::string& text : hostile_texts()) {
        Diagnostics diagnostics;
        const std::vector<std::string> overrides{text, "title=" + text, text + "=1"};
        EXPECT_NO_THROW(
            (void)read_text<rich::Input>(rich::good_text, "a.toml", diagnostics, overrides));
    }
}

TEST(Input, OfAnyLineEndsReadsTheSame) {
    std::string windows;
    for (const char c : std::string(rich::good_text))
        windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
    for (const std::string& text : {"\xEF\xBB\xBF" + std::string(rich::good_text), windows}) {
        Diagnostics diagnostics;
        const auto loaded = read_text<rich::Input>(text, "a.toml", diagnostics);
        EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
        EXPECT_EQ(loaded.origins.find("lifts[1].height")->location.line, 20);
    }
}

}  // namespace
}  // namespace gossan::scenario
