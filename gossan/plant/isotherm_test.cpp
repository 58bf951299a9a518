// SPDX-License-Identifier: Apache-2.0
#include "gossan/plant/isotherm.hpp"

#include <gtest/gtest.h>

namespace gossan::plant {
namespace {

struct Point {
    double organic, aqueous;
};

// Points worked from (1) to (3) by hand calculator; figures as printed, half a digit of the last.
TEST(Isotherm, GivesTheExtractionPointsOfAWeakLiquor) {
    const auto curve = Isotherm::extraction(8.66);
    for (const Point& p : {Point{1.034, 0.0210},
                           {1.868, 0.0610},
                           {2.702, 0.1574},
                           {3.536, 0.4415},
                           {4.371, 2.3098}}) {
        EXPECT_NEAR(curve.aqueous({2.5, 1.6}, p.organic), p.aqueous, 5.1e-5) << p.organic;
    }
}

TEST(Isotherm, GivesTheExtractionPointsOfAStrongLiquor) {
    const auto curve = Isotherm::extraction(16.0);
    for (const Point& p :
         {Point{1.877, 0.0868}, {3.554, 0.2636}, {5.232, 0.6754}, {6.909, 1.7378}}) {
        EXPECT_NEAR(curve.aqueous({5.0, 5.0}, p.organic), p.aqueous, 5.1e-5) << p.organic;
    }
}

TEST(Isotherm, GivesTheStripPoints) {
    const auto curve = Isotherm::strip(16.0);
    for (const Point& p : {Point{2.0, 34.5}, {2.5, 42.7}, {3.0, 50.7}, {4.0, 66.0}}) {
        EXPECT_NEAR(curve.aqueous({35.0, 180.0}, p.organic), p.aqueous, 0.051) << p.organic;
    }
}

TEST(Isotherm, GoesBackToTheOrganicItCameFrom) {
    for (const double organic : {1e-3, 0.1, 1.0, 2.5, 4.0, 4.4}) {
        const auto extraction = Isotherm::extraction(8.66);
        const double c = extraction.aqueous({2.5, 1.6}, organic);
        EXPECT_NEAR(extraction.organic({2.5, 1.6}, c) / organic, 1.0, 1e-10) << organic;
    }
    for (const double organic : {0.1, 1.0, 4.0, 8.0}) {
        const auto strip = Isotherm::strip(16.0);
        const double c = strip.aqueous({35.0, 180.0}, organic);
        EXPECT_NEAR(strip.organic({35.0, 180.0}, c) / organic, 1.0, 1e-10) << organic;
    }
}

TEST(Isotherm, TakesNoMoreThanTheLoadWithoutAcid) {
    // (4): 5.17 at 10 % and 8.67 at 16 %, as 5.2 and 8.7 are printed; its rounded constant 0.4108
    // is 11.711/28.511 to 2e-5.
    EXPECT_NEAR(Isotherm::extraction(10.0).most(), 5.2, 0.05);
    EXPECT_NEAR(Isotherm::extraction(16.0).most(), 8.7, 0.05);
    EXPECT_LE(Isotherm::extraction(10.0).organic({20.0, 0.0}, 20.0),
              Isotherm::extraction(10.0).most());
}

TEST(Isotherm, RisesWithTheOrganicEverywhere) {
    const auto curve = Isotherm::extraction(12.0);
    double before = -1.0;
    for (double organic = 0.0; organic < 8.0; organic += 0.05) {
        const double c = curve.aqueous({3.0, 4.0}, organic);
        EXPECT_GT(c, before) << organic;
        before = c;
    }
}

TEST(Isotherm, LoadsLessBesideMoreAcid) {
    const auto curve = Isotherm::extraction(10.0);
    EXPECT_GT(curve.organic({3.0, 1.0}, 3.0), curve.organic({3.0, 5.0}, 3.0));
    EXPECT_EQ(curve.organic({3.0, -2.0}, 2.0), curve.organic({3.0, 0.0}, 2.0));
    EXPECT_EQ(curve.organic({0.0, 5.0}, 1.0), 0.0);
}

}  // namespace
}  // namespace gossan::plant
