// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/scores/forecast_scores.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/numerics/random_stream.hpp"

namespace gossan::study {
namespace {

TEST(Crps, OfAFewMembersIsThatByHand) {
    // Members 1, 3, 5 against 4: (3 + 1 + 1)/3 - (1/2)(2 (2 + 2 + 4))/9 = 5/3 - 8/9.
    const std::vector<double> three = {5.0, 1.0, 3.0};
    EXPECT_NEAR(crps(three, 4.0), 5.0 / 3.0 - 8.0 / 9.0, 1e-14);
    // Fair: (1/2)(16)/(3 2) in place of 8/9.
    EXPECT_NEAR(fair_crps(three, 4.0), 5.0 / 3.0 - 4.0 / 3.0, 1e-14);
    EXPECT_NEAR(crps(std::vector<double>{2.0}, 4.5), 2.5, 1e-14);
}

TEST(Crps, TakesAWeightOfTwoAsTwoMembers) {
    const std::vector<double> few = {1.0, 3.0}, weights = {2.0, 1.0}, all = {1.0, 1.0, 3.0};
    EXPECT_NEAR(crps(few, 2.5, weights), crps(all, 2.5), 1e-14);
}

TEST(Crps, OfManyNormalsIsTheKnownIntegral) {
    // Standard normal against 0: (sqrt 2 - 1)/sqrt(pi) (GneitingRaftery2007). The scatter of 20000
    // members is below 0.6/sqrt(20000) = 0.004: three of it.
    std::vector<double> members(20000);
    numerics::RandomStream stream(5, 0, "crps");
    for (double& x : members) x = stream.normal();
    EXPECT_NEAR(crps(members, 0.0), (std::sqrt(2.0) - 1.0) / std::sqrt(M_PI), 0.012);
}

TEST(FairCrps, DoesNotDependOnTheNumberOfMembersOnAverage) {
    // Truth and members of one law: the score of the law is 1/sqrt(pi). Scores scatter by 0.5:
    // four errors of 4000 are 0.03. The plain score of 4 members is a quarter higher.
    const int n = 4000;
    double fair = 0.0, plain = 0.0;
    for (std::uint64_t k = 0; k < n; ++k) {
        numerics::RandomStream stream(6, k, "fair");
        std::vector<double> members(4);
        for (double& x : members) x = stream.normal();
        const double truth = stream.normal();
        fair += fair_crps(members, truth) / n;
        plain += crps(members, truth) / n;
    }
    EXPECT_NEAR(fair, 1.0 / std::sqrt(M_PI), 0.03);
    EXPECT_NEAR(plain, 1.25 / std::sqrt(M_PI), 0.03);
}

TEST(FairCrps, OfWeightsIsThatByHandAndOfEqualOnesThatWithout) {
    // Members 1 and 3 with 2/3 and 1/3 against 2.5: 7/6 less (1/2) 2 (2/9) 2 / (1 - 5/9) = 1.
    const std::vector<double> two = {1.0, 3.0}, three = {5.0, 1.0, 3.0};
    EXPECT_NEAR(fair_crps(two, 2.5, std::vector<double>{2.0, 1.0}), 1.0 / 6.0, 1e-14);
    EXPECT_NEAR(fair_crps(three, 4.0, std::vector<double>{7.0, 7.0, 7.0}), fair_crps(three, 4.0),
                1e-14);
}

TEST(FairCrps, DoesNotDependOnTheWeightsOnAverage) {
    // As above with sum w^2 = (9 + 1 + 1 + 1)/36: the plain score is a third higher.
    const int n = 4000;
    const std::vector<double> weights = {3.0, 1.0, 1.0, 1.0};
    double fair = 0.0, plain = 0.0;
    for (std::uint64_t k = 0; k < n; ++k) {
        numerics::RandomStream stream(7, k, "fair");
        std::vector<double> members(4);
        for (double& x : members) x = stream.normal();
        const double truth = stream.normal();
        fair += fair_crps(members, truth, weights) / n;
        plain += crps(members, truth, weights) / n;
    }
    EXPECT_NEAR(fair, 1.0 / std::sqrt(M_PI), 0.03);
    EXPECT_NEAR(plain, 4.0 / 3.0 / std::sqrt(M_PI), 0.03);
}

TEST(Scores, TakeWeightedAndUnweightedForecastsByTheSameScore) {
    const std::vector<double> members = {5.0, 1.0, 3.0};
    const double fair = 5.0 / 3.0 - 4.0 / 3.0;
    EXPECT_NEAR(score(std::vector<ScoredForecast>{{members, 4.0}}).mean_crps, fair, 1e-14);
    const std::vector<double> equal = {1.0, 1.0, 1.0}, one = {0.0, 1.0, 0.0};
    EXPECT_NEAR(score(std::vector<ScoredForecast>{{members, 4.0, equal}}).mean_crps, fair, 1e-14);
    // One that has all the weight is no pair: its distance.
    EXPECT_NEAR(score(std::vector<ScoredForecast>{{members, 4.0, one}}).mean_crps, 3.0, 1e-14);
}

TEST(RankOf, CountsWhatIsBelowAndHalfOfWhatIsEqual) {
    const std::vector<double> four = {1.0, 2.0, 2.0, 3.0};
    EXPECT_EQ(rank_of(four, 0.0), 0.0);
    EXPECT_EQ(rank_of(four, 2.0), 0.5);
    EXPECT_EQ(rank_of(four, 9.0), 1.0);
    EXPECT_NEAR(rank_of(four, 1.5, std::vector<double>{3.0, 1.0, 1.0, 1.0}), 0.5, 1e-15);
}

TEST(Scores, CountCoverageAndBiasByHand) {
    // Members 1 ... 9: the 80 % interval runs from 1 to 9, mean and median are 5.
    std::vector<double> members;
    for (int k = 1; k <= 9; ++k) members.push_back(k);
    const std::vector<ScoredForecast> forecasts = {{members, 5.0}, {members, 10.0}};
    const Scores s = score(forecasts);
    EXPECT_EQ(s.n_held, 1);
    EXPECT_EQ(s.coverage, 0.5);
    EXPECT_NEAR(s.mean_width, 8.0, 1e-13);
    EXPECT_NEAR(s.bias, -2.5, 1e-13);
    EXPECT_NEAR(s.bias_error, 2.5, 1e-13);  // errors 0 and -5: deviation 5/sqrt 2, over sqrt 2
    EXPECT_NEAR(s.error_of_median, std::sqrt(12.5), 1e-13);
    // One of two, 95 %: 1 - (1 - low)^2 = 0.025 and 1 - high^2 = 0.025.
    EXPECT_NEAR(s.coverage_low, 1.0 - std::sqrt(0.975), 1e-12);
    EXPECT_NEAR(s.coverage_high, std::sqrt(0.975), 1e-12);
    EXPECT_EQ(s.ranks[5] + s.ranks[9], 2);
}

}  // namespace
}  // namespace gossan::study
