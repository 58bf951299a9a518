// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/aeration.hpp"

#include <gtest/gtest.h>

namespace gossan::heap {
namespace {

TEST(Aeration, HoldsARateFromItsDayToTheNext) {
    const Aeration plan{.steps = {{.from = 2.0 * day, .rate = MolarFlux(1e-3)},
                                  {.from = 5.0 * day, .rate = MolarFlux(3e-3)}},
                        .temperature = {},
                        .humidity = {}};
    EXPECT_EQ(rate_at(plan, (1.9 * day).si), 0.0);
    EXPECT_EQ(rate_at(plan, (2.0 * day).si), 1e-3);
    EXPECT_EQ(rate_at(plan, (4.9 * day).si), 1e-3);
    EXPECT_EQ(rate_at(plan, (90.0 * day).si), 3e-3);
}

// Of days 1 to 7: 3 d at 1e-3 and 2 d at 3e-3 mol/m2/s.
TEST(Aeration, BlowsTheSumOfItsSteps) {
    const Aeration plan{.steps = {{.from = 2.0 * day, .rate = MolarFlux(1e-3)},
                                  {.from = 5.0 * day, .rate = MolarFlux(3e-3)}},
                        .temperature = {},
                        .humidity = {}};
    EXPECT_NEAR(blown_between(plan, 86400.0, 7 * 86400.0), 9e-3 * 86400.0, 1e-12);
    EXPECT_EQ(blown_between(plan, 0.0, 2 * 86400.0), 0.0);
    EXPECT_NEAR(blown_between(plan, 3 * 86400.0, 4 * 86400.0), 86.4, 1e-12);
}

TEST(Aeration, RefusesAirThatNeverEnters) {
    const Aeration plan{.steps = {}, .temperature = Temperature(293.15), .humidity = {}};
    EXPECT_EQ(Aeration::schema().first_fault(plan), "aeration.steps");
    EXPECT_EQ(Aeration::schema().first_fault({}), "");
}

TEST(Aeration, RefusesStepsOutOfOrder) {
    const Aeration plan{.steps = {{.from = 2.0 * day, .rate = MolarFlux(1e-3)},
                                  {.from = 2.0 * day, .rate = MolarFlux(2e-3)}},
                        .temperature = {},
                        .humidity = {}};
    EXPECT_EQ(Aeration::schema().first_fault(plan), "aeration.steps");
}

}  // namespace
}  // namespace gossan::heap
