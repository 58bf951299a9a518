// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/time_series.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan {
namespace {

TimeSeries<Velocity> ramp(Interpolation interpolation) {
    TimeSeries<Velocity> series;
    series.times = {1.0, 3.0, 4.0};
    series.values = {2.0, 6.0, 0.0};
    series.interpolation = interpolation;
    return series;
}

TEST(TimeSeries, OfOneValueIsThatValueAtAllTimes) {
    const TimeSeries<Velocity> constant(Velocity(5.0));
    EXPECT_EQ(constant.at(Duration(-1e9)).si, 5.0);
    EXPECT_EQ(constant.at(Duration(1e9)).si, 5.0);
    EXPECT_EQ(constant.mean(Duration(3.0), Duration(7.0)).si, 5.0);
}

TEST(TimeSeries, StepTakesItsNewValueAtItsTime) {
    const auto series = ramp(Interpolation::step);
    EXPECT_EQ(series.at(Duration(2.999)).si, 2.0);
    EXPECT_EQ(series.at(Duration(3.0)).si, 6.0);
    EXPECT_EQ(series.at(Duration(0.0)).si, 2.0);
    EXPECT_EQ(series.at(Duration(9.0)).si, 0.0);
}

TEST(TimeSeries, LinearRunsStraightBetweenPoints) {
    const auto series = ramp(Interpolation::linear);
    EXPECT_EQ(series.at(Duration(2.0)).si, 4.0);   // half way from 2 to 6
    EXPECT_EQ(series.at(Duration(3.75)).si, 1.5);  // three quarters from 6 to 0
}

TEST(TimeSeries, IntegralIsTheAreaBelow) {
    // Step: 0..3 at 2, 3..4 at 6, 4..5 at 0.
    EXPECT_DOUBLE_EQ(ramp(Interpolation::step).si_integral(0.0, 5.0), 3.0 * 2.0 + 6.0);
    // Linear: 0..1 at 2, trapezium 1..3 of mean 4, triangle 3..4 of mean 3, then 0.
    EXPECT_DOUBLE_EQ(ramp(Interpolation::linear).si_integral(0.0, 5.0), 2.0 + 8.0 + 3.0);
    EXPECT_EQ(ramp(Interpolation::linear).si_integral(2.0, 2.0), 0.0);
}

TEST(TimeSeries, WithoutPointsIsNotAskedForAValue) {
    EXPECT_THROW((void)TimeSeries<Velocity>{}.at(Duration(0.0)), Error);
}

}  // namespace
}  // namespace gossan
