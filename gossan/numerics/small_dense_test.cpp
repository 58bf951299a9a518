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
    std::vector<double> inverse(n);
    invert_diagonal(factor, n, n, inverse);
    solve_pivoted(factor, n, pivots, inverse, one.data());
    solve_pivoted(factor, n, pivots, many, 2);
    for (int row = 0; row < n; ++row) {
        EXPECT_NEAR(one[std::size_t(row)], 1.0 + row, 1e-13);
        EXPECT_NEAR(many[std::size_t(2 * row)], 1.0 + row, 1e-13);
        EXPECT_NEAR(many[std::size_t(2 * row + 1)], -1.0 - row, 1e-13);
    }
}

TEST(SubtractRows, TakesTheSumOfEveryRowForAnyNumberOfRowsAndEntries) {
    constexpr int stride = 23;
    const auto matrix = sparse_matrix(stride);
    for (int n_rows = 0; n_rows <= 9; ++n_rows) {
        for (int n = 0; n <= stride; ++n) {
            std::vector<double> x(stride), y(stride, 1.0), expected(stride, 1.0);
            for (int k = 0; k < stride; ++k) x[std::size_t(k)] = 1.0 - 0.1 * k;
            for (int row = 0; row < n_rows; ++row) {
                for (int k = 0; k < n; ++k) {
                    expected[std::size_t(row)] -=
                        matrix[std::size_t(row * stride + k)] * x[std::size_t(k)];
                }
            }
            subtract_rows(matrix.data(), stride, n_rows, x.data(), n, y.data());
            for (std::size_t row = 0; row < y.size(); ++row) {
                // Terms of order n = 23: round-off of a few eps n.
                EXPECT_NEAR(y[row], expected[row], 1e-13) << n_rows << " rows of " << n;
            }
        }
    }
}

TEST(SolveUnitLowerAndUpper, GiveTheProductOfBothFactorsBackForAnySize) {
    for (int n = 1; n <= 11; ++n) {
        auto factor = sparse_matrix(n);
        const auto matrix = factor;
        ASSERT_TRUE(eliminate_leading(factor, n, n));
        std::vector<double> inverse(static_cast<std::size_t>(n)), b(inverse.size());
        for (int row = 0; row < n; ++row) {
            for (int k = 0; k < n; ++k) {
                b[std::size_t(row)] += matrix[std::size_t(row * n + k)] * (2.0 - k);
            }
        }
        invert_diagonal(factor, n, n, inverse);
        solve_unit_lower(factor.data(), n, n, b.data());
        solve_upper(factor.data(), n, n, inverse.data(), b.data());
        for (int row = 0; row < n; ++row) EXPECT_NEAR(b[std::size_t(row)], 2.0 - row, 1e-13);
    }
}

}  // namespace
}  // namespace gossan::numerics
