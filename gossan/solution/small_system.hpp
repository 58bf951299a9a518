// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

namespace gossan::solution {

/// Solves a x = b for a handful of unknowns by elimination down the diagonal; `b` becomes x.
/// Several right-hand sides go side by side, the first `n_columns` of them are used. For matrices
/// whose diagonal is a good pivot; a zero there gives numbers that are not finite.
template <std::size_t N, std::size_t M>
void solve_small(std::array<std::array<double, N>, N>& a, std::array<std::array<double, M>, N>& b,
                 std::size_t n_columns = M) {
    std::array<double, N> inverse;
    for (std::size_t pivot = 0; pivot < N; ++pivot) {
        inverse[pivot] = 1.0 / a[pivot][pivot];
        for (std::size_t row = pivot + 1; row < N; ++row) {
            const double factor = a[row][pivot] * inverse[pivot];
            for (std::size_t column = pivot + 1; column < N; ++column)
                a[row][column] -= factor * a[pivot][column];
            for (std::size_t column = 0; column < n_columns; ++column)
                b[row][column] -= factor * b[pivot][column];
        }
    }
    for (std::size_t row = N; row-- > 0;) {
        for (std::size_t column = 0; column < n_columns; ++column) {
            double sum = b[row][column];
            for (std::size_t later = row + 1; later < N; ++later)
                sum -= a[row][later] * b[later][column];
            b[row][column] = sum * inverse[row];
        }
    }
}

}  // namespace gossan::solution
