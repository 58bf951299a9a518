// SPDX-License-Identifier: Apache-2.0
#include "gossan/transport/face.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::transport {
namespace {

TEST(UpperWeight, IsTheMeanForFineCellsAndTheUpperCellForCoarseOnes) {
    EXPECT_NEAR(upper_weight(20.0, 1e-9), 0.5, 1e-8);
    EXPECT_NEAR(upper_weight(20.0, 1e3), 1.0, 1e-4);
    // (1) at Pe = 2: 1/2 (1 + coth 1 - 1) = 1/2 coth 1
    EXPECT_NEAR(upper_weight(20.0, 0.1), 0.5 / std::tanh(1.0), 1e-12);
    EXPECT_NEAR(upper_weight(1.0, 1e-3 - 1e-9), upper_weight(1.0, 1e-3 + 1e-9), 1e-9);
}

TEST(LimitedStep, IsTheCommonStepOfAStraightLineAndNothingAtAnExtremum) {
    // a = b = 2: 2*2*4 / 8 = 2
    EXPECT_NEAR(limited_step(2.0, 2.0, 1e-12).value, 2.0, 1e-12);
    EXPECT_EQ(limited_step(1.0, -1.0, 1e-12).value, 0.0);
    EXPECT_EQ(limited_step(1.0, 0.0, 1e-12).value, 0.0);
}

TEST(LimitedStep, NeverPassesTwiceTheSmallerStepSoThatFrontsStayMonotone) {
    for (const double a : {0.01, 0.3, 1.0, 5.0, 100.0}) {
        for (const double b : {0.02, 0.5, 1.0, 20.0}) {
            EXPECT_LE(limited_step(a, b, 1e-12).value, 2.0 * std::min(a, b));
        }
    }
}

TEST(LimitedStep, SlopeAgreesWithACentralDifference) {
    for (const double a : {0.1, 1.0, 7.0}) {
        const double h = 1e-5 * a;
        const double rise =
            limited_step(a + h, 0.7, 1e-3).value - limited_step(a - h, 0.7, 1e-3).value;
        EXPECT_NEAR(limited_step(a, 0.7, 1e-3).d_face, rise / (2.0 * h), 1e-6) << a;
        // psi is symmetric in its two differences
        EXPECT_DOUBLE_EQ(limited_step(0.7, a, 1e-3).d_upstream, limited_step(a, 0.7, 1e-3).d_face);
    }
}

TEST(FaceMixing, TakesUpwindsOwnHalfCellOffTheDispersion) {
    // 0.3 m dispersivity, 0.1 m cells: 1e-6 (0.3 - 0.05) = 2.5e-7
    EXPECT_NEAR(face_mixing(-1e-6, 0.3, 0.0, 0.1, 0.1).coefficient, 2.5e-7, 1e-18);
    EXPECT_EQ(face_mixing(-1e-6, 0.3, 0.0, 0.1, 0.1).limited_share, 0.0);
    // 0.02 m dispersivity covers 0.02/0.05 of it; the rest is the limiter's
    EXPECT_NEAR(face_mixing(-1e-6, 0.02, 0.0, 0.1, 0.1).limited_share, 0.6, 1e-12);
    EXPECT_DOUBLE_EQ(face_mixing(0.0, 0.3, 1e-9, 0.1, 0.1).coefficient, 1e-10);
}

}  // namespace
}  // namespace gossan::transport
