// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/varied_inputs.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace gossan::report {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Values = std::vector<std::pair<std::string, std::string>>;

RunView run_with(const std::string& name, const Values& values) {
    RunView run;
    run.name = name;
    for (const auto& [path, value] : values)
        run.values.push_back({.path = path, .value = value, .origin = "scenario.toml:1:1"});
    return run;
}

TEST(VariedInputs, AreThoseThatAreNotTheSameInAllRuns) {
    const std::vector<RunView> runs = {run_with("a", {{"air", "1 Nm3/m2/h"}, {"title", "x"}}),
                                       run_with("b", {{"air", "2 Nm3/m2/h"}, {"title", "x"}})};
    const auto inputs = varied_inputs(runs);
    ASSERT_EQ(inputs.size(), 1U);
    EXPECT_EQ(inputs[0].path, "air");
    EXPECT_THAT(inputs[0].numbers, ElementsAre(1.0, 2.0));
    EXPECT_EQ(inputs[0].unit, "Nm3/m2/h");
}

TEST(VariedInputs, InTwoUnitsOrWordsAreNoNumbers) {
    const std::vector<RunView> runs = {run_with("a", {{"k", "1 m"}, {"law", "shrinking core"}}),
                                       run_with("b", {{"k", "2 ft"}, {"law", "power"}}),
                                       run_with("c", {{"k", "3 m"}})};
    for (const VariedInput& input : varied_inputs(runs)) EXPECT_THAT(input.numbers, IsEmpty());
    EXPECT_FALSE(ordering_input(runs).has_value());
}

TEST(VariedInputs, PutRunsInOrderByNumberAndNotByText) {
    std::vector<RunView> runs = {run_with("ten", {{"air", "10 d"}}),
                                 run_with("nine", {{"air", "9 d"}}),
                                 run_with("tenth", {{"air", "0.1 d"}})};
    put_in_order(runs);
    EXPECT_EQ(runs[0].name, "tenth");
    EXPECT_EQ(runs[1].name, "nine");
    EXPECT_EQ(runs[2].name, "ten");
}

TEST(VariedInputs, LeaveTwoRunsAsTheyWereNamed) {
    std::vector<RunView> runs = {run_with("b", {{"air", "2 d"}}), run_with("a", {{"air", "1 d"}})};
    put_in_order(runs);
    EXPECT_EQ(runs[0].name, "b");
}

}  // namespace
}  // namespace gossan::report
