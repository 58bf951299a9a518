// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/module_window.hpp"

#include <gtest/gtest.h>

namespace gossan::simulation {
namespace {

/// r(t) = 3 + t + t^2/2 over an interval: its integral.
double drained_between(double begin, double end) {
    const auto sum = [](double t) { return 3.0 * t + t * t / 2.0 + t * t * t / 6.0; };
    return sum(end) - sum(begin);
}

DrainedBefore before(double begin, double end) {
    const double amount = drained_between(begin, end);
    return {end - begin, {.water = amount, .enthalpy = -amount, .component = {2.0 * amount}}};
}

TEST(ExpectedDrainage, GoesOnAsAParabolaDoes) {
    ModuleState module;
    module.drained = {before(-0.4, 0.0), before(-1.0, -0.4), before(-1.5, -1.0)};
    // Three sums determine the cubic that the integral of a parabola is.
    const double expected = drained_between(0.1, 0.3);
    const plant::Liquor drained = expected_drainage(module, 0.1, 0.3);
    EXPECT_NEAR(drained.water, expected, 1e-12);
    EXPECT_NEAR(drained.enthalpy, -expected, 1e-12);
    EXPECT_NEAR(drained.component[0], 2.0 * expected, 1e-12);
}

TEST(ExpectedDrainage, IsTheLastRateWhereNothingElseIsKnown) {
    ModuleState module;
    module.drained = {{2.0, {.water = 6.0, .enthalpy = 4.0, .component = {8.0}}}};
    EXPECT_DOUBLE_EQ(expected_drainage(module, 1.0, 2.0).water, 3.0);
    EXPECT_DOUBLE_EQ(expected_drainage(module, 1.0, 2.0).component[0], 4.0);
}

TEST(ExpectedDrainage, ChangesByNoMoreThanAHalf) {
    ModuleState module;
    module.drained = {{1.0, {.water = 1.0, .enthalpy = 1.0, .component = {10.0}}},
                      {1.0, {.water = 9.0, .enthalpy = 1.0, .component = {2.0}}}};
    const plant::Liquor drained = expected_drainage(module, 0.0, 1.0);
    EXPECT_DOUBLE_EQ(drained.water, 0.5);  // the line would go on to -7
    EXPECT_DOUBLE_EQ(drained.enthalpy, 1.0);
    EXPECT_DOUBLE_EQ(drained.component[0], 15.0);  // to 18
}

}  // namespace
}  // namespace gossan::simulation
