// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/known_truth/known_truth.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/study/scores/forecast_scores.hpp"

namespace gossan::study {
namespace {

/// Measured: 2 a, with an error of 1. Asked: a + b.
KnownWorld straight_world() {
    KnownWorld world{.parameters = {"a", "b"},
                     .data = {"twice a", "sum"},
                     .errors = {{.relative = 0.0, .absolute = 1.0}},
                     .seed = 7,
                     .members = 500};
    world.model = [](std::span<const std::vector<double>> points) {
        std::vector<numerics::Evaluation> runs;
        for (const auto& z : points) runs.push_back({false, {2.0 * z[0], z[0] + z[1]}});
        return runs;
    };
    world.truth = world.model;
    return world;
}

struct Moments {
    double mean, variance;
};

Moments moments_of(const numerics::Matrix& table, std::size_t column) {
    Moments out{0.0, 0.0};
    const double n = double(table.rows);
    for (std::size_t row = 0; row < table.rows; ++row) out.mean += table(row, column) / n;
    for (std::size_t row = 0; row < table.rows; ++row) {
        out.variance += std::pow(table(row, column) - out.mean, 2) / (n - 1.0);
    }
    return out;
}

TEST(KnownTruth, OfAStraightModelIsForecastByTheExactPosterior) {
    const KnownTruth told = forecast_known_truth(straight_world(), 1);
    ASSERT_TRUE(told.fault.empty()) << told.fault;
    // a | y has the variance 1/(1 + 2^2) = 1/5 and the mean 2 y/5; b keeps N(0, 1).
    const Moments posterior = moments_of(told.posterior, 1), prior = moments_of(told.prior, 1);
    const double exact_mean = 0.4 * told.observed[0], exact_variance = 1.2;
    // Four standard errors: of a mean sqrt(v/n), of a variance v sqrt(2/n).
    EXPECT_NEAR(posterior.mean, exact_mean, 4.0 * std::sqrt(exact_variance / 500.0));
    EXPECT_NEAR(posterior.variance, exact_variance, 4.0 * exact_variance * std::sqrt(4e-3));
    EXPECT_NEAR(prior.mean, 0.0, 4.0 * std::sqrt(2.0 / 500.0));
    EXPECT_NEAR(prior.variance, 2.0, 4.0 * 2.0 * std::sqrt(4e-3));
}

/// Scores of a value in the data of so many truths, each forecast by 40 members.
Scores scores_of(KnownWorld world, std::size_t datum, std::uint64_t truths) {
    world.members = 40;
    std::vector<ScoredForecast> forecasts;
    for (std::uint64_t number = 0; number < truths; ++number) {
        const KnownTruth told = forecast_known_truth(world, number);
        std::vector<double> ensemble;
        for (std::size_t row = 0; row < told.posterior.rows; ++row) {
            ensemble.push_back(told.posterior(row, datum));
        }
        forecasts.push_back({ensemble, told.truth[datum], {}});
    }
    return score(forecasts);
}

TEST(KnownTruth, IsHeldByEightyOfAHundredIntervals) {
    const Scores scores = scores_of(straight_world(), 1, 100);
    EXPECT_LT(scores.coverage_low, 0.8);
    EXPECT_GT(scores.coverage_high, 0.8);
    EXPECT_LT(std::abs(scores.bias), 4.0 * scores.bias_error);
}

TEST(KnownTruth, IsMissedWhereTheModelIsAnother) {
    KnownWorld world = straight_world();
    // A truth that lies more than five standard deviations (1.1 each) above what the model tells.
    world.truth = [](std::span<const std::vector<double>> points) {
        std::vector<numerics::Evaluation> runs;
        for (const auto& z : points) runs.push_back({false, {2.0 * z[0], z[0] + z[1] + 6.0}});
        return runs;
    };
    EXPECT_LT(scores_of(world, 1, 30).coverage_high, 0.8);
}

TEST(KnownTruth, DependsOnSeedAndNumberAlone) {
    KnownWorld world = straight_world();
    world.members = 20;
    const KnownTruth first = forecast_known_truth(world, 3);
    (void)forecast_known_truth(world, 4);
    const KnownTruth again = forecast_known_truth(world, 3);
    EXPECT_EQ(first.posterior, again.posterior);
    EXPECT_EQ(first.observed, again.observed);
    EXPECT_NE(first.z, forecast_known_truth(world, 4).z);
}

TEST(KnownTruth, WhoseRunFailsIsSaid) {
    KnownWorld world = straight_world();
    world.truth = [](std::span<const std::vector<double>> points) {
        return std::vector<numerics::Evaluation>(points.size(), {true, {}});
    };
    EXPECT_FALSE(forecast_known_truth(world, 1).fault.empty());
}

TEST(KnownTruth, LeavesOutMembersWhoseRunsFail) {
    KnownWorld world = straight_world();
    world.members = 50;
    world.model = [](std::span<const std::vector<double>> points) {
        std::vector<numerics::Evaluation> runs;
        for (const auto& z : points) {
            const bool failed = z[1] > 1.5;
            runs.push_back({failed, {}});
            if (!failed) runs.back().values = {2.0 * z[0], z[0] + z[1]};
        }
        return runs;
    };
    const KnownTruth told = forecast_known_truth(world, 1);
    ASSERT_TRUE(told.fault.empty()) << told.fault;
    EXPECT_GT(told.runs_failed, 0u);
    EXPECT_LT(told.prior.rows, 50u);
    for (std::size_t row = 0; row < told.posterior_z.rows; ++row) {
        EXPECT_LE(told.posterior_z(row, 1), 1.5);
    }
}

}  // namespace
}  // namespace gossan::study
