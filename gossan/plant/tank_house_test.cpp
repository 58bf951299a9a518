// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/tank_house.hpp"

#include <gtest/gtest.h>

#include "gossan/plant/made_plant.hpp"

namespace gossan::plant {
namespace {

constexpr std::size_t h = 0, cu = 1, s6 = 2, fe = 3;

TEST(TankHouse, StartsAsDescribedAndWithoutCharge) {
    TankHouseInput input = *made::plant().tank_house;
    input.ferric = Density(1.5);
    const LiquorBasis basis = made::basis();
    const Liquor e = starting_electrolyte(input, basis);
    EXPECT_NEAR(basis.volume(e), 3000.0, 1e-9);
    EXPECT_NEAR(basis.copper(e), 30.0, 1e-11);
    EXPECT_NEAR(basis.acid(e), 190.0, 1e-10);
    EXPECT_NEAR(basis.ferric(e), 1.5, 1e-12);
    EXPECT_NEAR(basis.temperature(e), 318.15, 1e-9);
    EXPECT_NEAR(
        (e.component[h] + 2.0 * e.component[cu] + 3.0 * e.component[fe]) / (2.0 * e.component[s6]),
        1.0, 1e-14);
}

TEST(TankHouse, PlatesWhatIsAboveTheSetPointAndMakesItsAcid) {
    const TankHouseInput input = *made::plant().tank_house;
    const LiquorBasis basis = made::basis();
    Liquor e = starting_electrolyte(input, basis);
    e.component[cu] += 1e5;  // as the strip gives it
    e.component[h] -= 2e5;
    const double water = e.water;
    const auto step = run_tank_house(input, basis, made::day_long, 0.0, e);
    EXPECT_NEAR(step.plated, 1e5, 1e-4);
    EXPECT_NEAR(basis.copper(e), 30.0, 1e-9);
    EXPECT_NEAR(basis.acid(e), 190.0, 1e-3);  // back as it was, but for a little water
    EXPECT_NEAR(step.oxygen, 5e4, 1e-4);
    EXPECT_NEAR(e.water, water, 1e-9 * water);
    EXPECT_NEAR(step.water_added / step.water_split, 1.0, 1e-6);
    // 6.35 t at about 1.9 kWh/kg; by hand 1e5 mol * 2F * U/(0.96 * 0.96) with U at its density.
    const double density = 1e5 / made::day_long * 192970.66424 / (11000.0 * 0.96);
    EXPECT_NEAR(step.density, density, 1e-6);
    const double voltage = 0.89 + 0.55 + 0.075 + 0.45 * density / 300.0;
    EXPECT_NEAR(step.energy / (1e5 * 192970.66424 * voltage / (0.96 * 0.96)), 1.0, 1e-8);
}

TEST(TankHouse, HoldsCopperBackAtTheLimitOfItsCurrent) {
    const TankHouseInput input = *made::plant().tank_house;
    const LiquorBasis basis = made::basis();
    Liquor e = starting_electrolyte(input, basis);
    e.component[cu] += 3e6;
    e.component[h] -= 6e6;
    const double copper = e.component[cu];
    const auto step = run_tank_house(input, basis, made::day_long, 0.0, e);
    // 300 A/m2 * 11000 m2 * 0.96/(2 F) * 86400 s
    const double most = 300.0 * 11000.0 * 0.96 / 192970.66424 * 86400.0;
    EXPECT_NEAR(step.plated / most, 1.0, 1e-12);
    EXPECT_NEAR(step.density, 300.0, 1e-9);
    EXPECT_NEAR((e.component[cu] + step.plated) / copper, 1.0, 1e-14);
}

TEST(TankHouse, BleedsAndMakesUpToItsVolumeAcidAndTemperature) {
    TankHouseInput input = *made::plant().tank_house;
    input.bleed = 0.02;
    const LiquorBasis basis = made::basis();
    Liquor e = starting_electrolyte(input, basis);
    const Liquor before = e;
    const auto step = run_tank_house(input, basis, made::day_long, 3000.0, e);
    EXPECT_NEAR(basis.volume(step.bleed), 60.0, 1e-9);
    EXPECT_NEAR(basis.volume(e), 3000.0, 1e-8);
    EXPECT_NEAR(basis.temperature(e), 318.15, 1e-9);
    EXPECT_NEAR(basis.acid(e) / 190.0, 1.0, 2e-4);  // the acid's own room is water's no more
    EXPECT_NEAR(step.acid_added * 98.079e-3 / (60.0 * 190.0), 1.0, 0.01);
    EXPECT_NEAR(before.component[s6] + step.acid_added, e.component[s6] + step.bleed.component[s6],
                1e-6);
    EXPECT_NEAR(before.enthalpy + step.heat_added, e.enthalpy + step.bleed.enthalpy,
                1e-12 * e.enthalpy);
}

}  // namespace
}  // namespace gossan::plant
