// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace gossan::numerics {

/// Eliminates the first `n_pivots` unknowns of the row-major n x n matrix in place, pivots on the
/// diagonal; what is left at the lower right is the Schur complement. Rows with a zero multiplier
/// cost nothing. False if a pivot is not a usable number.
[[nodiscard]] bool eliminate_leading(std::span<double> matrix, int n, int n_pivots);

/// LU with row exchange of a row-major n x n matrix in place; false if singular.
[[nodiscard]] bool factorise_pivoted(std::span<double> matrix, int n, std::span<int> pivots);

/// Sum of x[k] y[k] over n entries, in four interleaved sums: quick, and the same bits at every
/// call.
[[nodiscard]] inline double dot(const double* x, const double* y, int n) {
    double sum[4] = {0.0, 0.0, 0.0, 0.0};
    int k = 0;
    for (; k + 4 <= n; k += 4) {
        for (int lane = 0; lane < 4; ++lane) sum[lane] += x[k + lane] * y[k + lane];
    }
    for (; k < n; ++k) sum[0] += x[k] * y[k];
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/// Solves with factorise_pivoted's result, in place, for one right-hand side.
void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots, double* b);

/// The same for the row-major right-hand sides b[n][n_columns].
void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots,
                   std::span<double> b, int n_columns);

/// c[rows][columns] -= a[rows][inner] * b[inner][columns], all row-major; zero entries of a are
/// skipped.
void subtract_product(const double* a, const double* b, double* c, int rows, int inner,
                      int columns);

}  // namespace gossan::numerics
