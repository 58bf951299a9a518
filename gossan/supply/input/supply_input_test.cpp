// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/input/supply_input.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "gossan/scenario/reader.hpp"

namespace gossan::supply {
namespace {

constexpr const char* whole = R"(
events = "log.sqlite"
[site]
name = "A mine"
company = "A company"
domain = "mine.example.com"
[source]
run = "out"
[lots]
prefix = "AM"
brand = "AMINE"
harvest = "6 d"
bundle = "5000 lb"
[[links]]
name = "cathode to rod"
place = "mill"
model = "mass balance, credit"
characteristic = "bioleached"
)";

SupplyInput read(const std::string& text, Diagnostics& diagnostics) {
    return scenario::read_text<SupplyInput>(text, "supply.toml", diagnostics).value;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

TEST(SupplyInput, ReadsItsBlocksAndLeavesOutWhatIsNotThere) {
    Diagnostics diagnostics;
    const SupplyInput input = read(whole, diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text(true);
    EXPECT_EQ(input.site.geography, "US-AZ");
    ASSERT_TRUE(input.lots);
    EXPECT_EQ(input.lots->harvest.si, 6 * 86400.0);
    EXPECT_DOUBLE_EQ(input.lots->bundle.si, 5000 * 0.45359237);
    EXPECT_FALSE(input.lots->certificates);
    EXPECT_EQ(input.links.size(), 1U);
}

TEST(SupplyInput, TellsAllFaultsAtOnce) {
    Diagnostics diagnostics;
    std::string faulty = replaced(whole, "brand =", "brnad =");
    faulty = replaced(faulty, "6 d", "6 kg");
    (void)read(faulty, diagnostics);
    const std::string told = diagnostics.text();
    EXPECT_NE(told.find("supply.toml:11:1: error[key.unknown]"), std::string::npos) << told;
    EXPECT_NE(told.find("write brand"), std::string::npos) << told;
    EXPECT_NE(told.find("supply.toml:12:11: error[unit.wrong_dimension]"), std::string::npos)
        << told;
    EXPECT_EQ(diagnostics.n_errors(), 3U) << told;  // brand is missing as well
}

TEST(SupplyInput, TakesARunOrWhatWasMeasuredAndNotBoth) {
    for (const char* source : {"", "run = \"out\"\ncathode = \"CMakeLists.txt\""}) {
        Diagnostics diagnostics;
        (void)read(replaced(whole, "run = \"out\"", source), diagnostics);
        EXPECT_TRUE(diagnostics.has_errors()) << source;
    }
}

TEST(SupplyInput, RefusesAGradeThatItDoesNotKnow) {
    Diagnostics diagnostics;
    (void)read(replaced(whole, "bundle = \"5000 lb\"", "standard = \"ASTM B115 Grade 2\""),
               diagnostics);
    EXPECT_NE(diagnostics.text().find("ASTM B115 Grade 1"), std::string::npos)
        << diagnostics.text();
}

}  // namespace
}  // namespace gossan::supply
