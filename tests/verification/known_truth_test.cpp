// SPDX-License-Identifier: Apache-2.0
// A few truths of bench_coverage, with few members: the whole chain from the simulator to the
// score.
#include <gtest/gtest.h>

#include <cmath>

#include "bench/coverage_case.hpp"
#include "gossan/study/scores/forecast_scores.hpp"

namespace gossan::bench {
namespace {

struct SmallSet {
    std::vector<study::ScoredForecast> posterior, prior;
    double misfit = 0.0;
};

/// Recoveries of day 300 of six truths, each by 20 members and three iterations.
SmallSet small_set() {
    const CoverageCase column;
    const auto model = column.trials({{}});
    study::KnownWorld world = column.world(*model, 2024, 2);
    world.members = 20;
    world.smoother.max_iterations = 3;
    SmallSet out;
    for (std::uint64_t number = 1; number <= 6; ++number) {
        const study::KnownTruth told = study::forecast_known_truth(world, number);
        EXPECT_TRUE(told.fault.empty()) << told.fault;
        const std::size_t asked = CoverageCase::n_measured + 1;
        const auto column_of = [&](const numerics::Matrix& table) {
            std::vector<double> values;
            for (std::size_t row = 0; row < table.rows; ++row) values.push_back(table(row, asked));
            return values;
        };
        out.posterior.push_back({column_of(told.posterior), told.truth[asked], {}});
        out.prior.push_back({column_of(told.prior), told.truth[asked], {}});
        out.misfit += told.misfit / 6.0;
    }
    return out;
}

TEST(KnownTruth, IsForecastBetterWithDataThanWithout) {
    const SmallSet set = small_set();
    const study::Scores with = study::score(set.posterior), without = study::score(set.prior);
    // An interval that holds 80 of 100 holds at least 2 of 6 in 998 of 1000 sets.
    EXPECT_GE(with.n_held, 2);
    EXPECT_LT(with.mean_crps, 0.6 * without.mean_crps);  // 0.3 in the large set
    EXPECT_LT(with.mean_width, 0.6 * without.mean_width);
    // 45 data with errors of mean square 1 leave a mean of 1 + 6/45 over a posterior, with a
    // scatter of sqrt(2/45/6) = 0.09; few members and iterations leave some more.
    EXPECT_GT(set.misfit, 0.7);
    EXPECT_LT(set.misfit, 1.6);
}

}  // namespace
}  // namespace gossan::bench
