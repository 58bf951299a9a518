// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/mean_curve.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace gossan::numerics {
namespace {

/// Boole's rule is exact for quartics.
double mean_between(const MeanCurve& curve, double from, double to) {
    const double quarter = 0.25 * (to - from);
    return (7.0 * curve(from) + 32.0 * curve(from + quarter) + 12.0 * curve(from + 2.0 * quarter) +
            32.0 * curve(to - quarter) + 7.0 * curve(to)) /
           90.0;
}

const MeanCurve curve({0.0, 1.0, 3.0}, {2.0, 3.0}, {1.5, 2.5, 3.5});

TEST(MeanCurve, HasTheMeansAndTheEndsItIsGiven) {
    EXPECT_NEAR(mean_between(curve, 0.0, 1.0), 2.0, 1e-14);
    EXPECT_NEAR(mean_between(curve, 1.0, 3.0), 3.0, 1e-14);
    EXPECT_EQ(curve(0.0), 1.5);
    EXPECT_NEAR(curve(1.0), 2.5, 1e-14);
    EXPECT_NEAR(curve(9.0), 3.5, 1e-14);
}

TEST(MeanCurve, HasNoKink) {
    // One-sided differences of h = 1e-6 about the point: their error is h times half the jump of
    // the second derivative, which is of the order of 10 here.
    const double h = 1e-6;
    EXPECT_NEAR((curve(1.0) - curve(1.0 - h)) / h, (curve(1.0 + h) - curve(1.0)) / h, 1e-4);
}

TEST(MeanCurve, NeverChangesSignWhereItsMeansDoNot) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> mean(0.0, 1.0), end(-1.0, 3.0);
    for (int k = 0; k < 2000; ++k) {
        const double sign = k % 2 == 0 ? 1.0 : -1.0;
        const MeanCurve random_curve({0.0, 1.0, 1.3}, {sign * mean(random), sign * mean(random)},
                                     {sign * end(random), sign * end(random), sign * end(random)});
        for (double x = 0.0; x <= 1.3; x += 0.01) EXPECT_GE(sign * random_curve(x), -1e-14) << k;
    }
}

TEST(MeanCurve, FollowsASmoothCurveInThirdOrder) {
    const auto error = [](int n) {
        std::vector<double> at, means, ends;
        for (int k = 0; k <= n; ++k) {
            const double x = double(k) / n, width = 1.0 / n;
            at.push_back(x);
            ends.push_back(std::exp(x));
            if (k < n) means.push_back((std::exp(x + width) - std::exp(x)) / width);
        }
        const MeanCurve through(at, means, ends);
        double worst = 0.0;
        for (double x = 0.0; x <= 1.0; x += 1e-3) {
            worst = std::max(worst, std::abs(through(x) - std::exp(x)));
        }
        return worst;
    };
    const double first = error(8), second = error(16), third = error(32);
    EXPECT_GT(std::log2(first / second), 2.9);
    EXPECT_GT(std::log2(second / third), 2.9);
}

}  // namespace
}  // namespace gossan::numerics
