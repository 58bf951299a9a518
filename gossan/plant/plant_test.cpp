// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "gossan/plant/made_plant.hpp"

namespace gossan::plant {
namespace {

constexpr std::size_t h = 0, cu = 1, s6 = 2, n_components = 5;

const PlantEvent* event_of(const PlantOutcome& outcome, const std::string& kind) {
    for (const PlantEvent& event : outcome.events) {
        if (event.kind == kind) return &event;
    }
    return nullptr;
}

/// Four ponds in a loop with everything that a plant has, none of it steady.
PlantInput busy() {
    PlantInput input = made::plant();
    for (auto& [name, pond] : input.ponds) pond.area = Area(4000.0);
    input.ponds["ils"] = made::pond(5000.0, 2000.0);
    input.ponds["event"] = made::pond(8000.0, 3000.0);
    input.ponds["event"].level = 0.1;
    input.ponds["pls"].spills_to = "event";
    input.ponds["raffinate"].acid = AcidMakeUp{Density(8.0), MassFlow(1.0)};
    input.ponds["raffinate"].water = WaterMakeUp{Number(0.5), VolumeFlow(0.05), {288.15}};
    input.transfers = {
        {.from = "event", .to = "pls", .rate = VolumeFlow(0.02), .above = Number(0.2)},
        {.from = "raffinate", .to = "ils", .rate = VolumeFlow(0.05), .below = Number(0.6)}};
    ExtractionInput& sx = *input.extraction;
    sx.parallel_feed = "ils";
    sx.parallel_efficiency = {0.9};
    sx.parallel_most_flow = VolumeFlow(0.1);
    sx.copper_to_iron = 1000.0;
    sx.aqueous_entrainment = sx.electrolyte_entrainment = 1e-3;
    sx.organic_inventory = Volume(1500.0);
    sx.raffinate = {{"raffinate", Number(0.9)}, {"ils", Number(0.1)}};
    input.tank_house->bleed = 0.02;
    input.tank_house->ferric = Density(1.5);
    return input;
}

const atmosphere::Conditions wet_month{.air_temperature = 285.0,
                                       .relative_humidity = 0.6,
                                       .wind = 4.0,
                                       .sun = 150.0,
                                       .sky_radiation = 300.0,
                                       .rain = 5e-7,
                                       .exposure = 1.0,
                                       .potential_evaporation = 4e-8};

made::Day busy_day(int day) {
    const double swing = 1.0 + 0.8 * std::sin(0.7 * day);
    return {.come = {{"pls", made::liquor(30000.0 * swing, 3.0, 2.0, 2.0, 0.3)},
                     {"ils", made::liquor(4000.0, 1.0, 4.0, 2.0, 0.3)}},
            .wanted = {{"raffinate", 30000.0}, {"ils", 3000.0}},
            .weather = wet_month};
}

TEST(Plant, ClosesEveryComponentWaterAndHeatToRoundOff) {
    const PlantInput input = busy();
    ASSERT_EQ(PlantInput::schema().first_fault(input), "");
    Plant plant = made::start(input, 2.5, 3.0, 2.0);
    for (int day = 0; day < 60; ++day) {
        const made::Day today = busy_day(day);
        Liquor in = plant.held();
        for (const auto& [name, come] : today.come) in.add(come);
        const PlantOutcome got = made::run(plant, today, day * made::day_long);
        Liquor out = plant.held();
        for (const PondAccount& pond : got.ponds) {
            out.add(pond.drawn);
            out.add(pond.lost);
            in.water += pond.rained - pond.evaporated + pond.water_made_up;
            in.enthalpy += pond.warmed;
            in.component[h] += 2.0 * pond.acid_made_up;
            in.component[s6] += pond.acid_made_up;
        }
        in.water += got.copper.water_made_up - got.copper.water_split;
        in.enthalpy += got.copper.heat_added;
        in.component[cu] -= got.copper.plated;
        in.component[h] += 2.0 * got.copper.plated + 2.0 * got.copper.acid_made_up;
        in.component[s6] += got.copper.acid_made_up;
        EXPECT_NEAR(out.water / in.water, 1.0, 1e-13) << day;
        EXPECT_NEAR(out.enthalpy / in.enthalpy, 1.0, 1e-12) << day;
        for (std::size_t c = 0; c < n_components; ++c) {
            EXPECT_NEAR(out.component[c] / in.component[c], 1.0, 1e-12) << day << " " << c;
        }
    }
}

TEST(Plant, GoesOnFromItsStateWithTheSameBits) {
    Plant straight = made::start(busy(), 2.5, 3.0, 2.0);
    for (int day = 0; day < 5; ++day) (void)made::run(straight, busy_day(day));
    Plant resumed = made::start(busy());
    resumed.restore(straight.state());
    for (int day = 5; day < 10; ++day) {
        (void)made::run(straight, busy_day(day));
        (void)made::run(resumed, busy_day(day));
    }
    EXPECT_EQ(straight.state(), resumed.state());
}

TEST(Plant, BuildsUpAnInertAroundABleedAsTheClosedFormSays) {
    // 4000 m3 that hold 10 mol/m3 more chloride by a source of 3 mol/s; 20 m3/h of bleed made up
    // by as much water. By r/Q (1 - exp(-Q t/V)), in steps of a day.
    PlantInput input;
    input.ponds["loop"] = made::pond(8000.0, 0.0);
    Plant plant(input, made::basis(), {made::basis().pure_water(4000.0, 298.15)});
    made::Day day;
    day.come["loop"] = made::basis().pure_water(480.0, 298.15);
    day.come["loop"].component[4] = 300.0;
    const double bleed = made::basis().volume(day.come["loop"]);
    day.wanted["loop"] = bleed;
    for (int k = 1; k <= 30; ++k) {
        (void)made::run(plant, day);
        const double exact = 300.0 / bleed * (1.0 - std::exp(-k * bleed / 4000.0));
        EXPECT_NEAR(plant.pond(0).component[4] / 4000.0 / exact, 1.0, 1e-12) << k;
    }
}

TEST(Plant, LeavesInThePondWhatExtractionCannotTake) {
    PlantInput input = made::plant();
    input.extraction->most_flow = VolumeFlow(1000.0 / 3600.0);
    Plant plant = made::start(input);
    // 5000 m3 at the set level; 27000 come, 24000 are taken.
    const PlantOutcome got = made::run(plant, {.come = {{"pls", made::liquor(27000.0, 2.5, 1.6)}}},
                                       3.0 * made::day_long);
    EXPECT_NEAR(got.copper.treated, 24000.0, 1e-6);
    EXPECT_NEAR(plant.basis().volume(plant.pond(0)), 8000.0, 1e-6);
    // 3000 m3 of about 2.5 kg/m3 above the level
    EXPECT_NEAR(got.copper.held_in_ponds * copper_molar_mass, 7500.0, 1.0);
    const PlantEvent* event = event_of(got, "extraction_full");
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->place, "pls");
    EXPECT_EQ(event->time, 3.0 * made::day_long);
}

/// 50 cells, which plate 8.2085 mol/s or 45.07 t/d at their limit, of the 55 that are extracted.
PlantInput short_of_cells() {
    PlantInput input = made::plant();
    input.tank_house->cells.count = 50;
    return input;
}

made::Day full_day() {
    return {.come = {{"pls", made::liquor(24000.0, 2.5, 1.6)}}, .wanted = {{"raffinate", 24000.0}}};
}

TEST(Plant, HoldsCopperInTheElectrolyteAndThenLeadsLiquorPastExtraction) {
    PlantInput input = short_of_cells();
    input.tank_house->most_copper = Density(45.0);
    Plant plant = made::start(input);
    PlantOutcome got = made::run(plant, full_day());
    EXPECT_NE(event_of(got, "current_at_limit"), nullptr);
    EXPECT_EQ(event_of(got, "electrolyte_full"), nullptr);
    EXPECT_GT(got.copper.held_in_electrolyte, 0.0);
    for (int k = 1; k < 20; ++k) got = made::run(plant, full_day());
    // 3000 m3 * 15 kg/m3 = 45 t are held, three days of what is too much; then copper stays in the
    // liquor: of 60 t that come, 45.07 are plated and 14.93 leave in 24000 m3 of raffinate.
    EXPECT_NE(event_of(got, "electrolyte_full"), nullptr);
    EXPECT_NEAR(plant.basis().copper(plant.electrolyte()), 45.0, 0.5);
    EXPECT_NEAR(plant.basis().copper(got.copper.raffinate), 14.93 / 24.0, 0.005);
    EXPECT_NEAR(plant.basis().volume(plant.pond(0)), 5000.0, 10.0);  // at its level
    const double most = 300.0 * 5500.0 * 0.96 / 192970.66424 * made::day_long;
    EXPECT_NEAR(got.copper.plated / most, 1.0, 1e-12);
}

TEST(Plant, ExtractsEverySixHoursWhereTheCellsAreAtTheirLimit) {
    Plant plant = made::start(short_of_cells());  // an advance of 50 kg/m3 and no word of most
    for (int k = 0; k < 40; ++k) {
        const PlantOutcome got = made::run(plant, full_day(), k * made::day_long);
        EXPECT_EQ(event_of(got, "no_extraction"), nullptr) << k;
    }
    // Half way from the 30 kg/m3 that the cells would hold to the advance.
    EXPECT_NEAR(plant.basis().copper(plant.electrolyte()), 40.0, 0.5);
}

TEST(Plant, TellsTheMostThatItWasShortOfAndNotTheSumOverSteps) {
    PlantInput input = made::plant();
    input.ponds["raffinate"].water = WaterMakeUp{Number(0.9), VolumeFlow(0.0), {288.15}};
    input.ponds["raffinate"].acid = AcidMakeUp{Density(20.0), MassFlow(0.0)};
    input.tank_house->most_acid = MassFlow(0.0);  // its acid is there: no event, but for rounding
    Plant plant = made::start(input);
    const PlantOutcome got = made::run(plant, {});
    // 9000 m3 are wanted and 5000 there in each of the four steps of a day.
    const PlantEvent* water = event_of(got, "make_up_water_short");
    ASSERT_NE(water, nullptr);
    EXPECT_NEAR(water->amount, 4000.0, 1e-6);
    // 5000 m3 from 1.6 to 20 kg/m3 take 92 t, and the room of the acid a little more.
    const PlantEvent* acid = event_of(got, "make_up_acid_short");
    ASSERT_NE(acid, nullptr);
    EXPECT_EQ(acid->place, "raffinate");
    EXPECT_NEAR(acid->amount, 92000.0, 1000.0);
}

TEST(Plant, TellsOnlyOnceOfLiquorThatStaysInThePond) {
    PlantInput input = made::plant();
    input.extraction->most_flow = VolumeFlow(1000.0 / 3600.0);
    Plant plant = made::start(input);
    // 27000 m3 come and 24000 are taken, in four steps in which what waits is wanted again.
    const PlantOutcome got = made::run(plant, {.come = {{"pls", made::liquor(27000.0, 2.5, 1.6)}}});
    const PlantEvent* event = event_of(got, "extraction_full");
    ASSERT_NE(event, nullptr);
    EXPECT_NEAR(event->amount, 3000.0, 1e-6);
}

TEST(Plant, TellsThatNoCopperIsExtracted) {
    PlantInput input = made::plant();
    input.extraction->advance_copper.reset();
    input.extraction->electrolyte_to_organic = 0.3;
    input.tank_house->free_acid = Density(1.0);  // too weak to strip
    input.tank_house->most_acid = MassFlow(0.0);
    Plant plant = made::start(input);
    const PlantOutcome got = made::run(plant, {.come = {{"pls", made::liquor(24000.0, 2.5, 1.6)}}});
    const PlantEvent* event = event_of(got, "no_extraction");
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->place, "extraction");
    EXPECT_NEAR(event->amount, 24000.0, 1e-6);
}

TEST(Plant, TellsWhenAndHowMuchAPondSpillsAndLacks) {
    PlantInput input;
    input.ponds["pls"] = made::pond(1000.0, 0.0);
    input.ponds["event"] = made::pond(5000.0, 0.0);
    input.ponds["pls"].spills_to = "event";
    Plant plant = made::start(input);
    // 500 m3 of room filled by 2000 m3/d in a quarter of a day: 1500 m3 spill.
    PlantOutcome got = made::run(plant, {.come = {{"pls", made::liquor(2000.0, 1.0, 1.0)}}},
                                 10.0 * made::day_long);
    const PlantEvent* full = event_of(got, "pond_full");
    ASSERT_NE(full, nullptr);
    EXPECT_NEAR(full->time, 10.25 * made::day_long, 1e-3);
    EXPECT_NEAR(full->amount, 1500.0, 1e-6);
    EXPECT_EQ(got.ponds[1].lost.water, 0.0);
    EXPECT_NEAR(plant.basis().volume(plant.pond(0)), 4000.0, 1e-6);  // "event" sorts first
    // 950 m3 can be drawn of 1900 wanted in a day: dry at noon.
    got = made::run(plant, {.wanted = {{"pls", 1900.0}}}, 11.0 * made::day_long);
    const PlantEvent* dry = event_of(got, "pond_dry");
    ASSERT_NE(dry, nullptr);
    EXPECT_NEAR(dry->time, 11.5 * made::day_long, 1e-3);
    EXPECT_NEAR(dry->amount, 950.0, 1e-6);
    EXPECT_NEAR(plant.basis().volume(got.ponds[1].drawn), 950.0, 1e-6);
}

TEST(Plant, HoldsLevelAndAcidByMakeUpWithinItsLimits) {
    PlantInput input;
    input.ponds["raffinate"] = made::pond(2000.0, 0.0);
    input.ponds["raffinate"].water = WaterMakeUp{Number(0.5), VolumeFlow(0.02), {288.15}};
    input.ponds["raffinate"].acid = AcidMakeUp{Density(6.0), MassFlow(1.0)};
    Plant plant = made::start(input);
    PlantOutcome got = made::run(plant, {.wanted = {{"raffinate", 1000.0}}});
    // The acid of the last step takes its room on top of the level: some 1.5 t by 0.15/997.
    EXPECT_NEAR(plant.basis().volume(plant.pond(0)), 1000.0, 0.3);
    EXPECT_NEAR(plant.basis().acid(plant.pond(0)), 6.0, 1e-12);
    EXPECT_TRUE(got.events.empty());
    got = made::run(plant, {.wanted = {{"raffinate", 2400.0}}});
    // 0.02 m3/s are 1728 m3/d.
    EXPECT_NEAR(got.ponds[0].water_made_up * 0.0180153 / 997.0, 1728.0, 1e-6);
    EXPECT_NE(event_of(got, "make_up_water_short"), nullptr);
}

TEST(Plant, PumpsBetweenPondsOnlyAboveAndBelowTheirMarks) {
    PlantInput input;
    input.ponds["a"] = made::pond(1000.0, 0.0);
    input.ponds["b"] = made::pond(1000.0, 0.0);
    input.transfers = {
        {.from = "a", .to = "b", .rate = VolumeFlow(1.0), .above = Number(0.3), .below = {}}};
    Plant plant = made::start(input);
    (void)made::run(plant, {});
    EXPECT_NEAR(plant.basis().volume(plant.pond(0)), 300.0, 1e-9);
    EXPECT_NEAR(plant.basis().volume(plant.pond(1)), 700.0, 1e-9);
}

TEST(Plant, ServesThePriorityFirst) {
    PlantInput input;
    input.ponds["a"] = made::pond(1000.0, 0.0);
    input.ponds["b"] = made::pond(1000.0, 0.0);
    input.transfers = {{.from = "a", .to = "b", .rate = VolumeFlow(0.01)}};
    const auto drawn = [&](std::vector<Draw> priority) {
        input.ponds["a"].priority = std::move(priority);
        Plant plant = made::start(input);
        const made::Day day{.come = {{"a", made::liquor(600.0, 2.5, 1.6)}},
                            .wanted = {{"a", 864.0}}};
        return plant.basis().volume(made::run(plant, day).ponds[0].drawn);
    };
    // Each wants 864 m3/d and 600 come: 450 m3 are gone after 450/1128 d, by when each has got 864
    // of that; then the first gets the 600 m3/d alone.
    const double alike = 864.0 * 450.0 / 1128.0;
    EXPECT_NEAR(drawn({Draw::demand, Draw::extraction, Draw::transfers}),
                alike + 600.0 * (1.0 - 450.0 / 1128.0), 1e-6);
    EXPECT_NEAR(drawn({Draw::transfers, Draw::extraction, Draw::demand}), alike, 1e-6);
}

TEST(Plant, ComesToTheSameWithHalfTheStep) {
    // First order in the step by what ponds and electrolyte answer each other: 1.2 % here, where
    // the cells are at their limit and the bleed follows the electrolyte a step late.
    PlantInput input = busy();
    const auto plated = [&](double hours) {
        input.longest_step = Duration(3600.0 * hours);
        Plant plant = made::start(input, 2.5, 3.0, 2.0);
        double sum = 0.0;
        for (int day = 0; day < 20; ++day) sum += made::run(plant, busy_day(day)).copper.plated;
        return sum;
    };
    const double six = plated(6.0), three = plated(3.0), one_and_a_half = plated(1.5);
    EXPECT_NEAR(six / one_and_a_half, 1.0, 2e-2);
    EXPECT_LT(std::abs(three - one_and_a_half), 0.7 * std::abs(six - three));
}

}  // namespace
}  // namespace gossan::plant
