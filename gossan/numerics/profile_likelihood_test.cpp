// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/profile_likelihood.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gossan::numerics {
namespace {

using Point = std::vector<double>;

LeastSquares of(std::function<std::vector<double>(const Point&)> f) {
    return {.residuals = [f](std::span<const Point> points) {
        std::vector<Evaluation> out;
        for (const Point& z : points) out.push_back({.values = f(z)});
        return out;
    }};
}

TEST(ProfileLikelihood, OfAStraightModelHasTheLimitsOfANormal) {
    // r = (4 z0 + 3 z1 - 2, 0): the best z1 leaves (4 z0 - 2)^2 / (1 + 9) of it, so F_0 has its
    // least at 1/2 and a width of sqrt(10)/4.
    const LeastSquares problem = of([](const Point& z) {
        return std::vector{4.0 * z[0] + 3.0 * z[1] - 2.0, 0.0};
    });
    const Profile p = profile_likelihood(problem, {0.3, 0.1}, 0, {.fit = {.least_fall = 1e-14}});
    const double width = std::sqrt(10.0) / 4.0;
    EXPECT_NEAR(p.best, 0.5, 1e-6);
    // The tables' normal quantiles at 90 and 97.5 %; 1e-5 is what the fits at each point leave.
    EXPECT_NEAR(*p.limits[0].low, 0.5 - 1.2815516 * width, 1e-5);
    EXPECT_NEAR(*p.limits[0].high, 0.5 + 1.2815516 * width, 1e-5);
    EXPECT_NEAR(*p.limits[1].low, 0.5 - 1.9599640 * width, 1e-5);
    EXPECT_NEAR(*p.limits[1].high, 0.5 + 1.9599640 * width, 1e-5);
    EXPECT_TRUE(p.notes.empty());
    for (std::size_t k = 1; k < p.points.size(); ++k) EXPECT_LT(p.points[k - 1].z, p.points[k].z);
}

TEST(ProfileLikelihood, IsOpenWhereDataDoNotCloseASide) {
    // 3 e^z above what is seen costs, below it nears a constant: the rise is at most 1.
    const LeastSquares problem =
        of([](const Point& z) { return std::vector{3.0 * std::exp(z[0]) - 1.0}; });
    const Profile p = profile_likelihood(problem, {-1.0}, 0);
    EXPECT_FALSE(p.limits[0].low.has_value());
    EXPECT_FALSE(p.limits[1].low.has_value());
    // 3 e^z - 1 = 1.2815516.
    EXPECT_NEAR(*p.limits[0].high, std::log(2.2815516 / 3.0), 2e-3);
    EXPECT_EQ(p.points.front().z, -3.0);
}

TEST(ProfileLikelihood, LeavesOutThePriorOfItsOwnParameter) {
    // Data that see the second alone tell nothing of the first, whatever its prior says.
    const LeastSquares problem = of([](const Point& z) { return std::vector{z[1] - 1.0}; });
    const Profile p = profile_likelihood(problem, {0.0, 0.5}, 0, {.stride = 1.0});
    EXPECT_FALSE(p.limits[0].low.has_value());
    EXPECT_FALSE(p.limits[0].high.has_value());
    // The second shares the misfit between datum and prior: 1/4 + 1/4.
    for (const ProfilePoint& point : p.points) EXPECT_NEAR(point.cost, 0.5, 1e-9);
}

TEST(ProfileLikelihood, NotesWhereTheWalkEnds) {
    const LeastSquares problem{.residuals = [](std::span<const Point> points) {
        std::vector<Evaluation> out;
        for (const Point& z : points) out.push_back({.failed = z[0] > 0.6, .values = {z[0]}});
        return out;
    }};
    const Profile p = profile_likelihood(problem, {0.0}, 0);
    ASSERT_EQ(p.notes.size(), 1U);
    EXPECT_EQ(p.notes[0], "at 0.75: the run fails");
    EXPECT_FALSE(p.limits[0].high.has_value());
    EXPECT_NEAR(*p.limits[0].low, -1.2815516, 1e-7);  // the last digit of the table
}

}  // namespace
}  // namespace gossan::numerics
