// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/leaf_root.hpp"

#include <gtest/gtest.h>

namespace gossan::solution {
namespace {

TEST(LeafRoot, MeetsItsPolynomialOverManyDecades) {
    for (double square = 1e-30; square < 1e30; square *= 7.0) {
        for (double cube = 1e-30; cube < 1e30; cube *= 11.0) {
            const double t = unit_root(square, cube);
            ASSERT_GT(t, 0.0);
            ASSERT_NEAR(((cube * t + square) * t + 1.0) * t, 1.0, 1e-13) << square << " " << cube;
        }
    }
}

TEST(LeafRoot, IsTheTotalOverTheSumWhereOnlySingleSpeciesAre) {
    EXPECT_NEAR(leaf_root(0.18, 3.0, 0.0, 0.0), 0.06, 1e-16);
}

TEST(LeafRoot, HoldsTwoOfItInADimer) {
    // x + 2 * 3 x^2 = 0.7
    EXPECT_NEAR(leaf_root(0.7, 1.0, 3.0, 0.0), (-1.0 + std::sqrt(17.8)) / 12.0, 1e-14);
}

}  // namespace
}  // namespace gossan::solution
