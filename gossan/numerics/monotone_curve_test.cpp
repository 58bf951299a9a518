// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/monotone_curve.hpp"

#include <gtest/gtest.h>

namespace gossan::numerics {
namespace {

const MonotoneCurve curve({0.0, 1.0, 2.0, 4.0}, {1.0, 3.0, 3.5, 0.0});

TEST(MonotoneCurve, PassesThroughItsPointsAndHoldsItsEnds) {
    EXPECT_DOUBLE_EQ(curve(0.0), 1.0);
    EXPECT_DOUBLE_EQ(curve(1.0), 3.0);
    EXPECT_DOUBLE_EQ(curve(2.0), 3.5);
    EXPECT_DOUBLE_EQ(curve(4.0), 0.0);
    EXPECT_DOUBLE_EQ(curve(-1.0), 1.0);
    EXPECT_DOUBLE_EQ(curve(9.0), 0.0);
}

TEST(MonotoneCurve, StaysBetweenItsNeighboursAndHasNoKinks) {
    for (double x = 0.0; x < 1.0; x += 0.01) {
        EXPECT_GE(curve(x), 1.0);
        EXPECT_LE(curve(x), 3.0);
    }
    for (const double x : {1.0, 2.0}) {
        const double h =
            1e-6;  // both one-sided slopes; their difference is h times a bounded curvature
        EXPECT_NEAR((curve(x) - curve(x - h)) / h, (curve(x + h) - curve(x)) / h, 1e-4);
    }
}

}  // namespace
}  // namespace gossan::numerics
