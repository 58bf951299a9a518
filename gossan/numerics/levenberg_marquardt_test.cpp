// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/levenberg_marquardt.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/numerics/difference_jacobian.hpp"

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

Evaluation rosenbrock(const Point& z) {
    return {.values = {10.0 * (z[1] - z[0] * z[0]), 1.0 - z[0]}};
}

const LeastSquaresOptions to_the_end{
    .difference_step = 1e-4, .max_iterations = 200, .least_fall = 1e-30, .least_step = 1e-12};

TEST(LeastSquares, GivesThePosteriorOfAStraightModelExactly) {
    // J = [1 2; 0 1; 3 -1], data 1 2 3: J'J + 1 = [11 -1; -1 7] with determinant 76, J'd = (10, 1).
    const LeastSquares problem{.residuals = one_by_one([](const Point& z) {
                                   return Evaluation{.values = {z[0] + 2.0 * z[1] - 1.0, z[1] - 2.0,
                                                                3.0 * z[0] - z[1] - 3.0}};
                               })};
    const LeastSquaresFit fit = least_squares(problem, {0.0, 0.0}, {.least_fall = 1e-15});
    EXPECT_NEAR(fit.z[0], 71.0 / 76.0, 1e-10);
    EXPECT_NEAR(fit.z[1], 21.0 / 76.0, 1e-10);
    EXPECT_NEAR(fit.found.covariance(0, 0), 7.0 / 76.0, 1e-10);
    EXPECT_NEAR(fit.found.covariance(1, 0), 1.0 / 76.0, 1e-10);
    EXPECT_NEAR(fit.found.covariance(1, 1), 11.0 / 76.0, 1e-10);
    EXPECT_NEAR(fit.found.correlation(0, 1), 1.0 / std::sqrt(77.0), 1e-10);
    EXPECT_NEAR(fit.found.width_ratio[1], std::sqrt(11.0 / 76.0), 1e-10);
    // F at the minimum is d'd - d'J covariance J'd = 14 - (710 + 21) / 76.
    EXPECT_NEAR(fit.cost, 14.0 - 731.0 / 76.0, 1e-10);
    EXPECT_TRUE(fit.converged) << fit.reason;
}

TEST(LeastSquares, TellsAsManyParametersAsTheTraceOfWhatDataLeave) {
    // (3) is the trace of 1 - covariance: 2 - 18/76.
    const Matrix j = [] {
        Matrix m(3, 2);
        m.values = {1.0, 2.0, 0.0, 1.0, 3.0, -1.0};
        return m;
    }();
    EXPECT_NEAR(identifiability(j, true).told, 2.0 - 18.0 / 76.0, 1e-12);
}

TEST(LeastSquares, FollowsTheValleyOfRosenbrock) {
    const LeastSquares problem{.residuals = one_by_one(rosenbrock), .has_prior = false};
    const LeastSquaresFit fit = least_squares(problem, {-1.2, 1.0}, to_the_end);
    EXPECT_NEAR(fit.z[0], 1.0, 1e-9);
    EXPECT_NEAR(fit.z[1], 1.0, 1e-9);
    for (std::size_t k = 1; k < fit.costs.size(); ++k) EXPECT_LT(fit.costs[k], fit.costs[k - 1]);
}

TEST(LeastSquares, FindsTheRootOfPowellsSingularFunction) {
    const LeastSquares problem{
        .residuals = one_by_one([](const Point& z) {
            return Evaluation{.values = {z[0] + 10.0 * z[1], std::sqrt(5.0) * (z[2] - z[3]),
                                         std::pow(z[1] - 2.0 * z[2], 2),
                                         std::sqrt(10.0) * std::pow(z[0] - z[3], 2)}};
        }),
        .has_prior = false};
    const LeastSquaresFit fit = least_squares(problem, {3.0, -1.0, 0.0, 1.0}, to_the_end);
    // The Jacobian is singular at the root: each step halves the distance only, so the tolerance is
    // that of F = 1e-16, a distance to the fourth power.
    for (const double z : fit.z) EXPECT_NEAR(z, 0.0, 1e-4);
}

TEST(LeastSquares, ShortensTheStepWhereARunFails) {
    // The undamped first step from 0 goes to (e^2 - 1) / 2 = 3.2; nothing runs beyond 1.2.
    int n_failed = 0;
    const LeastSquares problem{.residuals = one_by_one([&](const Point& z) {
                                   if (z[0] > 1.2) ++n_failed;
                                   return Evaluation{
                                       .failed = z[0] > 1.2,
                                       .values = {10.0 * (std::exp(2.0 * z[0]) - std::exp(2.0))}};
                               }),
                               .has_prior = false};
    const LeastSquaresFit fit = least_squares(problem, {0.0}, to_the_end);
    EXPECT_GT(n_failed, 0);
    EXPECT_NEAR(fit.z[0], 1.0, 1e-9);
}

TEST(LeastSquares, TakesADifferenceOfOneSideAtTheEdgeOfWhatRuns) {
    const LeastSquares problem{.residuals = one_by_one([](const Point& z) {
                                   return Evaluation{.failed = z[0] < 0.0,
                                                     .values = {2.0 * z[0] - 1.0}};
                               }),
                               .has_prior = false};
    const LeastSquaresFit fit = least_squares(problem, {0.0}, to_the_end);
    EXPECT_NEAR(fit.z[0], 0.5, 1e-9);
}

TEST(LeastSquares, SaysWhyThereIsNoStep) {
    const auto broken = one_by_one([](const Point&) { return Evaluation{.failed = true}; });
    EXPECT_EQ(least_squares({.residuals = broken}, {0.0}).reason, "the start cannot be evaluated");
    const auto only_here = one_by_one(
        [](const Point& z) { return Evaluation{.failed = z[0] != 0.0, .values = {1.0}}; });
    const LeastSquaresFit fit = least_squares({.residuals = only_here}, {0.0});
    EXPECT_EQ(fit.reason, "every run beside parameter 0 fails");
    EXPECT_FALSE(fit.converged);
    EXPECT_EQ(fit.evaluations, 1 + 6);  // the start, and three steps to either side
}

TEST(LeastSquares, SeesThroughTheNoiseOfRuns) {
    // Noise of 1e-4 that no smooth function has; the covariance at the root of Rosenbrock's
    // function with a prior about (1, 1) is that of J = [-20 10; -1 0].
    const double noise = 1e-4;
    const auto noisy = one_by_one([&](const Point& z) {
        Evaluation e = rosenbrock({z[0] + 1.0, z[1] + 1.0});
        for (double& r : e.values) r += noise * std::sin(1e9 * (z[0] + 1.7 * z[1]));
        return e;
    });
    const LeastSquaresFit fit =
        least_squares({.residuals = noisy}, {-1.0, -1.0}, {.difference_step = central_step(noise)});
    // J'J + 1 = [402 -200; -200 101], determinant 602.
    EXPECT_NEAR(fit.found.covariance(0, 0), 101.0 / 602.0, 0.02 * 101.0 / 602.0);
    EXPECT_NEAR(fit.found.covariance(1, 1), 402.0 / 602.0, 0.02 * 402.0 / 602.0);
    EXPECT_NEAR(fit.z[0], 0.0, 1e-3);
    EXPECT_TRUE(fit.converged) << fit.reason;
}

TEST(LeastSquares, UsesDerivativesThatItIsGiven) {
    int asked = 0;
    const LeastSquares problem{
        .residuals = one_by_one(rosenbrock),
        .derivatives = [&](std::span<const double> z) -> std::optional<Matrix> {
            ++asked;
            Matrix m(2, 2);
            m.values = {-20.0 * z[0], 10.0, -1.0, 0.0};
            return m;
        },
        .has_prior = false};
    EXPECT_NEAR(least_squares(problem, {-1.2, 1.0}, to_the_end).z[1], 1.0, 1e-12);
    EXPECT_GT(asked, 0);
}

TEST(Identifiability, NamesTheCombinationThatDataCannotTell) {
    Matrix j(1, 2);
    j.values = {3.0, 3.0};  // s^2 = 18 along (1, 1), nothing along (1, -1)
    const Identifiability found = identifiability(j, true);
    EXPECT_NEAR(found.directions[0].information, 18.0, 1e-12);
    EXPECT_NEAR(found.directions[1].width_ratio, 1.0, 1e-12);
    EXPECT_NEAR(found.width_ratio[0], std::sqrt(0.5 / 19.0 + 0.5), 1e-12);
    const std::vector<std::string> lines = untold(found, std::vector<std::string>{"a", "b"});
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_THAT(lines[0],
                testing::AnyOf("0.71 a - 0.71 b together: 1.00 of the prior width is left",
                               "-0.71 a + 0.71 b together: 1.00 of the prior width is left"));
}

TEST(Identifiability, HasNoCovarianceWhereNeitherPriorNorDataTell) {
    Matrix j(1, 2);
    j.values = {3.0, 0.0};
    const Identifiability found = identifiability(j, false);
    EXPECT_TRUE(found.covariance.values.empty());
    EXPECT_NEAR(found.width_ratio[0], 1.0 / 3.0, 1e-12);
    EXPECT_TRUE(std::isinf(found.width_ratio[1]));
}

}  // namespace
}  // namespace gossan::numerics
