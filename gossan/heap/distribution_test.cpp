// SPDX-License-Identifier: Apache-2.0
#include "gossan/heap/distribution.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::heap {
namespace {

Distribution told(std::vector<Strip> strips) {
    return {.strips = std::move(strips), .columns = {}, .variation = {}};
}

Distribution lognormal(int columns, double variation) {
    return {.strips = {}, .columns = columns, .variation = Number(variation)};
}

double mean_rate(const std::vector<Strip>& strips) {
    double mean = 0.0;
    for (const Strip& strip : strips) mean += strip.share.si * strip.rate.si;
    return mean;
}

TEST(Distribution, TakesStripsAsTheyAreTold) {
    const auto plan = told({{Number(0.75), Number(1.2)}, {Number(0.25), Number(0.4)}});
    EXPECT_EQ(Distribution::schema().first_fault(plan), "");
    EXPECT_EQ(strips_of(plan).at(1).rate.si, 0.4);
}

TEST(Distribution, RefusesAnotherMeanThanOne) {
    const auto rates = told({{Number(0.75), Number(1.2)}, {Number(0.25), Number(0.5)}});
    EXPECT_EQ(Distribution::schema().first_fault(rates), "distribution.strips");
    const auto shares = told({{Number(0.5), Number(1.0)}, {Number(0.25), Number(2.0)}});
    EXPECT_EQ(Distribution::schema().first_fault(shares), "distribution.strips");
}

TEST(Distribution, RefusesBothFormsOrHalfOfOne) {
    auto both = lognormal(3, 0.5);
    both.strips = {{Number(1.0), Number(1.0)}};
    EXPECT_EQ(Distribution::schema().first_fault(both), "distribution.strips");
    auto half = lognormal(3, 0.5);
    half.variation.reset();
    EXPECT_EQ(Distribution::schema().first_fault(half), "distribution.strips");
    EXPECT_EQ(Distribution::schema().first_fault(told({})), "distribution.strips");
}

TEST(Distribution, HalvesOfALognormalAreThoseOfItsFormula) {
    const auto strips = strips_of(lognormal(2, 1.0));
    // z = 0 and s^2 = ln 2 in (2): 2 Phi(-s) and 2 Phi(s), as erfc(s/sqrt 2) and its rest to 2.
    const double slow = std::erfc(std::sqrt(std::log(2.0) / 2.0));
    EXPECT_NEAR(strips.at(0).rate.si, slow, 1e-12);
    EXPECT_NEAR(strips.at(1).rate.si, 2.0 - slow, 1e-12);
}

TEST(Distribution, KeepsTheMeanAndNearsItsVariationWithManyStrips) {
    for (const int n : {3, 7, 20}) {
        EXPECT_NEAR(mean_rate(strips_of(lognormal(n, 0.5))), 1.0, 1e-14) << n;
    }
    double square = 0.0;
    for (const Strip& strip : strips_of(lognormal(20, 0.5))) {
        square += strip.share.si * strip.rate.si * strip.rate.si;
    }
    // What varies within a strip is missing: most in the fastest twentieth.
    const double variation = std::sqrt(square - 1.0);
    EXPECT_GT(variation, 0.45);
    EXPECT_LT(variation, 0.5);
}

}  // namespace
}  // namespace gossan::heap
