// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/amount/carried_shares.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::supply {
namespace {

TEST(CarriedShares, GivesWhatRoundingKeptBackNextTime) {
    // a third and two thirds of 1 g: 0.33 and 0.67 → 0 and 1; due then 0.67 and 0.33 → 1 and 0;
    // due then 0.0 and 1.0 → 0 and 1
    CarriedShares shares(2);
    const std::vector<double> due{1.0 / 3.0, 2.0 / 3.0};
    std::vector<std::int64_t> given;
    for (int count = 0; count < 3; ++count) given.push_back(shares.next({1}, due)[0].grams);
    EXPECT_EQ(given, (std::vector<std::int64_t>{0, 1, 0}));
}

TEST(CarriedShares, StaysByTheGramOfWhatIsDueOverAThousandMasses) {
    CarriedShares shares(4);
    std::vector<double> due_so_far(4, 0.0);
    std::vector<std::int64_t> given(4, 0);
    for (int count = 1; count <= 1000; ++count) {
        const std::vector<double> weights{std::sin(count) + 1.0, 0.001, count % 7 * 0.1, 0.0};
        const WholeMass whole{1'000'003 + count};
        double sum = 0.0;
        for (const double weight : weights) sum += weight;
        std::vector<double> due;
        for (const double weight : weights) due.push_back(double(whole.grams) * weight / sum);
        const auto parts = shares.next(whole, due);
        EXPECT_EQ(sum_of(parts), whole);
        for (std::size_t k = 0; k < 4; ++k) {
            due_so_far[k] += due[k];
            given[k] += parts[k].grams;
            // largest remainders leave at most one gram to each; the doubles of 1e9 g are good to
            // 1e-6 g
            EXPECT_NEAR(double(given[k]), due_so_far[k], 1.0 + 1e-3);
        }
    }
    EXPECT_EQ(given[3], 0);
}

TEST(CarriedShares, GivesNothingOfNothing) {
    CarriedShares shares(2);
    const std::vector<double> none{0.0, 0.0};
    EXPECT_EQ(sum_of(shares.next({0}, none)).grams, 0);
}

}  // namespace
}  // namespace gossan::supply
