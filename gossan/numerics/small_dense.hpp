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

/// y[row] -= sum over k of a[row][k] x[k], for `n_rows` rows of `n` entries that begin `stride`
/// apart; x and y must not overlap. Four rows at a time, since a sum alone waits for its own
/// additions.
void subtract_rows(const double* a, int stride, int n_rows, const double* x, int n, double* y);

/// Forward substitution in place with the unit lower triangle of n rows, `stride` apart.
void solve_unit_lower(const double* a, int stride, int n, double* b);

/// Backward substitution in place with the upper triangle; `inverse` holds one over its diagonal.
void solve_upper(const double* a, int stride, int n, const double* inverse, double* b);

/// One over each of the first `n_leading` entries of the diagonal of an n x n matrix.
void invert_diagonal(std::span<const double> factor, int n, int n_leading,
                     std::span<double> inverse);

/// Solves with factorise_pivoted's result, in place, for one right-hand side; `inverse` holds one
/// over its diagonal.
void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots,
                   std::span<const double> inverse, double* b);

/// The same for the row-major right-hand sides b[n][n_columns].
void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots,
                   std::span<double> b, int n_columns);

/// c[rows][columns] -= a[rows][inner] * b[inner][columns], all row-major; zero entries of a are
/// skipped.
void subtract_product(const double* a, const double* b, double* c, int rows, int inner,
                      int columns);

}  // namespace gossan::numerics
