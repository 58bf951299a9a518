// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/small_dense.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace gossan::numerics {
namespace {

/// y[0, n) -= factor * x[0, n)
inline void subtract_scaled(double factor, const double* __restrict x, double* __restrict y,
                            int n) {
    for (int k = 0; k < n; ++k) y[k] -= factor * x[k];
}

bool is_usable(double pivot) { return std::isfinite(pivot) && std::abs(pivot) > 1e-300; }

}  // namespace

bool eliminate_leading(std::span<double> matrix, int n, int n_pivots) {
    double* a = matrix.data();
    const auto stride = static_cast<std::ptrdiff_t>(n);
    for (int k = 0; k < n_pivots; ++k) {
        const double* pivot_row = a + k * stride;
        if (!is_usable(pivot_row[k])) return false;
        const double inverse = 1.0 / pivot_row[k];
        int end = n;
        while (end > k + 1 && pivot_row[end - 1] == 0.0) --end;
        int begin = k + 1;
        while (begin < end && pivot_row[begin] == 0.0) ++begin;
        for (int row = k + 1; row < n; ++row) {
            double* target = a + row * stride;
            if (target[k] == 0.0) continue;
            target[k] *= inverse;
            subtract_scaled(target[k], pivot_row + begin, target + begin, end - begin);
        }
    }
    return true;
}

bool factorise_pivoted(std::span<double> matrix, int n, std::span<int> pivots) {
    double* a = matrix.data();
    const auto stride = static_cast<std::ptrdiff_t>(n);
    for (int k = 0; k < n; ++k) {
        int best = k;
        for (int row = k + 1; row < n; ++row) {
            if (std::abs(a[row * stride + k]) > std::abs(a[best * stride + k])) best = row;
        }
        pivots[std::size_t(k)] = best;
        if (!is_usable(a[best * stride + k])) return false;
        if (best != k) std::swap_ranges(a + k * stride, a + k * stride + n, a + best * stride);
        const double* pivot_row = a + k * stride;
        const double inverse = 1.0 / pivot_row[k];
        for (int row = k + 1; row < n; ++row) {
            double* target = a + row * stride;
            if (target[k] == 0.0) continue;
            target[k] *= inverse;
            subtract_scaled(target[k], pivot_row + k + 1, target + k + 1, n - k - 1);
        }
    }
    return true;
}

void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots, double* b) {
    const double* a = factor.data();
    const auto stride = static_cast<std::ptrdiff_t>(n);
    for (int k = 0; k < n; ++k) std::swap(b[k], b[pivots[std::size_t(k)]]);
    for (int row = 1; row < n; ++row) b[row] -= dot(a + row * stride, b, row);
    for (int row = n - 1; row >= 0; --row) {
        const double* upper = a + row * stride + row;
        b[row] = (b[row] - dot(upper + 1, b + row + 1, n - row - 1)) / upper[0];
    }
}

void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots,
                   std::span<double> b, int n_columns) {
    const double* a = factor.data();
    const auto stride = static_cast<std::ptrdiff_t>(n);
    const auto width = static_cast<std::ptrdiff_t>(n_columns);
    double* x = b.data();
    for (int k = 0; k < n; ++k) {
        const int other = pivots[std::size_t(k)];
        if (other != k)
            std::swap_ranges(x + k * width, x + k * width + n_columns, x + other * width);
    }
    for (int row = 0; row < n; ++row) {
        for (int k = 0; k < row; ++k) {
            const double value = a[row * stride + k];
            if (value != 0.0) subtract_scaled(value, x + k * width, x + row * width, n_columns);
        }
    }
    for (int row = n - 1; row >= 0; --row) {
        for (int k = row + 1; k < n; ++k) {
            const double value = a[row * stride + k];
            if (value != 0.0) subtract_scaled(value, x + k * width, x + row * width, n_columns);
        }
        const double inverse = 1.0 / a[row * stride + row];
        for (int column = 0; column < n_columns; ++column) x[row * width + column] *= inverse;
    }
}

void subtract_product(const double* a, const double* b, double* c, int rows, int inner,
                      int columns) {
    for (int row = 0; row < rows; ++row) {
        for (int k = 0; k < inner; ++k) {
            const double value = a[std::ptrdiff_t(row) * inner + k];
            if (value == 0.0) continue;
            subtract_scaled(value, b + std::ptrdiff_t(k) * columns,
                            c + std::ptrdiff_t(row) * columns, columns);
        }
    }
}

}  // namespace gossan::numerics
