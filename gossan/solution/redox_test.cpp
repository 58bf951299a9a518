// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/redox.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "gossan/base/constants.hpp"

namespace gossan::solution {
namespace {

constexpr double floor_total = 1e-9;

TEST(RedoxPotential, IsTheFormalPotentialWhereBothIronsAreEqual) {
    EXPECT_NEAR(potential_from_totals({}, 0.1, 0.1, 298.15, floor_total).value, 0.665, 1e-12);
    EXPECT_NEAR(potential_from_totals({}, 0.1, 0.1, 308.15, floor_total).value, 0.672, 1e-12);
}

TEST(RedoxPotential, RisesByANernstSlopePerDecade) {
    const double decade =
        constants::gas * 298.15 / constants::faraday * std::numbers::ln10;  // 59.16 mV
    EXPECT_NEAR(decade, 0.05916, 1e-5);
    EXPECT_NEAR(potential_from_totals({}, 1.0, 0.1, 298.15, floor_total).value, 0.665 + decade,
                1e-12);
}

TEST(RedoxPotential, SplitsIronBackAsItWas) {
    for (const double potential : {0.4, 0.665, 0.9}) {
        const double share = ferric_share({}, potential, 310.0);
        const double back = potential_from_totals({}, share, 1.0 - share, 310.0, 1e-15).value;
        EXPECT_NEAR(back, potential, 1e-10);
    }
}

TEST(RedoxPotential, IsFiniteWithoutIronAndBelowZero) {
    EXPECT_NEAR(potential_from_totals({}, 0.0, 0.0, 298.15, floor_total).value, 0.665, 1e-12);
    EXPECT_TRUE(std::isfinite(potential_from_totals({}, -1e-3, 0.1, 298.15, floor_total).value));
}

TEST(RedoxPotential, DerivativesAgreeWithCentralDifferences) {
    for (const double ferric : {-1e-9, 0.0, 1e-4, 0.2}) {
        const double ferrous = 0.05;
        const double t = 305.0;
        const auto at = [&](double c3, double c2, double kelvin) {
            return potential_from_totals({}, c3, c2, kelvin, floor_total).value;
        };
        const RedoxPotential here = potential_from_totals({}, ferric, ferrous, t, floor_total);
        const double h3 = 1e-4 * std::hypot(ferric, 2.0 * floor_total);
        EXPECT_NEAR(
            here.by_ferric * 2.0 * h3 / (at(ferric + h3, ferrous, t) - at(ferric - h3, ferrous, t)),
            1.0, 1e-6)
            << ferric;
        const double h2 = 1e-4 * ferrous;
        EXPECT_NEAR(here.by_ferrous * 2.0 * h2 /
                        (at(ferric, ferrous + h2, t) - at(ferric, ferrous - h2, t)),
                    1.0, 1e-6);
        const double ht = 1e-4 * t;
        EXPECT_NEAR(here.by_temperature * 2.0 * ht /
                        (at(ferric, ferrous, t + ht) - at(ferric, ferrous, t - ht)),
                    1.0, 1e-6);
    }
}

TEST(RedoxPotential, FromActivitiesIsTheStandardPotentialAtUnitRatio) {
    // Fe+2 = Fe+3 + e-, log K -13.02: E0 = 13.02 ln 10 RT/F = 0.77024 V.
    EXPECT_NEAR(potential_from_activities({-13.02, 40.5e3, {}, false}, -3.0, -3.0, 298.15), 0.7702,
                1e-4);
}

}  // namespace
}  // namespace gossan::solution
