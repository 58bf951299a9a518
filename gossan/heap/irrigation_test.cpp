// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/irrigation.hpp"

#include <gtest/gtest.h>

namespace gossan::heap {
namespace {

constexpr double l_per_m2_h = 1e-3 / 3600.0;

Irrigation pulsed() {
    return {.steps = {{.from = 1.0 * day,
                       .rate = Velocity(8.0 * l_per_m2_h),
                       .solution = "raffinate",
                       .on = 6.0 * hour,
                       .off = 18.0 * hour},
                      {.from = 3.0 * day,
                       .rate = Velocity(3.0 * l_per_m2_h),
                       .solution = "raffinate",
                       .on = {},
                       .off = {}}},
            .resolve_pulses = false};
}

TEST(Irrigation, RunsPulsesAsTheirMeanUnlessTold) {
    const auto plan = stretches(pulsed(), 10.0 * day);
    ASSERT_EQ(plan.size(), 3u);
    EXPECT_EQ(plan[0].rate, 0.0);                        // nothing drips before the first step
    EXPECT_NEAR(plan[1].rate, 2.0 * l_per_m2_h, 1e-18);  // 8 x 6/24
    EXPECT_NEAR(plan[2].rate, 3.0 * l_per_m2_h, 1e-18);
}

TEST(Irrigation, GivesTheSameWaterResolvedAsInTheMean) {
    Irrigation plan = pulsed();
    plan.resolve_pulses = true;
    const auto pulses = stretches(plan, 10.0 * day);
    double water = 0.0;
    for (std::size_t k = 0; k < pulses.size(); ++k) {
        const double end = k + 1 < pulses.size() ? pulses[k + 1].begin : (10.0 * day).si;
        water += pulses[k].rate * (end - pulses[k].begin);
    }
    // 2 days at a mean of 2 L/m2/h and 7 days at 3 L/m2/h: 96 + 504 L/m2
    EXPECT_NEAR(water, 0.600, 1e-12);
}

TEST(Irrigation, NeverAveragesARestCycleOfDays) {
    Irrigation plan{.steps = {{.from = 0.0 * day,
                               .rate = Velocity(8.0 * l_per_m2_h),
                               .solution = "raffinate",
                               .on = 5.0 * day,
                               .off = 2.0 * day}},
                    .resolve_pulses = false};
    const auto cycle = stretches(plan, 7.0 * day);
    ASSERT_EQ(cycle.size(), 2u);
    EXPECT_EQ(cycle[1].rate, 0.0);
    EXPECT_EQ(cycle[1].begin, (5.0 * day).si);
}

TEST(Irrigation, StopsAtTheEndOfTheRun) {
    const auto plan = stretches(pulsed(), 2.0 * day);
    EXPECT_EQ(plan.size(), 2u);
}

TEST(Irrigation, StopsForGoodAfterItsLastStepThatDrips) {
    Irrigation plan = pulsed();
    EXPECT_EQ(last_drip(plan, 10.0 * day), 10.0 * day);
    plan.steps.back().rate = Velocity(0.0);
    EXPECT_EQ(last_drip(plan, 10.0 * day), 3.0 * day);
    EXPECT_EQ(last_drip(plan, 2.0 * day), 2.0 * day);     // over before the rest begins
    EXPECT_EQ(last_drip(plan, 1.0 * day), std::nullopt);  // over before the drip begins
}

}  // namespace
}  // namespace gossan::heap
