// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/plant_input.hpp"

#include <gtest/gtest.h>

#include "gossan/plant/made_plant.hpp"

namespace gossan::plant {
namespace {

std::string fault_of(const PlantInput& input) { return PlantInput::schema().first_fault(input); }

TEST(PlantInput, HasNoFaultAsItStands) {
    EXPECT_EQ(fault_of(made::plant()), "");
    EXPECT_EQ(ExtractionInput::schema().first_fault(*made::plant().extraction), "");
    EXPECT_EQ(TankHouseInput::schema().first_fault(*made::plant().tank_house), "");
}

TEST(PlantInput, RefusesExtractionWithoutStrip) {
    ExtractionInput sx = *made::plant().extraction;
    sx.strip_efficiency = {};
    EXPECT_EQ(ExtractionInput::schema().first_fault(sx), "extraction.strip_efficiency");
}

TEST(PlantInput, RefusesAnOrganicThatDoesNotFlow) {
    ExtractionInput sx = *made::plant().extraction;
    sx.organic_to_aqueous = 0.0;
    EXPECT_EQ(ExtractionInput::schema().first_fault(sx), "extraction.organic_to_aqueous");
}

TEST(PlantInput, RefusesANegativeBleed) {
    TankHouseInput house = *made::plant().tank_house;
    house.bleed = -0.01;
    EXPECT_EQ(TankHouseInput::schema().first_fault(house), "tank_house.bleed");
}

TEST(PlantInput, RefusesTwoWaysOrNoneToRunTheStrip) {
    ExtractionInput sx = *made::plant().extraction;
    sx.electrolyte_to_organic = 0.4;
    EXPECT_EQ(ExtractionInput::schema().first_fault(sx), "extraction.advance_copper");
    sx.electrolyte_to_organic = {};
    sx.advance_copper = {};
    EXPECT_EQ(ExtractionInput::schema().first_fault(sx), "extraction.advance_copper");
}

TEST(PlantInput, RefusesSharesOfRaffinateThatDoNotAddUp) {
    ExtractionInput sx = *made::plant().extraction;
    sx.raffinate = {{"raffinate", Number(0.5)}, {"pls", Number(0.4)}};
    EXPECT_EQ(ExtractionInput::schema().first_fault(sx), "extraction.raffinate");
}

TEST(PlantInput, RefusesParallelStagesWithoutALiquor) {
    ExtractionInput sx = *made::plant().extraction;
    sx.parallel_efficiency = {0.9};
    EXPECT_EQ(ExtractionInput::schema().first_fault(sx), "extraction.parallel_feed");
}

TEST(PlantInput, RefusesAPondThatNamesEachDrawTwiceOrStartsDry) {
    PondInput pond = made::pond(1000.0, 10.0);
    pond.priority = {Draw::demand, Draw::demand, Draw::transfers};
    EXPECT_NE(PondInput::schema().first_fault(pond), "");
    pond = made::pond(1000.0, 10.0);
    pond.level = 0.01;
    EXPECT_NE(PondInput::schema().first_fault(pond), "");
}

TEST(PlantInput, RefusesPondsThatAreNotThereWhereverTheyAreNamed) {
    PlantInput input = made::plant();
    input.extraction->feed = "plx";
    EXPECT_EQ(fault_of(input), "plant.extraction");
    input = made::plant();
    input.extraction->raffinate = {{"pond 7", Number(1.0)}};
    EXPECT_EQ(fault_of(input), "plant.extraction");
    input = made::plant();
    input.tank_house->bleed_to = "";
    EXPECT_EQ(fault_of(input), "plant.tank_house");
    input = made::plant();
    input.ponds["pls"].spills_to = "event";
    EXPECT_EQ(fault_of(input), "plant.ponds");
    input = made::plant();
    input.ponds["pls"].spills_to = "pls";
    EXPECT_EQ(fault_of(input), "plant.ponds");
    input = made::plant();
    input.transfers = {{.from = "pls", .to = "event", .rate = VolumeFlow(0.1)}};
    EXPECT_EQ(fault_of(input), "plant.transfers");
}

TEST(PlantInput, RefusesAnAdvanceThatSpentElectrolyteIsAt) {
    PlantInput input = made::plant();
    input.extraction->advance_copper = input.tank_house->copper;
    EXPECT_EQ(fault_of(input), "plant.tank_house");
    input.extraction->advance_copper.reset();
    input.extraction->electrolyte_to_organic = 0.3;
    EXPECT_EQ(fault_of(input), "");
}

TEST(PlantInput, RefusesAMostCopperThatIsNotBelowTheAdvance) {
    PlantInput input = made::plant();
    EXPECT_EQ(most_copper(*input.tank_house, *input.extraction), 40.0);  // of 30 and 50
    input.tank_house->most_copper = Density(50.0);
    EXPECT_EQ(fault_of(input), "plant.tank_house");
    input.tank_house->most_copper = Density(49.0);
    EXPECT_EQ(fault_of(input), "");
    EXPECT_EQ(most_copper(*input.tank_house, *input.extraction), 49.0);
    input.tank_house->most_copper.reset();
    input.extraction->advance_copper.reset();
    input.extraction->electrolyte_to_organic = 0.3;
    EXPECT_EQ(most_copper(*input.tank_house, *input.extraction), 55.0);
}

TEST(PlantInput, RefusesExtractionWithoutTankHouseAndTheOtherWayRound) {
    PlantInput input = made::plant();
    input.tank_house = {};
    EXPECT_EQ(fault_of(input), "plant.extraction");
    input = made::plant();
    input.extraction = {};
    EXPECT_EQ(fault_of(input), "plant.tank_house");
}

}  // namespace
}  // namespace gossan::plant
