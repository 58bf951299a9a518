// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/parameter/transform.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::study {
namespace {

using catalogue::PriorScale;
using Form = Transform::Form;

constexpr double z_95 = 1.6448536269514722;

Transform made(PriorScale scale, double low, double high, const Range& range) {
    const TransformChoice choice = transform_of(scale, low, high, range);
    EXPECT_EQ(choice.fault, "");
    return choice.transform;
}

TEST(Transform, PutsThePercentilesWhereTheyWereGiven) {
    for (const auto& [scale, range] :
         {std::pair{PriorScale::linear, anything()}, std::pair{PriorScale::log, above(0)},
          std::pair{PriorScale::logit, open(0, 1)}, std::pair{PriorScale::linear, above(0)},
          std::pair{PriorScale::linear, below(1)}}) {
        const Transform t = made(scale, 0.2, 0.7, range);
        EXPECT_NEAR(t.value(-z_95), 0.2, 1e-14);
        EXPECT_NEAR(t.value(z_95), 0.7, 1e-14);
        EXPECT_NEAR(t.z(t.value(0.3)), 0.3, 1e-12);
    }
}

TEST(Transform, OfALogarithmHasItsMedianAtTheGeometricMean) {
    // sqrt(1e-4 * 1e-2) = 1e-3
    EXPECT_NEAR(made(PriorScale::log, 1e-4, 1e-2, above(0)).value(0.0), 1e-3, 1e-15);
}

TEST(Transform, StaysPlainWhereTheBoundsAreOutOfReachAndElseEndsAtThem) {
    EXPECT_EQ(made(PriorScale::linear, 290.0, 300.0, above(0)).form, Form::plain);
    EXPECT_EQ(made(PriorScale::linear, 0.35, 0.45, open(0, 1)).form, Form::plain);
    EXPECT_EQ(made(PriorScale::linear, 0.05, 0.9, open(0, 1)).form, Form::within);
    EXPECT_EQ(made(PriorScale::log, 0.02, 0.5, open(0, 1)).form, Form::within);
    EXPECT_EQ(made(PriorScale::linear, 1.0, 30.0, at_least(0)).form, Form::above);
}

TEST(Transform, NeverLeavesTheRange) {
    for (const PriorScale scale : {PriorScale::linear, PriorScale::log, PriorScale::logit}) {
        const Range range = open(0, 1);
        const Transform t = made(scale, 0.001, 0.999, range);
        for (double z = -9.0; z <= 9.0; z += 0.25) EXPECT_TRUE(range.contains(t.value(z))) << z;
    }
}

TEST(Transform, IsRefusedForPercentilesThatCannotBe) {
    EXPECT_NE(transform_of(PriorScale::linear, 2.0, 1.0, anything()).fault, "");
    EXPECT_NE(transform_of(PriorScale::linear, 0.5, 1.5, fraction()).fault, "");
    EXPECT_NE(transform_of(PriorScale::log, 0.0, 1.5, at_least(0)).fault, "");
    EXPECT_NE(transform_of(PriorScale::logit, 0.5, 1.5, above(0)).fault, "");
}

}  // namespace
}  // namespace gossan::study
