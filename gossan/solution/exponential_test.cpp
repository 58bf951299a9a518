// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/exponential.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::solution {
namespace {

TEST(Exponential, LiesWithinOneUnitInTheLastPlace) {
    for (double x = -700.0; x <= 700.0; x += 0.00731) {
        const Pair both = exponential(Pair{x, -x});
        for (const double argument : {x, -x}) {
            const long double exact = std::exp(static_cast<long double>(argument));
            const double place =
                std::nextafter(static_cast<double>(exact), INFINITY) - static_cast<double>(exact);
            const double value = argument == x ? both[0] : both[1];
            ASSERT_LE(std::abs(static_cast<double>(value - exact)), place) << argument;
        }
    }
}

TEST(Exponential, IsOneAtZero) { EXPECT_EQ(exponential(Pair{0.0, -0.0})[0], 1.0); }

}  // namespace
}  // namespace gossan::solution
