// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/parameter/free_parameter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/study/trial/trials.hpp"

namespace gossan::study {
namespace {

TEST(FreeParameters, OfSeveralTestsHangTogetherByTheirSpread) {
    Diagnostics diagnostics;
    const catalogue::Facts facts({}, diagnostics);
    const std::string scenario =
        std::string(GOSSAN_SOURCE_DIR) + "/examples/first-column/scenario.toml";
    std::vector<TestCase> tests;
    for (const char* name : {"a", "b"}) {
        tests.push_back(*read_test_case(name, scenario, {}, facts, diagnostics));
    }
    const std::vector<ParameterInput> inputs{
        {.path = "bed.hydraulics.alpha", .shared = false, .spread = 0.6}};
    auto made = free_parameters(inputs, tests, facts, diagnostics);
    diagnostics.throw_if_any();
    ASSERT_EQ(made.size(), 3U);
    EXPECT_TRUE(made[0].is_common);
    EXPECT_EQ(made[1].name, "bed.hydraulics.alpha in a");
    const Trials trials(facts, tests, made, {}, diagnostics);
    // 0.8 of the common z and 0.6 of its own; of the common one its own middle.
    const std::vector<double> z{1.0, 0.5, -2.0};
    const auto values = trials.values_at(z);
    EXPECT_DOUBLE_EQ(values[0], made[0].transform.value(0.8));
    EXPECT_DOUBLE_EQ(values[1], made[1].transform.value(0.8 + 0.3));
    EXPECT_DOUBLE_EQ(values[2], made[2].transform.value(0.8 - 1.2));
    // Both scenarios get their own value, and neither that of what they have in common.
    const auto own = trials.case_at(1, z);
    EXPECT_EQ(number_at(own.description(), own.value(), "bed.hydraulics.alpha"), values[2]);
    EXPECT_NEAR(trials.values_at(trials.z_in_force())[1], made[1].in_force,
                1e-12 * made[1].in_force);
}

}  // namespace
}  // namespace gossan::study
