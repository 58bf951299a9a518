// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/rich_input.hpp"
#include "gossan/scenario/writers.hpp"

namespace gossan::scenario {
namespace {

using testing::HasSubstr;

std::string effective(const Loaded<rich::Input>& loaded) {
    return effective_toml(description_of<rich::Input>(), &loaded.value, loaded.origins, "test");
}

Loaded<rich::Input> read_good(const std::string& text,
                              const std::vector<std::string>& overrides = {}) {
    Diagnostics diagnostics;
    auto loaded = read_text<rich::Input>(text, "a.toml", diagnostics, overrides);
    EXPECT_TRUE(diagnostics.empty()) << diagnostics.text() << text;
    return loaded;
}

TEST(Effective, ReadsBackToTheSameValue) {
    const auto first = read_good(rich::good_text, {"cure.iron=5 g/L", "cure.potential=0.6 V SCE"});
    const std::string text = effective(first);
    const auto second = read_good(text);
    EXPECT_EQ(first.value, second.value);
    EXPECT_EQ(effective_toml(description_of<rich::Input>(), &second.value, {}, {}),
              effective_toml(description_of<rich::Input>(), &first.value, {}, {}));
}

TEST(Effective, NamesTheOriginOfEveryValue) {
    const std::string text = effective(read_good(rich::good_text, {"duration=30 d"}));
    EXPECT_THAT(text, HasSubstr("# test\n"));
    EXPECT_THAT(text, HasSubstr("duration = \"30 d\"  # --set duration\n"));
    EXPECT_THAT(text, HasSubstr("swing = \"8 K\"  # a.toml:2:9\n"));
    EXPECT_THAT(
        text, HasSubstr("potential = \"760 mV SHE\"  # a.toml:8:13, written \"550 mV Ag/AgCl\"\n"));
    EXPECT_THAT(text, HasSubstr("longest = \"0.5 d\"  # default, choice: half a day\n"));
    EXPECT_THAT(text, HasSubstr("# cure: absent\n"));
}

TEST(Effective, KeepsTheBitsOfAwkwardNumbers) {
    auto loaded = read_good(rich::good_text);
    rich::Input& input = loaded.value;
    double awkward = 1.0 / 3.0;
    for (int n = 0; n < 300; ++n) {
        awkward = std::nextafter(awkward * 1.37, 0.0);
        if (awkward > 1e6) awkward *= 1e-9;
        input.swing = TemperatureDifference(awkward);
        input.duration = Duration(awkward);
        input.temperature = Temperature{273.0 + std::fmod(awkward, 90.0)};
        input.liquors["fresh"].potential = Potential{std::fmod(awkward, 1.0)};
        input.liquors["fresh"].iron = Concentration(awkward);
        input.liquors["fresh"].sulphate_share = std::fmod(awkward, 1.0);
        std::get<rich::Drip>(input.water).rate.values = {1e-6 * awkward, awkward};
        std::get<rich::Drip>(input.water).rate.times = {-awkward, awkward};
        Diagnostics diagnostics;
        const auto again = read_text<rich::Input>(effective(loaded), "e.toml", diagnostics);
        ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
        ASSERT_EQ(again.value, input) << effective(loaded);
    }
}

TEST(Effective, KeepsTextsAndIdsOfAnySigns) {
    auto loaded = read_good(rich::good_text);
    loaded.value.title = "quote \" slash \\ tab \t line \n bell \x07 ö";
    loaded.value.shares = {{"a.b", Number(0.5)}, {"c d\"e", Number(0.25)}, {"", Number(0.125)}};
    loaded.value.liquors["#1 [x]"] = loaded.value.liquors["fresh"];
    const auto again =
        read_good(effective_toml(description_of<rich::Input>(), &loaded.value, {}, {}));
    EXPECT_EQ(again.value, loaded.value);
}

TEST(Effective, KeepsNumbersThatLookLikeIntegersTooLargeForToml) {
    struct One {
        double x = 0.0;
        static Schema<One> schema() { return Schema<One>("one").field("x", &One::x, "a number"); }
    };
    for (const double x :
         {9223372036854775808.0, 1e18, 123456789012345680000.0, 1e22, -0.0, 5e-324}) {
        const One one{x};
        Diagnostics diagnostics;
        const auto again = read_text<One>(effective_toml(description_of<One>(), &one, {}, {}),
                                          "e.toml", diagnostics);
        EXPECT_TRUE(diagnostics.empty()) << diagnostics.text();
        EXPECT_EQ(again.value.x, x);
        EXPECT_EQ(std::signbit(again.value.x), std::signbit(x));
    }
}

}  // namespace
}  // namespace gossan::scenario
