// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/surface_exchange.hpp"

#include <gtest/gtest.h>

namespace gossan::atmosphere {
namespace {

TEST(SkyRadiation, OfAClearSkyFollowsBrutsaert) {
    // 293.15 K at 50 %: p_s 23.383 hPa, e 11.692; (11.692/293.15)^(1/7) = exp(-3.22182/7) =
    // 0.63115, eps 0.78262; sigma T^4 = 418.77; L = 327.74 W/m2.
    EXPECT_NEAR(sky_radiation(293.15, 0.5).value, 327.74, 0.05);
}

TEST(SkyRadiation, OfClosedCloudIsNearlyThatOfABlackBody) {
    const double black = stefan_boltzmann * 293.15 * 293.15 * 293.15 * 293.15;
    const double clear = sky_radiation(293.15, 0.5).value;
    EXPECT_NEAR(sky_radiation(293.15, 0.5, 1.0).value, clear + 0.84 * (black - clear), 1e-9);
}

TEST(SkyRadiation, SlopeAgreesWithACentralDifference) {
    for (const double cloud : {0.0, 0.6}) {
        const double h = 0.01;
        const double rise =
            sky_radiation(290.0 + h, 0.4, cloud).value - sky_radiation(290.0 - h, 0.4, cloud).value;
        EXPECT_NEAR(sky_radiation(290.0, 0.4, cloud).slope * 2.0 * h / rise, 1.0, 1e-6);
    }
}

TEST(Wind, CarriesHeatAndVapour) {
    EXPECT_NEAR(wind_heat_transfer(3.0), 11.8, 1e-12);
    // 1.2 kg/m3 x 1.5e-3 x 3 m/s
    EXPECT_NEAR(evaporation_conductance(3.0, 1.2), 5.4e-3, 1e-15);
}

}  // namespace
}  // namespace gossan::atmosphere
