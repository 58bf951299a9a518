// SPDX-License-Identifier: Apache-2.0
#include "gossan/transport/van_genuchten.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::transport {
namespace {

constexpr double l_per_m2_h = 1e-3 / 3600.0;

const HydraulicProperties ore_a{.trapped_gas = 0.0};

TEST(VanGenuchten, AtTheEntrySuctionEffectiveSaturationIsTwoToTheMinusM) {
    const VanGenuchten curve(ore_a);
    // (2) with alpha |h| = 1: S_e = 2^-m, m = 1 - 1/1.8
    const double by_hand = 0.08 + 0.32 * std::pow(2.0, -(1.0 - 1.0 / 1.8));
    EXPECT_NEAR(curve.water_content(-1.0 / 20.0), by_hand, 1e-12);
}

TEST(VanGenuchten, HeadAndContentAreInversesOnEveryBranch) {
    const VanGenuchten curve({});
    for (const double theta : {0.01, 0.05, 0.0949, 0.1, 0.2, 0.3, 0.37, 0.379, 0.381}) {
        EXPECT_NEAR(curve.water_content(curve.pressure_head(theta).value), theta, 1e-10) << theta;
    }
}

TEST(VanGenuchten, SlopesAgreeWithCentralDifferencesOnEveryBranch) {
    for (const double power : {0.0, 6.0}) {
        HydraulicProperties properties;
        properties.power_law_exponent = power;
        const VanGenuchten curve(properties);
        for (const double theta : {0.03, 0.09, 0.12, 0.25, 0.36, 0.3752, 0.3785, 0.384}) {
            const double h =
                1e-6 * theta;  // the stiffening branch bends within 1e-3: truncation below 1e-6
            const double rise =
                curve.pressure_head(theta + h).value - curve.pressure_head(theta - h).value;
            EXPECT_NEAR(curve.pressure_head(theta).slope * 2.0 * h / rise, 1.0, 1e-6) << theta;
            const double k_rise =
                curve.conductivity(theta + h).value - curve.conductivity(theta - h).value;
            EXPECT_NEAR(curve.conductivity(theta).slope * 2.0 * h, k_rise, 1e-6 * 1e-4) << theta;
        }
    }
}

TEST(VanGenuchten, IsSmoothAtTheJoinsAndReachesOneMetreJustAboveSaturation) {
    const VanGenuchten curve({});
    const double span = 0.38 - 0.08;
    for (const double effective : {0.05, 0.98}) {
        const double theta = 0.08 + effective * span;
        const auto below = curve.pressure_head(theta - 1e-9);
        const auto above = curve.pressure_head(theta + 1e-9);
        EXPECT_NEAR(below.slope / above.slope, 1.0, 1e-5) << effective;
        EXPECT_NEAR(below.value, above.value, 1e-5 * std::abs(below.value)) << effective;
    }
    EXPECT_NEAR(curve.pressure_head(0.08 + 1.01 * span).value, 1.0, 1e-12);
    // at no water at all the suction is 1e9 Pa
    EXPECT_NEAR(curve.pressure_head(0.0).value * 997.0 * 9.80665, -1e9, 1.0);
}

TEST(VanGenuchten, RisesWithWaterContentEverywhere) {
    for (const auto& [residual, alpha, n] :
         {std::tuple{0.08, 20.0, 1.8}, {0.05, 50.0, 2.2}, {0.10, 5.0, 1.5}, {0.0, 100.0, 3.0}}) {
        const VanGenuchten curve(HydraulicProperties{
            .residual_content = residual, .alpha = InverseLength(alpha), .n = n});
        double head = -1e30;
        double k = -1.0;
        for (double theta = 0.0; theta < 0.39; theta += 0.0005) {
            EXPECT_GT(curve.pressure_head(theta).value, head) << theta;
            EXPECT_GE(curve.conductivity(theta).value, k) << theta;
            head = curve.pressure_head(theta).value;
            k = curve.conductivity(theta).value;
        }
    }
}

TEST(SteadyWaterContent, InvertsTheConductivityOfCrushedOre) {
    // Water content at 2, 4, 6, 8, 10 L/m2/h under unit gradient, computed independently to 1e-4.
    const VanGenuchten a(ore_a);
    const VanGenuchten c({.porosity = 0.35,
                          .trapped_gas = 0.0,
                          .residual_content = 0.05,
                          .alpha = InverseLength(50.0),
                          .n = 2.2,
                          .saturated_conductivity = Velocity(1e-3)});
    const double theta_a[] = {0.2331, 0.2544, 0.2679, 0.2779, 0.2859};
    const double suction_a[] = {0.1117, 0.0907, 0.0797, 0.0724, 0.0671};
    const double theta_c[] = {0.1159, 0.1277, 0.1355, 0.1414, 0.1463};
    for (int k = 0; k < 5; ++k) {
        const double flux = 2.0 * (k + 1) * l_per_m2_h;
        EXPECT_NEAR(steady_water_content(a, flux), theta_a[k], 1e-4);
        EXPECT_NEAR(-a.pressure_head(steady_water_content(a, flux)).value, suction_a[k], 1e-4);
        EXPECT_NEAR(steady_water_content(c, flux), theta_c[k], 1e-4);
    }
}

}  // namespace
}  // namespace gossan::transport
