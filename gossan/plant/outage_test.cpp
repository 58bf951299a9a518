// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gossan/plant/made_plant.hpp"

namespace gossan::plant {
namespace {

PlantInput without_power(double from, double until) {
    PlantInput input = made::plant();
    input.outages = {{.from = Duration(from * 86400.0), .until = Duration(until * 86400.0)}};
    input.ponds["raffinate"].water = WaterMakeUp{Number(0.9), VolumeFlow(1.0), {288.15}};
    input.ponds["raffinate"].acid = AcidMakeUp{Density(20.0), MassFlow(10.0)};
    return input;
}

const made::Day some_day{.come = {{"pls", made::liquor(2000.0, 2.5, 1.6)}},
                         .wanted = {{"raffinate", 2000.0}}};

TEST(Outage, LetsNothingButInflowMove) {
    Plant plant = made::start(without_power(0.0, 1.0));
    const double before = plant.electrolyte().component[1];
    const PlantOutcome day = made::run(plant, some_day);
    EXPECT_NEAR(plant.basis().volume(plant.pond(0)), 5000.0 + 2000.0, 1e-6);
    EXPECT_NEAR(plant.basis().volume(plant.pond(1)), 5000.0, 1e-6);
    EXPECT_EQ(plant.electrolyte().component[1], before);
    EXPECT_EQ(day.copper.plated, 0.0);
    EXPECT_EQ(day.copper.acid_made_up + day.ponds[1].acid_made_up, 0.0);
    EXPECT_EQ(day.ponds[1].water_made_up, 0.0);
    ASSERT_EQ(day.events.size(), 1U);
    EXPECT_EQ(day.events.front().kind, "outage");
    EXPECT_NEAR(day.events.front().amount, 24.0, 1e-9);
}

TEST(Outage, TakesItsPartOfADayFromIrrigation) {
    // Nine hours of the day: also a step of which it takes a half.
    Plant plant = made::start(without_power(0.25, 0.625));
    const PlantOutcome day = made::run(plant, some_day);
    EXPECT_NEAR(plant.basis().volume(day.ponds[1].drawn), 2000.0 * 15.0 / 24.0, 1e-6);
    EXPECT_GT(day.copper.plated, 0.0);
}

TEST(Outage, LosesNothing) {
    Plant plant = made::start(without_power(0.6, 2.3), 2.5, 1.6, 1.0);
    Liquor expected = plant.held();
    for (int day = 0; day < 4; ++day) {
        const PlantOutcome got = made::run(plant, some_day, day * made::day_long);
        expected.add(some_day.come.at("pls"));
        expected.add(got.ponds[1].drawn, -1.0);
        for (const PondAccount& pond : got.ponds) expected.add(pond.lost, -1.0);
        const double acid = got.copper.acid_made_up + got.ponds[1].acid_made_up;
        expected.component[0] += 2.0 * (acid + got.copper.plated);
        expected.component[1] -= got.copper.plated;
        expected.component[2] += acid;
    }
    for (std::size_t c = 0; c < expected.component.size(); ++c) {  // round-off of 16 steps
        EXPECT_NEAR(plant.held().component[c] / expected.component[c], 1.0, 1e-12) << c;
    }
}

}  // namespace
}  // namespace gossan::plant
