// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/electrowinning.hpp"

#include <gtest/gtest.h>

#include "gossan/plant/liquor.hpp"

namespace gossan::plant {
namespace {

const Cells hundred = [] {
    Cells cells;
    cells.count = 100;
    cells.cathode_area = Area(120.0);
    return cells;
}();

constexpr double kilowatt_hour = 3.6e6;

TEST(Electrowinning, PlatesByFaradaysLaw) {
    // 63.546 g/mol * 3600 s/h / (2 * 96485.33 C/mol) = 1.1855 g/A h
    const double per_ampere = copper_plated(hundred, 1.0 / 12000.0, 1.0);
    EXPECT_NEAR(per_ampere * copper_molar_mass * 3600.0 * 1e3, 1.1855, 5.1e-5);
    // 100 cells of 120 m2 at 300 A/m2 and 0.92: 3.6e6 A * 1.1855 g/A h * 0.92 = 94.2 t/d
    EXPECT_NEAR(copper_plated(hundred, 300.0, 0.92) * copper_molar_mass * 86.4, 94.2, 0.05);
}

TEST(Electrowinning, TakesTheEnergyOfTheTable) {
    struct Row {
        double voltage, at_88, at_92, at_95;
    };
    for (const Row& row :
         {Row{1.9, 1.821, 1.742, 1.687}, {2.0, 1.917, 1.834, 1.776}, {2.1, 2.013, 1.925, 1.865}}) {
        EXPECT_NEAR(cell_energy(row.voltage, 0.88) / kilowatt_hour, row.at_88, 5.1e-4);
        EXPECT_NEAR(cell_energy(row.voltage, 0.92) / kilowatt_hour, row.at_92, 5.1e-4);
        EXPECT_NEAR(cell_energy(row.voltage, 0.95) / kilowatt_hour, row.at_95, 5.1e-4);
    }
}

TEST(Electrowinning, LosesCurrentToFerricIron) {
    EXPECT_NEAR(current_efficiency(hundred, 2.0), 0.92, 1e-15);
    EXPECT_EQ(current_efficiency(hundred, -1e-9), 0.96);
    EXPECT_EQ(current_efficiency(hundred, 100.0), 0.0);
    EXPECT_EQ(density_for(hundred, 1.0, 0.0), 0.0);
}

TEST(Electrowinning, BuildsTheVoltageFromItsParts) {
    EXPECT_NEAR(cell_voltage(hundred, 300.0), 1.965, 1e-12);  // 0.89 + 0.55 + 0.075 + 0.30 + 0.15
    EXPECT_NEAR(cell_voltage(hundred, 150.0), 1.740, 1e-12);  // half of 0.45 less
}

TEST(Electrowinning, DrawsWhatEnergyAndRectifierSay) {
    // 1.965 V, 0.92 and 0.96: about 1.88 kWh/kg, of the size of the 2000 kWh/t of plants.
    const double density = density_for(hundred, 15.0, 0.92);
    EXPECT_NEAR(copper_plated(hundred, density, 0.92), 15.0, 1e-12);
    const double by_energy =
        15.0 * copper_molar_mass * cell_energy(cell_voltage(hundred, density), 0.92) / 0.96;
    EXPECT_NEAR(power_drawn(hundred, density) / by_energy, 1.0, 1e-12);
}

TEST(Electrowinning, RefusesCellsWithoutCathodes) {
    Cells bare = hundred;
    bare.cathode_area = Area(0.0);
    EXPECT_EQ(Cells::schema().first_fault(bare), "cells.cathode_area");
    EXPECT_EQ(Cells::schema().first_fault(hundred), "");
}

}  // namespace
}  // namespace gossan::plant
