// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace gossan::study {
namespace {

constexpr double spread = 0.6;  // so that a test's z is 0.8 of the common one and 0.6 of its own

/// Two tests with a number each that hang together, and one datum.
CalibrationPlan plan_of_two_tests() {
    Diagnostics diagnostics;
    auto facts = std::make_unique<const catalogue::Facts>(std::vector<std::string>{}, diagnostics);
    const std::string scenario =
        std::string(GOSSAN_SOURCE_DIR) + "/examples/first-column/scenario.toml";
    std::vector<TestCase> tests;
    for (const char* name : {"a", "b"}) {
        tests.push_back(*read_test_case(name, scenario, {}, *facts, diagnostics));
    }
    const std::vector<ParameterInput> inputs{
        {.path = "bed.hydraulics.alpha", .shared = false, .spread = spread}};
    auto parameters = free_parameters(inputs, tests, *facts, diagnostics);
    std::vector<Datum> data{{.time_s = 86400.0, .column = "extraction_pct", .value = 1, .sd = 1}};
    Trials trials(*facts, std::move(tests), std::move(parameters), std::move(data), diagnostics);
    diagnostics.throw_if_any();
    return {.facts = std::move(facts), .input = {}, .trials = std::move(trials), .n_data = 1};
}

/// A posterior whose data told the number of test a and nothing else: what it has in common with b
/// and what is its own are as wide as before, but their sum is not.
CalibrationResult told_of_a() {
    CalibrationResult result{.best_z = {1.5, -2.0, 0.0}, .best_predictions = {1.0}};
    for (int k = -10; k <= 10; ++k) {
        const double common = k / 6.0, own = -0.8 / 0.6 * common + 0.01 * (k % 2);
        result.posterior.members.push_back(std::uint64_t(k + 10));
        result.posterior.z.push_back({common, own, (k % 3) / 1.0});
        result.posterior.predictions.push_back({1.0});
    }
    return result;
}

TEST(Findings, TellTheWidthOfWhatATestHasNotOfItsPart) {
    const auto plan = plan_of_two_tests();
    const Findings found = findings_of(plan, told_of_a());
    ASSERT_EQ(found.parameters.size(), 3U);
    // z of a is 0.6 (0.01 (k mod 2)): within 0.006, though its two parts are wide.
    EXPECT_LT(found.parameters[1].width_ratio, 0.01);
    EXPECT_GT(found.parameters[2].width_ratio, 0.7);
    // Its interval is as narrow: what is shown beside it.
    const Transform& transform = plan.trials.parameters()[1].transform;
    EXPECT_NEAR(transform.z(found.parameters[1].high) - transform.z(found.parameters[1].low), 0.012,
                1e-6);
}

TEST(Findings, TellTheSameOfTheBestFitsNeighbourhood) {
    const auto plan = plan_of_two_tests();
    CalibrationResult result = told_of_a();
    // Derivatives by common and own of a's z over an error of a hundredth.
    numerics::Matrix derivative(1, 3);
    derivative(0, 0) = 80.0;
    derivative(0, 1) = 60.0;
    result.fit.emplace();
    result.fit->converged = true;
    result.fit->found = numerics::identifiability(derivative, true);
    const Findings found = findings_of(plan, result);
    // The variance of a's z is 1/(1 + 100^2). That of b's: 0.8^2 of the common one's
    // 1 - 80^2/(1 + 100^2), and 0.6^2; a further test's likewise.
    const double common = 1.0 - 6400.0 / 10001.0;
    EXPECT_NEAR(found.parameters[1].local_ratio, 1.0 / std::sqrt(10001.0), 1e-9);
    EXPECT_NEAR(found.parameters[2].local_ratio, std::sqrt(0.64 * common + 0.36), 1e-9);
    EXPECT_NEAR(found.parameters[0].local_ratio, std::sqrt(0.64 * common + 0.36), 1e-9);
    // None is above nine tenths, nor is z of a, 0.8 1.5 - 0.6 2 = 0, far out.
    EXPECT_THAT(found.remarks, testing::Not(testing::Contains(testing::HasSubstr("hardly told"))));
    EXPECT_THAT(found.remarks, testing::Not(testing::Contains(testing::HasSubstr("outside what"))));
}

TEST(Findings, AreThereWithoutDerivatives) {
    const auto plan = plan_of_two_tests();
    CalibrationResult result = told_of_a();
    result.fit.emplace();
    result.fit->reason = "every run beside parameter 1 fails";
    const Findings found = findings_of(plan, result);
    EXPECT_TRUE(std::isnan(found.parameters[1].local_ratio));
    EXPECT_THAT(found.remarks, testing::Contains(testing::HasSubstr("every run beside")));
}

}  // namespace
}  // namespace gossan::study
