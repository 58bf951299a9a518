// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/accessibility.hpp"

#include <gtest/gtest.h>

namespace gossan::ore {
namespace {

TEST(Access, IsFullUnlessSaidOtherwise) {
    const Access full = access(FullAccess{}, 0.02);
    EXPECT_EQ(full.rate_factor, 1.0);
    EXPECT_EQ(full.leachable_share, 1.0);
}

TEST(Access, ByAPowerFallsWithSize) {
    const PowerAccess model{.reference_size = Length(0.01), .exponent = 0.5};
    EXPECT_NEAR(access(model, 0.04).rate_factor, 0.5, 1e-15);  // (1/4)^(1/2)
    EXPECT_EQ(access(model, 0.01).rate_factor, 1.0);
    EXPECT_EQ(access(model, 0.04).leachable_share, 1.0);
}

TEST(Access, OfARimLeavesTheCoreOfLargeParticlesLocked) {
    const RimAccess model{.depth = Length(0.003)};
    EXPECT_NEAR(access(model, 0.012).leachable_share, 1.0 - 0.125, 1e-15);  // core of half the size
    EXPECT_EQ(access(model, 0.005).leachable_share, 1.0);
    EXPECT_EQ(access(model, 0.012).rate_factor, 1.0);
}

}  // namespace
}  // namespace gossan::ore
