// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/scores/percentiles.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/numerics/random_stream.hpp"

namespace gossan::study {
namespace {

const std::vector<double> nine = {9.0, 1.0, 8.0, 2.0, 7.0, 3.0, 6.0, 4.0, 5.0};

TEST(Percentile, StandsAtTheRankOverOneMoreThanTheNumber) {
    // Nine values: the k-th is at k/10.
    EXPECT_NEAR(percentile(nine, 0.1), 1.0, 1e-14);
    EXPECT_NEAR(percentile(nine, 0.5), 5.0, 1e-14);
    EXPECT_NEAR(percentile(nine, 0.85), 8.5, 1e-14);
    EXPECT_EQ(percentile(nine, 0.01), 1.0);
    EXPECT_EQ(percentile(nine, 0.99), 9.0);
}

TEST(Percentile, OfEqualWeightsIsThatOfNone) {
    const std::vector<double> weights(9, 3.0);
    for (const double p : {0.1, 0.33, 0.5, 0.9}) {
        EXPECT_NEAR(percentile(nine, p, weights), percentile(nine, p), 1e-12);
    }
}

TEST(Percentile, LeavesOutWhatHasNoWeight) {
    const std::vector<double> sample = {1.0, 2.0, 3.0, 100.0}, weights = {1.0, 1.0, 1.0, 0.0};
    EXPECT_NEAR(percentile(sample, 0.5, weights), 2.0, 1e-14);
    EXPECT_NEAR(percentile(sample, 0.75, weights), 3.0, 1e-14);  // type 6 of three
    EXPECT_NEAR(percentile(sample, 0.9, weights), 3.0, 1e-14);   // its end, and no further
    const std::vector<double> below = {-100.0, 1.0, 2.0, 3.0}, last = {0.0, 1.0, 1.0, 1.0};
    EXPECT_NEAR(percentile(below, 0.1, last), 1.0, 1e-14);
}

TEST(Percentile, ForgetsAMemberAsItsWeightGoes) {
    // 1e-9 of the weight, a hundred away: 1e-9 of 3 windows times 100.
    const std::vector<double> sample = {1.0, 2.0, 3.0, 100.0}, weights = {1.0, 1.0, 1.0, 3e-9};
    EXPECT_NEAR(percentile(sample, 0.9, weights), 3.0, 4e-7);
}

TEST(Percentile, OfUnequalWeightsIsTheMeanOverItsWindow) {
    // m = 1/(0.5^2 + 2 0.25^2) = 8/3, a window of 3/8 from (11/3 p - 1) 3/8: at p = 6/11 from 3/8
    // to 6/8, a third of it in the first value, two thirds in the second.
    const std::vector<double> sample = {3.0, 9.0, 30.0}, weights = {2.0, 1.0, 1.0};
    EXPECT_NEAR(percentile(sample, 6.0 / 11.0, weights), 7.0, 1e-12);
}

TEST(Percentile, HoldsAFurtherDrawAsOftenAsItSays) {
    // 20 draws and a further one from the same law, 4000 times: within four binomial errors of 0.8.
    int held = 0;
    const int n = 4000;
    for (std::uint64_t k = 0; k < n; ++k) {
        numerics::RandomStream stream(1, k, "draws");
        std::vector<double> sample(20);
        for (double& x : sample) x = stream.normal();
        const double truth = stream.normal();
        held += percentile(sample, 0.1) < truth && truth < percentile(sample, 0.9) ? 1 : 0;
    }
    EXPECT_NEAR(double(held) / n, 0.8, 4.0 * std::sqrt(0.16 / n));
}

TEST(Exceedance, CallsTheLowEndP90) {
    const std::vector<Exceedance> all = exceedances(nine);
    EXPECT_EQ(all[0].label, "P90");
    EXPECT_EQ(all[0].words, "90 in 100 chance of more than");
    EXPECT_NEAR(all[0].value, 1.0, 1e-14);
    EXPECT_EQ(all[2].label, "P10");
    EXPECT_NEAR(all[2].value, 9.0, 1e-14);
}

}  // namespace
}  // namespace gossan::study
