// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/ensemble_smoother.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace gossan::numerics {
namespace {

using Point = std::vector<double>;

EvaluateMany one_by_one(std::function<Evaluation(const Point&)> f) {
    return [f](std::span<const Point> points) {
        std::vector<Evaluation> out;
        for (const Point& z : points) out.push_back(f(z));
        return out;
    };
}

struct Moments {
    double mean[2], covariance[2][2];
};

Moments moments(const Matrix& z) {
    Moments m{};
    const double n = double(z.rows);
    for (std::size_t r = 0; r < z.rows; ++r) {
        for (std::size_t p = 0; p < 2; ++p) m.mean[p] += z(r, p) / n;
    }
    for (std::size_t r = 0; r < z.rows; ++r) {
        for (std::size_t p = 0; p < 2; ++p) {
            for (std::size_t q = 0; q < 2; ++q) {
                m.covariance[p][q] += (z(r, p) - m.mean[p]) * (z(r, q) - m.mean[q]) / (n - 1.0);
            }
        }
    }
    return m;
}

/// J = [1 2; 0 1; 3 -1], errors 1: posterior covariance [7 1; 1 11]/76, mean (71, 21)/76
/// (levenberg_marquardt_test).
const SmootherProblem straight{.seed = 4,
                               .parameters = {"a", "b"},
                               .data = {"first", "second", "third"},
                               .observed = {1.0, 2.0, 3.0},
                               .error = {1.0, 1.0, 1.0}};

Evaluation straight_model(const Point& z) {
    return {.values = {z[0] + 2.0 * z[1], z[1], 3.0 * z[0] - z[1]}};
}

void expect_the_posterior(const Matrix& z, double standard_errors) {
    const Moments m = moments(z);
    const double mean[2] = {71.0 / 76.0, 21.0 / 76.0};
    const double covariance[2][2] = {{7.0 / 76.0, 1.0 / 76.0}, {1.0 / 76.0, 11.0 / 76.0}};
    const double root = std::sqrt(double(z.rows));
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_NEAR(m.mean[p], mean[p], standard_errors * std::sqrt(covariance[p][p]) / root);
        for (std::size_t q = 0; q < 2; ++q) {
            // Sampling error of a covariance of normals: sqrt((C_pp C_qq + C_pq^2) / N).
            const double error =
                std::sqrt(covariance[p][p] * covariance[q][q] + std::pow(covariance[p][q], 2)) /
                root;
            EXPECT_NEAR(m.covariance[p][q], covariance[p][q], standard_errors * error);
        }
    }
}

TEST(EnsembleSmoother, DrawsThePosteriorOfAStraightModelByDampedSteps) {
    // 2000 members that each minimise their own cost are independent draws of the posterior: three
    // standard errors. Hardly damped, two iterations end at the minimum of a straight model.
    const SmootherState s = run_smoother(straight, {.max_iterations = 2, .damping = 1e-6}, 2000,
                                         one_by_one(straight_model));
    EXPECT_EQ(s.z.rows, 2000U);
    expect_the_posterior(s.z, 3.0);
    EXPECT_EQ(s.best_z, s.z);
}

TEST(EnsembleSmoother, NeedsButAFewDampedStepsForAStraightModel) {
    const SmootherState few = run_smoother(straight, {}, 500, one_by_one(straight_model));
    expect_the_posterior(few.z, 4.0);
}

TEST(EnsembleSmoother, DrawsThePosteriorOfAStraightModelByRepeatedAssimilation) {
    // The gains of four assimilations are sampled too, each with a relative error of 1/sqrt(2000):
    // six standard errors.
    const SmootherOptions options{.form = SmootherForm::repeated_assimilation,
                                  .inflation = inflation_schedule(4, 2.0)};
    const SmootherState s = run_smoother(straight, options, 2000, one_by_one(straight_model));
    expect_the_posterior(s.z, 6.0);
    EXPECT_EQ(s.iteration, 4);
}

TEST(EnsembleSmoother, NearsThePosteriorOfABentModelOnAGrid) {
    const auto bent = [](const Point& z) {
        return Evaluation{
            .values = {std::exp(0.4 * z[0] + 0.3 * z[1]), z[0] - z[1] + 0.1 * z[0] * z[0]}};
    };
    const SmootherProblem problem{.seed = 8,
                                  .parameters = {"a", "b"},
                                  .data = {"first", "second"},
                                  .observed = {1.6, 0.3},
                                  .error = {0.2, 0.5}};
    double weight = 0.0, mean[2] = {}, square[2] = {};
    for (double a = -5.0; a <= 5.0; a += 0.05) {
        for (double b = -5.0; b <= 5.0; b += 0.05) {
            const Evaluation e = bent({a, b});
            const double f = a * a + b * b + std::pow((e.values[0] - 1.6) / 0.2, 2) +
                             std::pow((e.values[1] - 0.3) / 0.5, 2);
            const double w = std::exp(-0.5 * f);
            weight += w;
            const double z[2] = {a, b};
            for (std::size_t p = 0; p < 2; ++p) {
                mean[p] += w * z[p];
                square[p] += w * z[p] * z[p];
            }
        }
    }
    for (const SmootherForm form :
         {SmootherForm::damped_steps, SmootherForm::repeated_assimilation}) {
        const SmootherState s =
            run_smoother(problem, {.form = form, .max_iterations = 4}, 400, one_by_one(bent));
        const Moments m = moments(s.z);
        for (std::size_t p = 0; p < 2; ++p) {
            const double centre = mean[p] / weight;
            const double width = std::sqrt(square[p] / weight - centre * centre);
            // Neither form is exact for a bent model: a fifth of a width for the mean and a tenth
            // for the width are what a forecast does not feel.
            EXPECT_NEAR(m.mean[p], centre, 0.2 * width) << p;
            EXPECT_NEAR(std::sqrt(m.covariance[p][p]), width, 0.1 * width) << p;
        }
    }
}

TEST(EnsembleSmoother, DropsAndNamesMembersWhoseRunsFail) {
    const SmootherState first = begin_smoother(straight, 20);
    std::vector<Evaluation> runs;
    for (std::size_t row = 0; row < 20; ++row) {
        runs.push_back(straight_model({first.z(row, 0), first.z(row, 1)}));
    }
    runs[3].failed = true;
    runs[7].values[1] = std::nan("");
    for (const SmootherForm form :
         {SmootherForm::damped_steps, SmootherForm::repeated_assimilation}) {
        const SmootherState s = update_smoother(straight, {.form = form}, first, runs);
        EXPECT_THAT(s.dropped, testing::ElementsAre(FailedRun{3, 0}, FailedRun{7, 0}));
        EXPECT_EQ(s.z.rows, 18U);
        EXPECT_EQ(s.members[3], 4U);
    }
}

TEST(EnsembleSmoother, TakesAMemberBackWhereItsStepFailed) {
    SmootherState s = begin_smoother(straight, 20);
    const auto run_all = [](const Matrix& z) {
        std::vector<Evaluation> runs;
        for (std::size_t row = 0; row < z.rows; ++row) {
            runs.push_back(straight_model({z(row, 0), z(row, 1)}));
        }
        return runs;
    };
    s = update_smoother(straight, {}, s, run_all(s.z));
    const double before = s.best_z(5, 0), damping = s.damping[5];
    std::vector<Evaluation> runs = run_all(s.z);
    runs[5].failed = true;
    s = update_smoother(straight, {}, s, runs);
    EXPECT_EQ(s.best_z(5, 0), before);
    EXPECT_EQ(s.damping[5], 10.0 * damping);
    EXPECT_THAT(s.failed_trials, testing::ElementsAre(FailedRun{5, 1}));
    EXPECT_TRUE(s.dropped.empty());
}

TEST(EnsembleSmoother, EndsWhereTooFewMembersRun) {
    std::vector<Evaluation> runs(20, Evaluation{.failed = true});
    const SmootherState s = update_smoother(straight, {}, begin_smoother(straight, 20), runs);
    EXPECT_TRUE(s.is_done);
    EXPECT_EQ(s.reason, "only 0 members are left");
}

TEST(EnsembleSmoother, DrawsTheSamePriorWhateverElseIsDrawn) {
    const SmootherState few = begin_smoother(straight, 5), many = begin_smoother(straight, 50);
    SmootherProblem more = straight;
    more.parameters = {"c", "b", "a"};
    const SmootherState other = begin_smoother(more, 5);
    for (std::size_t row = 0; row < 5; ++row) {
        EXPECT_EQ(few.z(row, 0), many.z(row, 0));
        EXPECT_EQ(few.z(row, 0), other.z(row, 2));
    }
}

TEST(EnsembleSmoother, LeavesWhatDataDoNotTellToThePriorWhenLocalised) {
    // Of 30 parameters the one datum sees the first. By chance alone 30 members would narrow the
    // others: localised they keep their width but for what passes the threshold.
    SmootherProblem problem{
        .seed = 2, .parameters = {}, .data = {"d"}, .observed = {1.0}, .error = {0.1}};
    for (int p = 0; p < 30; ++p) problem.parameters.push_back("p" + std::to_string(p));
    const auto first = one_by_one([](const Point& z) { return Evaluation{.values = {z[0]}}; });
    for (const SmootherForm form :
         {SmootherForm::damped_steps, SmootherForm::repeated_assimilation}) {
        const SmootherState prior = begin_smoother(problem, 30);
        const auto shift = [&](bool localise) {
            const SmootherState s =
                run_smoother(problem, {.form = form, .localise = localise}, 30, first);
            double sum = 0.0;
            for (std::size_t row = 0; row < 30; ++row) {
                for (std::size_t p = 1; p < 30; ++p) {
                    sum += std::pow(s.z(row, p) - prior.z(row, p), 2);
                }
            }
            return sum;
        };
        // At most a tenth of what chance moves otherwise.
        EXPECT_LT(shift(true), 0.1 * shift(false));
    }
}

TEST(InflationSchedule, FallsAndItsInversesSumToOne) {
    // Ratio 2, three parts: 1/alpha = 1/7, 2/7, 4/7.
    EXPECT_THAT(inflation_schedule(3, 2.0), testing::ElementsAre(7.0, 3.5, 1.75));
    EXPECT_THAT(inflation_schedule(4), testing::Each(4.0));
}

}  // namespace
}  // namespace gossan::numerics
