// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/moist_air.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::atmosphere {
namespace {

TEST(SaturationPressure, IsThatOfSteamTables) {
    // IAPWS-95: 611.2, 3169.9, 12352, 47414 Pa at 0, 25, 50, 80 degC; Buck's law is meant for
    // meteorology and is within 0.1 % up to 60 degC, 0.3 % at 80.
    EXPECT_NEAR(saturation_pressure(273.15).value, 611.2, 0.6);
    EXPECT_NEAR(saturation_pressure(298.15).value, 3169.9, 3.2);
    EXPECT_NEAR(saturation_pressure(323.15).value, 12352.0, 12.4);
    EXPECT_NEAR(saturation_pressure(353.15).value, 47414.0, 142.0);
}

TEST(SaturationPressure, SlopeAgreesWithACentralDifference) {
    for (const double t : {200.0, 273.15, 310.0, 350.0, 400.0}) {
        const double h = 0.003;  // h^2 p'''/6p' is 1e-6 x (20 K)^-2 at the coldest
        const double rise = saturation_pressure(t + h).value - saturation_pressure(t - h).value;
        EXPECT_NEAR(saturation_pressure(t).slope * 2.0 * h / rise, 1.0, 1e-6) << t;
    }
}

TEST(VapourRatio, IsVapourOverDryGas) {
    EXPECT_NEAR(vapour_ratio(20e3, 100e3).value, 0.25, 1e-15);
    EXPECT_NEAR(vapour_ratio(-1e3, 100e3).value, -1.0 / 101.0, 1e-15);
    EXPECT_NEAR(vapour_ratio(20e3, 100e3).slope, 100e3 / (80e3 * 80e3), 1e-18);
}

TEST(VapourRatio, GoesOnAlongItsTangentTowardsBoiling) {
    // At p_v = 0.9 p: X = 9, dX/d(p_v/p) = 100; at 1.1 p 9 + 20.
    EXPECT_NEAR(vapour_ratio(110e3, 100e3).value, 29.0, 1e-12);
    EXPECT_NEAR(vapour_ratio(110e3, 100e3).slope, 1e-3, 1e-15);
    EXPECT_NEAR(vapour_ratio(90e3 + 1e-3, 100e3).value, vapour_ratio(90e3 - 1e-3, 100e3).value,
                3e-6);  // 2e-3 Pa x 1e-3/Pa
    EXPECT_NEAR(vapour_ratio(90e3 - 1e-3, 100e3).slope, 1e-3, 1e-9);
}

TEST(MoistAir, EnthalpyIsThatOfItsParts) {
    // 40 degC, one mol of vapour to ten of dry gas: 0.0289647 x 1006 x 40 = 1165.54 J;
    // 0.1 x 0.0180153 x (2.501e6 + 74400) = 4639.66 J.
    EXPECT_NEAR(moist_air_enthalpy(313.15, 0.1), 1165.54 + 4639.66, 0.01);
    EXPECT_NEAR(vapour_enthalpy(313.15), 46396.6, 0.1);
    const double rise = moist_air_enthalpy(314.15, 0.1) - moist_air_enthalpy(312.15, 0.1);
    EXPECT_NEAR(moist_air_heat_capacity(0.1), 0.5 * rise, 1e-9);
}

TEST(MoistAir, HeatCapacityWhenSaturatedIsTheSlopeOfItsEnthalpy) {
    const auto enthalpy = [](double kelvin) {
        return moist_air_enthalpy(kelvin,
                                  vapour_ratio(saturation_pressure(kelvin).value, 85e3).value);
    };
    for (const double kelvin : {275.0, 300.0, 340.0, 380.0}) {  // the last beyond boiling
        const double h = 1e-2;  // truncation ~ h^2 = 1e-4 x (0.1/K)^2: 1e-6 at the most
        const auto c = saturated_heat_capacity(kelvin, 85e3);
        EXPECT_NEAR((enthalpy(kelvin + h) - enthalpy(kelvin - h)) / (2.0 * h), c.value,
                    1e-6 * c.value);
        const double rise = saturated_heat_capacity(kelvin + h, 85e3).value -
                            saturated_heat_capacity(kelvin - h, 85e3).value;
        EXPECT_NEAR(rise / (2.0 * h), c.slope, 1e-6 * c.slope) << kelvin;
    }
}

TEST(MoistAir, TakesWaterFromABedAsHandbooksSay) {
    // 0.2 Nm3/m2/h of air, in at 20 degC and half saturated, out saturated: water lost in kg/m2/h
    // to three decimals, of 1.2928 kg/Nm3 x 0.2 = 0.25856 kg/h.
    const double in = vapour_ratio(0.5 * saturation_pressure(293.15).value, 101325.0).value;
    const double table[][2] = {{30, 0.005}, {40, 0.011}, {50, 0.020}, {60, 0.038}};
    for (const auto& [celsius, lost] : table) {
        const double out =
            vapour_ratio(saturation_pressure(273.15 + celsius).value, 101325.0).value;
        EXPECT_NEAR(0.25856 * vapour_mass_ratio * (out - in), lost, 0.0006) << celsius;
    }
}

TEST(MoistAir, HasTheDensityOfAnIdealGas) {
    EXPECT_NEAR(air_density(273.15, 101325.0), 1.2922, 1e-3);  // 28.9647 g over 22.414 L
}

}  // namespace
}  // namespace gossan::atmosphere
