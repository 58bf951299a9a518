// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/number/uncertain.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/numerics/probability.hpp"

namespace gossan::footprint {
namespace {

TEST(UncertainNumber, MeetsItsLowAndHighAtTheFifthAndNinetyFifthPercentile) {
    const Uncertain diesel{"diesel", 0.35, 0.25, 0.7};
    const double z95 = numerics::normal_quantile(0.95);
    EXPECT_NEAR(diesel.value * ratio_at(diesel, z95), 0.7, 1e-12);
    EXPECT_NEAR(diesel.value * ratio_at(diesel, -z95), 0.25, 1e-12);
    EXPECT_DOUBLE_EQ(ratio_at(diesel, 0.0), 1.0);
}

TEST(UncertainNumber, IsLognormalWhereItsValueIsTheGeometricMean) {
    // sigma = ln(4/1)/(2 z95) = ln 2 / z95, so that at z the ratio is 2^(z/z95).
    const Uncertain number{"x", 2.0, 1.0, 4.0};
    const double z95 = numerics::normal_quantile(0.95);
    for (const double z : {-2.5, -0.3, 0.7, 2.0}) {
        EXPECT_NEAR(ratio_at(number, z), std::pow(2.0, z / z95), 1e-12);
    }
}

TEST(UncertainNumber, IsExactWithoutARange) {
    EXPECT_TRUE((Uncertain{"x", 0.0}).is_exact());
    EXPECT_EQ(ratio_at({"x", 3.0}, 2.0), 1.0);
}

TEST(UncertainNumber, IsUnsoundWhereItsValueIsOutOfItsRange) {
    EXPECT_TRUE((Uncertain{"x", 2.0, 1.0, 4.0}).is_sound());
    EXPECT_TRUE((Uncertain{"x", 0.75, 0.75, 1.2}).is_sound());
    EXPECT_FALSE((Uncertain{"x", 0.5, 1.0, 4.0}).is_sound());
    EXPECT_FALSE((Uncertain{"x", 5.0, 1.0, 4.0}).is_sound());
    EXPECT_FALSE((Uncertain{"x", 2.0, 0.0, 4.0}).is_sound());
    EXPECT_FALSE((Uncertain{"x", -1.0}).is_sound());
}

TEST(UncertainNumber, AndItsInverseMultiplyToOneInEveryDraw) {
    const Uncertain copper{"copper", 5.0, 4.0, 6.0};
    const Uncertain inverse = inverse_of(copper);
    for (int draw = 0; draw < 20; ++draw) {
        const double product = ratio_at(copper, normal_of(copper.key, 7, draw)) * copper.value *
                               ratio_at(inverse, normal_of(inverse.key, 7, draw)) * inverse.value;
        EXPECT_NEAR(product, 1.0, 1e-12);
    }
}

}  // namespace
}  // namespace gossan::footprint
