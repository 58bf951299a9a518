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
