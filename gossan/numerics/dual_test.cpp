// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/dual.hpp"

#include <gtest/gtest.h>

namespace gossan::numerics {
namespace {

TEST(Dual, CarriesTheDerivativesOfAFormula) {
    // f = x^2/y - sin(x) + 3 at (2, 4): f_x = 2x/y - cos x = 1 - cos 2, f_y = -x^2/y^2 = -1/4
    const auto x = Dual<2>::variable(2.0, 0);
    const auto y = Dual<2>::variable(4.0, 1);
    const auto f = x * x / y - x.chain(std::sin(2.0), std::cos(2.0)) + 3.0;
    EXPECT_NEAR(f.value, 4.0 - std::sin(2.0), 1e-15);
    EXPECT_NEAR(f.slope[0], 1.0 - std::cos(2.0), 1e-15);
    EXPECT_NEAR(f.slope[1], -0.25, 1e-15);
}

}  // namespace
}  // namespace gossan::numerics
