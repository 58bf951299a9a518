// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/range.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

const Measure flux{Velocity::dimension, Scale::plain, "L/m2/h"};

TEST(Range, HoldsItsEndsOnlyWhereTheyAreIncluded) {
    EXPECT_FALSE(above(0).contains(0.0));
    EXPECT_TRUE(at_least(0).contains(0.0));
    EXPECT_FALSE(below(1).contains(1.0));
    EXPECT_TRUE(at_most(1).contains(1.0));
    EXPECT_TRUE(half_open(0, 1).contains(0.0));
    EXPECT_FALSE(half_open(0, 1).contains(1.0));
    EXPECT_FALSE(open(0, 1).contains(0.0));
    EXPECT_TRUE(above_to(0, 1).contains(1.0));
    EXPECT_FALSE(above_to(0, 1).contains(0.0));
    EXPECT_TRUE(fraction().contains(1.0));
}

TEST(Range, NeverHoldsWhatIsNotANumber) {
    EXPECT_FALSE(anything().contains(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_FALSE(anything().contains(std::numeric_limits<double>::infinity()));
    EXPECT_TRUE(anything().contains(-1e300));
}

TEST(Range, TakesQuantitiesAndTextAsEnds) {
    EXPECT_EQ(above(2.0 * kPa).low, 2000.0);
    EXPECT_EQ(between("0 degC", "100 degC").high, 373.15);
    EXPECT_EQ(between("1 L/m2/h", "40 L/m2/h").dimension, Velocity::dimension);
    EXPECT_THROW(above("a lot"), Error);
    EXPECT_THROW(between("1 m", "2 s"), Error);
}

TEST(Range, IsPrintedInTheUnitOfTheField) {
    EXPECT_EQ(to_string(between("1 L/m2/h", "40 L/m2/h"), flux), "from 1 L/m2/h to 40 L/m2/h");
    EXPECT_EQ(to_string(above(0), flux), "above 0 L/m2/h");
    EXPECT_EQ(to_string(half_open(0, 1), Measure{}), "at least 0 and below 1");
    EXPECT_EQ(to_string(anything(), flux), "any finite number");
}

}  // namespace
}  // namespace gossan
