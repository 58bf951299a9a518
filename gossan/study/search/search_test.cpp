// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/search/search.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

#include "gossan/study/search/front.hpp"

namespace gossan::study {
namespace {

template <class One>
SearchProblem problem_of(std::size_t n_variables, std::size_t n_objectives, One one) {
    return {.n_variables = n_variables,
            .n_objectives = n_objectives,
            .evaluate = [one](const std::vector<Point>& points) {
                std::vector<Worth> worths;
                for (const Point& each : points) worths.push_back(one(each));
                return worths;
            }};
}

/// Rosenbrock's valley on [-2, 2]^2: least, 0, at (1, 1), which is (0.75, 0.75) of the cube.
Worth rosenbrock(const Point& p) {
    const double x = 4.0 * p[0] - 2.0, y = 4.0 * p[1] - 2.0;
    return {{100.0 * (y - x * x) * (y - x * x) + (1.0 - x) * (1.0 - x)}};
}

/// ZDT1: its front is f2 = 1 - sqrt(f1), where all variables but the first are 0.
Worth zdt1(const Point& p) {
    double g = 1.0;
    for (std::size_t k = 1; k < p.size(); ++k) g += 9.0 * p[k] / double(p.size() - 1);
    return {{p[0], g * (1.0 - std::sqrt(p[0] / g))}};
}

/// DTLZ2 of three objectives: its front is the part of the unit sphere with no negative part.
Worth dtlz2(const Point& p) {
    double g = 1.0;
    for (std::size_t k = 2; k < p.size(); ++k) g += (p[k] - 0.5) * (p[k] - 0.5);
    const double a = 0.5 * std::numbers::pi * p[0], b = 0.5 * std::numbers::pi * p[1];
    return {{g * std::cos(a) * std::cos(b), g * std::cos(a) * std::sin(b), g * std::sin(a)}};
}

double best(const SearchResult& result) { return result.history.back().best; }

std::vector<std::vector<double>> front_values(const SearchResult& result) {
    std::vector<std::vector<double>> values;
    for (const std::size_t k : front_of(result.tried)) {
        values.push_back(result.tried[k].worth.objectives);
    }
    return values;
}

TEST(Search, FindsTheEndOfRosenbrocksValley) {
    const auto problem = problem_of(2, 1, rosenbrock);
    // From the middle, where the valley is worth 1. BOBYQA stops at steps of 1e-4 of the cube,
    // which the slope 100 (4e-4)^2 turns into 2e-5; CMA-ES has 120 generations.
    EXPECT_LT(best(search(problem, {.population = 12, .generations = 120})), 1e-8);
    EXPECT_LT(best(search(problem, {SearchEngine::bobyqa, 12, 40})), 1e-4);
}

TEST(Search, ComesToTheFrontOfZdt1) {
    for (const auto engine : {SearchEngine::nsga2, SearchEngine::moead}) {
        const auto result = search(problem_of(5, 2, zdt1), {engine, 40, 80});
        // Between front and (1.1, 1.1): 1.21 - (1/3 under the front) = 0.87667 less what 40 points
        // leave between them, 1/120, and the engines' distance.
        EXPECT_NEAR(hypervolume(front_values(result), {1.1, 1.1}), 1.21 - 1.0 / 3.0, 0.02);
    }
}

TEST(Search, ComesToTheFrontOfDtlz2) {
    const auto result = search(problem_of(6, 3, dtlz2), {SearchEngine::nsga2, 40, 40});
    for (const auto& f : front_values(result)) {
        const double radius = std::sqrt(f[0] * f[0] + f[1] * f[1] + f[2] * f[2]);
        EXPECT_GE(radius, 1.0 - 1e-12);
        EXPECT_LT(radius, 1.15);  // the first generation lies about 1.3
    }
    // 1.1^3 - pi/6 beyond the sphere; a finite set of points reaches a good nine tenths of it.
    const double all = 1.331 - std::numbers::pi / 6.0;
    const double reached = hypervolume(front_values(result), {1.1, 1.1, 1.1});
    EXPECT_GT(reached, 0.9 * all);
    EXPECT_LT(reached, all);
}

TEST(Search, GoesToTheEdgeOfAConstraint) {
    // Least of x + y where x y >= 1/16: (1/4, 1/4), worth 1/2.
    const auto edge = problem_of(2, 1, [](const Point& p) {
        return Worth{{p[0] + p[1]}, std::max(0.0, 1.0 / 16.0 - p[0] * p[1])};
    });
    EXPECT_NEAR(best(search(edge, {SearchEngine::cmaes, 12, 60})), 0.5, 1e-3);
    const auto local = search(edge, {SearchEngine::cobyla, 12, 20});
    double least = 1.0;  // COBYLA steps on both sides of an edge: within 1e-3 of it
    for (const auto& each : local.tried) {
        if (each.worth.violation < 1e-3) least = std::min(least, each.worth.objectives[0]);
    }
    EXPECT_NEAR(least, 0.5, 1e-2);
}

TEST(Search, GivesTheSameBitsAgainAndOthersBySeed) {
    const auto problem = problem_of(5, 2, zdt1);
    const SearchSettings settings{.population = 12, .generations = 5, .seed = 7};
    const auto first = search(problem, settings), again = search(problem, settings);
    ASSERT_EQ(first.tried.size(), 12u * 6u);
    for (std::size_t k = 0; k < first.tried.size(); ++k) {
        EXPECT_EQ(first.tried[k].point, again.tried[k].point);
    }
    auto other = settings;
    other.seed = 8;
    EXPECT_NE(search(problem, other).tried[3].point, first.tried[3].point);
}

TEST(Search, BeginsWithThePlanInForceAndEndsWithWhatIsThrown) {
    auto problem = problem_of(2, 1, rosenbrock);
    problem.starts = {{0.75, 0.75}};
    EXPECT_EQ(search(problem, {.population = 8, .generations = 0}).history.front().best, 0.0);
    const auto broken =
        problem_of(2, 1, [](const Point&) -> Worth { throw std::runtime_error("stopped"); });
    for (const auto engine : {SearchEngine::cmaes, SearchEngine::bobyqa}) {
        EXPECT_THROW((void)search(broken, {engine, 8, 2}), std::runtime_error);
    }
}

TEST(Front, HoldsWhatNothingBeats) {
    const std::vector<TriedPoint> tried{
        {{}, {{2, 2}}},      {{}, {{1, 3}}}, {{}, {{3, 1}}}, {{}, {{2, 3}}},
        {{}, {{0, 0}, 0.1}}, {{}, {{2, 2}}}};  // beaten, does not hold, the first again
    EXPECT_EQ(front_of(tried), (std::vector<std::size_t>{1, 0, 2}));
    EXPECT_EQ(least_violated(tried), 0u);
    EXPECT_EQ(spread_over(tried, front_of(tried), 2), (std::vector<std::size_t>{1, 2}));
}

TEST(Front, HasTheVolumeOfItsBoxes) {
    // Boxes to (4, 4) of (1, 3), (2, 2), (3, 1): 3 + 2 + 1 steps; (5, 0) lies beyond.
    EXPECT_DOUBLE_EQ(hypervolume({{1, 3}, {3, 1}, {2, 2}, {5, 0}}, {4, 4}), 6.0);
    // Two boxes of a half that share a quarter, and one that is beaten.
    EXPECT_DOUBLE_EQ(hypervolume({{0, 0, 0.5}, {0, 0.5, 0}, {0.5, 0, 0.5}}, {1, 1, 1}), 0.75);
}

}  // namespace
}  // namespace gossan::study
