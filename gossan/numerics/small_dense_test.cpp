// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/small_dense.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace gossan::numerics {
namespace {

/// Diagonally dominant, a third of its entries zero.
std::vector<double> sparse_matrix(int n) {
    std::mt19937 generator(11);
    std::uniform_real_distribution<double> uniform(-0.5, 0.5);
    std::vector<double> matrix(std::size_t(n) * std::size_t(n));
    for (double& entry : matrix) {
        entry = uniform(generator);
        if (entry > 1.0 / 6.0) entry = 0.0;
    }
    for (int k = 0; k < n; ++k) matrix[std::size_t(k) * std::size_t(n + 1)] += double(n);
    return matrix;
}

/// Gauss as in a textbook.
void eliminate_plainly(std::vector<double>& a, int n, int n_pivots) {
    const auto at = [&](int row, int column) -> double& {
        return a[std::size_t(row) * std::size_t(n) + std::size_t(column)];
    };
    for (int k = 0; k < n_pivots; ++k) {
        for (int row = k + 1; row < n; ++row) {
            at(row, k) /= at(k, k);
            for (int column = k + 1; column < n; ++column) {
                at(row, column) -= at(row, k) * at(k, column);
            }
        }
    }
}

TEST(EliminateLeading, GivesGausssFactorsAndSchurComplementForAnyNumberOfPivots) {
    constexpr int n = 19;
    for (int n_pivots = 0; n_pivots <= n; ++n_pivots) {
        auto expected = sparse_matrix(n);
        auto found = expected;
        eliminate_plainly(expected, n, n_pivots);
        ASSERT_TRUE(eliminate_leading(found, n, n_pivots));
        for (std::size_t k = 0; k < found.size(); ++k) {
            // The diagonal is of order n: round-off of a few eps n.
            EXPECT_NEAR(found[k], expected[k], 1e-13) << n_pivots << " pivots, entry " << k;
        }
    }
}

TEST(EliminateLeading, ReportsAPivotOfNothingWhereverItStands) {
    constexpr int n = 9;
    for (int zero = 0; zero < n; ++zero) {
        std::vector<double> matrix(n * n, 0.0);
        for (int k = 0; k < n; ++k) matrix[std::size_t(k * (n + 1))] = k == zero ? 0.0 : 1.0;
        EXPECT_FALSE(eliminate_leading(matrix, n, n)) << zero;
        EXPECT_EQ(eliminate_leading(matrix, n, zero), true) << zero;
    }
}

TEST(SolvePivoted, SolvesOneAndManyRightHandSidesAlike) {
    constexpr int n = 7;
    auto factor = sparse_matrix(n);
    std::swap_ranges(factor.begin(), factor.begin() + n, factor.begin() + 3 * n);  // needs pivots
    const auto matrix = factor;
    std::vector<int> pivots(n);
    ASSERT_TRUE(factorise_pivoted(factor, n, pivots));
    std::vector<double> one(n), many(n * 2);
    for (int row = 0; row < n; ++row) {
        for (int column = 0; column < n; ++column) {
            one[std::size_t(row)] += matrix[std::size_t(row * n + column)] * (1.0 + column);
        }
        many[std::size_t(2 * row)] = one[std::size_t(row)];
        many[std::size_t(2 * row + 1)] = -one[std::size_t(row)];
    }
    solve_pivoted(factor, n, pivots, one.data());
    solve_pivoted(factor, n, pivots, many, 2);
    for (int row = 0; row < n; ++row) {
        EXPECT_NEAR(one[std::size_t(row)], 1.0 + row, 1e-13);
        EXPECT_NEAR(many[std::size_t(2 * row)], 1.0 + row, 1e-13);
        EXPECT_NEAR(many[std::size_t(2 * row + 1)], -1.0 - row, 1e-13);
    }
}

}  // namespace
}  // namespace gossan::numerics
