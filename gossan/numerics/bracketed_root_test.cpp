// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/bracketed_root.hpp"

#include <gtest/gtest.h>

namespace gossan::numerics {
namespace {

TEST(BracketedRoot, FindsTheRootToRoundOff) {
    EXPECT_NEAR(bracketed_root([](double x) { return x * x - 2.0; }, 0.0, 2.0), std::sqrt(2.0),
                4e-16 * 2.0);
    // Flat on one side and steep on the other: plain secants would need thousands of passes.
    EXPECT_NEAR(bracketed_root([](double x) { return std::pow(x, 15.0) - 1e-15; }, 0.0, 1.0), 0.1,
                1e-14);
}

TEST(BracketedRoot, ReturnsTheEndThatIsPastTheRoot) {
    EXPECT_EQ(bracketed_root([](double x) { return x; }, 1.0, 2.0), 1.0);
    EXPECT_EQ(bracketed_root([](double x) { return x; }, -2.0, -1.0), -1.0);
}

}  // namespace
}  // namespace gossan::numerics
