// SPDX-License-Identifier: Apache-2.0
#include "gossan/scenario/overrides.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/rich_input.hpp"

namespace gossan::scenario {
namespace {

struct Outcome {
    rich::Input value;
    Origins origins;
    Diagnostics diagnostics;
};

Outcome with(const std::vector<std::string>& overrides) {
    Outcome out;
    auto loaded = read_text<rich::Input>(rich::good_text, "a.toml", out.diagnostics, overrides);
    out.value = std::move(loaded.value);
    out.origins = std::move(loaded.origins);
    return out;
}

std::string only_code(const Outcome& out) {
    const auto faults = out.diagnostics.sorted();
    return faults.size() == 1 ? faults.front().code : out.diagnostics.text();
}

TEST(Override, StandsOverWhatTheFileSays) {
    const Outcome out =
        with({"duration=30 d", "lifts[1].height=\"2 m\"", "liquors.fresh.iron = 1 g/L"});
    ASSERT_TRUE(out.diagnostics.empty()) << out.diagnostics.text();
    EXPECT_EQ(out.value.duration.si, 30.0 * 86400.0);
    EXPECT_EQ(out.value.lifts[1].height.si, 2.0);
    EXPECT_EQ(std::get<Density>(out.value.liquors.at("fresh").iron).si, 1.0);
    EXPECT_EQ(out.origins.find("duration")->kind, OriginKind::override_);
    EXPECT_EQ(to_string(*out.origins.find("duration")), "--set duration");
}

TEST(Override, MayBeANumberATruthATextOrAList) {
    const Outcome out =
        with({"solver.steps=7", "is_covered=true", "title=12", "lifts[0].sizes=[\"1 mm\"]"});
    ASSERT_TRUE(out.diagnostics.empty()) << out.diagnostics.text();
    EXPECT_EQ(out.value.solver.steps, 7);
    EXPECT_TRUE(out.value.is_covered);
    EXPECT_EQ(out.value.title, "12");
    EXPECT_EQ(out.value.lifts[0].sizes.size(), 1U);
}

TEST(Override, MakesBlocksThatTheFileLeavesOut) {
    const Outcome out = with({"cure.iron=5 g/L", "cure.potential=600 mV SHE"});
    ASSERT_TRUE(out.diagnostics.empty()) << out.diagnostics.text();
    EXPECT_EQ(std::get<Density>(out.value.cure->iron).si, 5.0);
}

TEST(Override, LastOfSeveralWins) {
    EXPECT_EQ(with({"duration=30 d", "duration=40 d"}).value.duration.si, 40.0 * 86400.0);
}

TEST(Override, IsCheckedLikeTheFileAndBlamedByName) {
    const Outcome out = with({"duration=30"});
    EXPECT_EQ(only_code(out), "unit.missing");
    EXPECT_EQ(to_string(out.diagnostics.sorted().front().location), "--set duration");
    EXPECT_EQ(only_code(with({"duraton=30 d"})), "key.unknown");
    EXPECT_EQ(out.diagnostics.sorted().front().excerpt, "");
}

TEST(Override, ThatIsNoneIsRefused) {
    for (const char* const text :
         {"duration", "=3", "a..b=3", ".a=3", "a.=3", "a[=3", "a[x]=3", "[0]=3", "a b[-1]=2"}) {
        EXPECT_EQ(only_code(with({text})), "set.syntax") << text;
    }
    EXPECT_EQ(only_code(with({"lifts[7].height=3 m"})), "set.path");
    EXPECT_EQ(only_code(with({"title.x=3"})), "set.path");
}

TEST(Override, CannotSmuggleInASecondKey) {
    const Outcome out = with({"title=1\nduration = \"3 d\""});
    EXPECT_EQ(out.value.duration.si, 400.0 * 86400.0);
    EXPECT_EQ(out.value.title, "1\nduration = \"3 d\"");
}

}  // namespace
}  // namespace gossan::scenario
