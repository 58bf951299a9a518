// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/full_check.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace gossan::study {
namespace {

TEST(FullCheck, CountsThePairsThatTheReducedSitePutsInTheRightOrder) {
    // Full 100, 110, 120, 90; reduced 90, 99, 98, 80: only the second and third change places.
    const std::vector<OnBothSites> plans{{90, 100}, {99, 110}, {98, 120}, {80, 90}};
    const FullCheck check = check_of(plans);
    EXPECT_EQ(check.pairs, 6u);
    EXPECT_EQ(check.right, 5u);
    EXPECT_DOUBLE_EQ(check.off, 22.0 / 120.0);
    // 98*100/90 = 108.889 in place of 120
    EXPECT_NEAR(check.corrected, 1.0 - 98.0 / 90.0 * 100.0 / 120.0, 1e-15);
}

TEST(FullCheck, IsExactAfterTheCorrectionWhereTheSitesDifferByARatio) {
    const std::vector<OnBothSites> plans{{90, 100}, {99, 110}, {45, 50}};
    EXPECT_NEAR(check_of(plans).off, 0.1, 1e-15);
    EXPECT_NEAR(check_of(plans).corrected, 0.0, 1e-15);
}

TEST(FullCheck, LeavesOutPlansThatFailedAndEqualOnes) {
    const std::vector<OnBothSites> plans{{90, 100}, {99, std::nan("")}, {91, 100}};
    EXPECT_EQ(check_of(plans).pairs, 0u);
    EXPECT_DOUBLE_EQ(corrected(7.0, {.reduced = 0.0, .full = 3.0}), 7.0);
}

}  // namespace
}  // namespace gossan::study
