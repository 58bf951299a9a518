// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/power.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::plant {
namespace {

// 1000 t lifted by 36 m at 70 %: 1e6 x 9.80665 x 36/0.7 J = 504.342 MJ = 140.1 kWh.
TEST(Power, OfAPumpIsWeightTimesHeadOverEfficiency) {
    const Pumping pumps{.head = Length(36.0), .efficiency = 0.7};
    EXPECT_NEAR(pumping_energy(pumps, 1e6) / 3.6e6, 140.095, 1e-3);
}

// 1 m3 of air at 101325 Pa by 10 kPa: 7/2 x 101325 x (1.0986923^(2/7) - 1) J = 9666 J, over 0.65.
TEST(Power, OfABlowerIsThatOfAdiabaticCompression) {
    const Blowing blowers{.pressure_rise = Pressure(1e4), .efficiency = 0.65};
    const double air = 101325.0 / (8.31446261815324 * 293.15);
    const double by_hand = 3.5 * 101325.0 * (std::pow(111325.0 / 101325.0, 2.0 / 7.0) - 1.0) / 0.65;
    EXPECT_NEAR(blowing_energy(blowers, air, 101325.0, 293.15), by_hand, 1e-12 * by_hand);
    EXPECT_NEAR(0.65 * by_hand, 9666.2, 0.1);
}

TEST(Power, OfABlowerNearsVolumeTimesPressureForASmallRise) {
    const Blowing blowers{.pressure_rise = Pressure(1.0), .efficiency = 1.0};
    const double air = 101325.0 / (8.31446261815324 * 293.15);  // 1 m3
    // Off by dp/(2 kappa p), 4e-6, and the digits that the power of nearly one loses, 1e-11.
    EXPECT_NEAR(blowing_energy(blowers, air, 101325.0, 293.15), 1.0, 5e-6);
}

TEST(Power, OfIrrigationIsThatOfItsPondWhereOneIsTold) {
    PowerInput power;
    EXPECT_EQ(power.irrigation_out_of("raffinate"), nullptr);
    power.irrigation = Pumping{.head = Length(50.0)};
    power.irrigation_from["ils"] = Pumping{.head = Length(20.0)};
    EXPECT_EQ(power.irrigation_out_of("raffinate")->head.si, 50.0);
    EXPECT_EQ(power.irrigation_out_of("ils")->head.si, 20.0);
}

}  // namespace
}  // namespace gossan::plant
