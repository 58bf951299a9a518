// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/shapley/shapley.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <set>

namespace gossan::study {
namespace {

EvaluateSubsets one_by_one(std::function<double(std::uint64_t)> f) {
    return [f](std::span<const std::uint64_t> subsets) {
        std::vector<double> out;
        for (const std::uint64_t s : subsets) out.push_back(f(s));
        return out;
    };
}

double has(std::uint64_t subset, int group) { return (subset >> group & 1U) != 0 ? 1.0 : 0.0; }

/// 10 + x0 + 2 x1 + 6 x0 x1 x2: the product is shared by three, 2 each.
double with_a_product(std::uint64_t s) {
    return 10.0 + has(s, 0) + 2.0 * has(s, 1) + 6.0 * has(s, 0) * has(s, 1) * has(s, 2);
}

TEST(Shapley, SharesAProductAlike) {
    const ShapleySplit s = shapley_exact(3, one_by_one(with_a_product));
    EXPECT_NEAR(s.share[0], 3.0, 1e-14);
    EXPECT_NEAR(s.share[1], 4.0, 1e-14);
    EXPECT_NEAR(s.share[2], 2.0, 1e-14);
    EXPECT_EQ(s.from, 10.0);
    EXPECT_EQ(s.to, 19.0);
    EXPECT_EQ(s.evaluations, 8);
}

TEST(Shapley, SplitsTheGameOfTheGloves) {
    // Two left gloves (0, 1), one right (2); a pair is worth 1. By hand 1/6, 1/6, 4/6
    // (Shapley1953).
    const ShapleySplit s =
        shapley_exact(3, one_by_one([](std::uint64_t set) {
                          return has(set, 2) * std::max(has(set, 0), has(set, 1));
                      }));
    EXPECT_NEAR(s.share[0], 1.0 / 6.0, 1e-14);
    EXPECT_NEAR(s.share[1], 1.0 / 6.0, 1e-14);
    EXPECT_NEAR(s.share[2], 4.0 / 6.0, 1e-14);
}

TEST(Shapley, SumsToTheDifference) {
    const auto rough = [](std::uint64_t s) { return std::sin(1.0 + 3.7 * double(s)); };
    for (const ShapleySplit& split :
         {shapley_exact(6, one_by_one(rough)), shapley_sampled(6, 10, 3, one_by_one(rough))}) {
        double sum = 0.0;
        for (const double share : split.share) sum += share;
        EXPECT_NEAR(sum, split.to - split.from, 1e-13);  // round-off of sixty terms of size one
    }
}

TEST(ShapleySampled, IsWithinItsErrorOfTheExactSplit) {
    const auto rough = [](std::uint64_t s) { return std::sin(1.0 + 3.7 * double(s)); };
    const ShapleySplit exact = shapley_exact(6, one_by_one(rough));
    const ShapleySplit sampled = shapley_sampled(6, 200, 3, one_by_one(rough));
    for (std::size_t group = 0; group < 6; ++group) {
        EXPECT_GT(sampled.standard_error[group], 0.0);
        EXPECT_NEAR(sampled.share[group], exact.share[group], 4.0 * sampled.standard_error[group]);
    }
}

TEST(ShapleySampled, IsExactInPairsWhereGroupsMeetTwoByTwo) {
    // An order and its reverse give each of two that meet their turn once.
    const ShapleySplit s =
        shapley_sampled(20, 2, 1, one_by_one([](std::uint64_t set) {
                            return has(set, 3) * has(set, 17) + 2.0 * has(set, 5);
                        }));
    EXPECT_NEAR(s.share[3], 0.5, 1e-14);
    EXPECT_NEAR(s.share[17], 0.5, 1e-14);
    EXPECT_NEAR(s.share[5], 2.0, 1e-14);
    EXPECT_NEAR(s.standard_error[3], 0.0, 1e-14);
}

TEST(ShapleySampled, RunsNoSubsetTwice) {
    std::multiset<std::uint64_t> seen;
    static_cast<void>(shapley_sampled(5, 40, 1, one_by_one([&](std::uint64_t s) {
                                          seen.insert(s);
                                          return 0.0;
                                      })));
    EXPECT_EQ(seen.size(), std::set<std::uint64_t>(seen.begin(), seen.end()).size());
    EXPECT_LE(seen.size(), 32U);
}

}  // namespace
}  // namespace gossan::study
