// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/small_dense.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "gossan/numerics/lanes.hpp"

namespace gossan::numerics {
namespace {

/// y[0, n) -= factor * x[0, n)
inline void subtract_scaled(double factor, const double* __restrict x, double* __restrict y,
                            int n) {
    for (int k = 0; k < n; ++k) y[k] -= factor * x[k];
}

/// Pivots that are taken out of the rows below together, so that each entry there is loaded once
/// for all of them; the arithmetic is that of one after the other.
constexpr int panel = 4;

bool is_usable(double pivot) { return std::isfinite(pivot) && std::abs(pivot) > 1e-300; }

/// Takes the pivot at column k of the first of `n_rows` rows out of the others.
void eliminate_column(double* rows, int n, int k, int n_rows) {
    const auto stride = static_cast<std::ptrdiff_t>(n);
    const double inverse = 1.0 / rows[k];
    for (int row = 1; row < n_rows; ++row) {
        double* target = rows + row * stride;
        if (target[k] == 0.0) continue;
        target[k] *= inverse;
        subtract_scaled(target[k], rows + k + 1, target + k + 1, n - k - 1);
    }
}

/// The pivots of a panel out of its own rows.
bool eliminate_within_panel(double* rows, int n, int k, int n_rows) {
    for (int p = 0; p < n_rows; ++p) {
        double* pivot_row = rows + static_cast<std::ptrdiff_t>(p) * n;
        if (!is_usable(pivot_row[k + p])) return false;
        eliminate_column(pivot_row, n, k + p, n_rows - p);
    }
    return true;
}

/// The first and the end of the columns from `begin` on where any row of a panel is not zero.
std::pair<int, int> filled(const double* rows, int n, int begin) {
    const auto stride = static_cast<std::ptrdiff_t>(n);
    const auto is_empty = [&](int column) {
        const double* entry = rows + column;
        return entry[0] == 0.0 && entry[stride] == 0.0 && entry[2 * stride] == 0.0 &&
               entry[3 * stride] == 0.0;
    };
    int end = n;
    while (end > begin && is_empty(end - 1)) --end;
    while (begin < end && is_empty(begin)) ++begin;
    return {begin, end};
}

/// Turns a row's entries in the panel's columns into multipliers; false if all are zero.
[[gnu::always_inline]] inline bool multipliers(const double* pivots, std::ptrdiff_t stride,
                                               const double* inverse, double* entries) {
    if (entries[0] == 0.0 && entries[1] == 0.0 && entries[2] == 0.0 && entries[3] == 0.0) {
        return false;
    }
    for (int p = 0; p < panel; ++p) {
        for (int q = 0; q < p; ++q) entries[p] -= entries[q] * pivots[q * stride + p];
        entries[p] *= inverse[p];
    }
    return true;
}

/// The four pivot rows of a panel and the columns that they fill.
struct Panel {
    const double *x0, *x1, *x2, *x3;
    int begin, end;
};

/// y -= f0 x0 + f1 x1 + f2 x2 + f3 x3, one after the other.
[[gnu::always_inline]] inline void subtract_four(const Panel& p, const double* f,
                                                 double* __restrict y) {
    const double f0 = f[0], f1 = f[1], f2 = f[2], f3 = f[3];
    for (int c = p.begin; c < p.end; ++c) {
        y[c] = (((y[c] - f0 * p.x0[c]) - f1 * p.x1[c]) - f2 * p.x2[c]) - f3 * p.x3[c];
    }
}

/// The same for two rows at a time, so that the pivot rows are loaded once for both.
[[gnu::always_inline]] inline void subtract_four(const Panel& p, const double* f, const double* g,
                                                 double* __restrict y, double* __restrict z) {
    const double f0 = f[0], f1 = f[1], f2 = f[2], f3 = f[3];
    const double g0 = g[0], g1 = g[1], g2 = g[2], g3 = g[3];
    for (int c = p.begin; c < p.end; ++c) {
        y[c] = (((y[c] - f0 * p.x0[c]) - f1 * p.x1[c]) - f2 * p.x2[c]) - f3 * p.x3[c];
        z[c] = (((z[c] - g0 * p.x0[c]) - g1 * p.x1[c]) - g2 * p.x2[c]) - g3 * p.x3[c];
    }
}

/// Takes the panel of pivots k … k+3, factorised among themselves, out of all rows below.
[[gnu::always_inline]] inline void subtract_panel_inline(double* a, int n, int k) {
    const auto stride = static_cast<std::ptrdiff_t>(n);
    const double* first = a + k * stride;
    double inverse[panel];
    for (int p = 0; p < panel; ++p) inverse[p] = 1.0 / first[k + p * (stride + 1)];
    const auto [begin, end] = filled(first, n, k + panel);
    const Panel rows{first, first + stride, first + 2 * stride, first + 3 * stride, begin, end};
    for (int row = k + panel; row < n; row += 2) {
        double* y = a + row * stride;
        double* z = y + stride;
        const bool has_y = multipliers(first + k, stride, inverse, y + k);
        const bool has_z = row + 1 < n && multipliers(first + k, stride, inverse, z + k);
        if (has_y && has_z) {
            subtract_four(rows, y + k, z + k, y, z);
        } else if (has_y) {
            subtract_four(rows, y + k, y);
        } else if (has_z) {
            subtract_four(rows, z + k, z);
        }
    }
}

void subtract_panel_anywhere(double* a, int n, int k) { subtract_panel_inline(a, n, k); }

/// y[0, R) -= R rows times x, each row in the four interleaved sums of `dot`.
template <int W, int R>
[[gnu::always_inline]] inline void subtract_some_rows(const double* a, std::ptrdiff_t stride,
                                                      const double* x, int n, double* y) {
    using N = Lanes<W>;
    constexpr int parts = 4 / W;
    N sum[R][parts];
    for (int row = 0; row < R; ++row) {
        for (int part = 0; part < parts; ++part) sum[row][part] = N(0.0);
    }
    int k = 0;
    for (; k + 4 <= n; k += 4) {
        for (int part = 0; part < parts; ++part) {
            const N each = N::load(x + k + part * W);
            for (int row = 0; row < R; ++row) {
                sum[row][part] += N::load(a + row * stride + k + part * W) * each;
            }
        }
    }
    for (int row = 0; row < R; ++row) {
        double sums[4];
        for (int part = 0; part < parts; ++part) sum[row][part].store(sums + part * W);
        for (int last = k; last < n; ++last) sums[0] += a[row * stride + last] * x[last];
        y[row] -= (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }
}

template <int W>
[[gnu::always_inline]] inline void subtract_rows_by(const double* a, int stride, int n_rows,
                                                    const double* x, int n, double* y) {
    int row = 0;
    for (; row + 4 <= n_rows; row += 4) {
        subtract_some_rows<W, 4>(a + std::ptrdiff_t(row) * stride, stride, x, n, y + row);
    }
    for (; row < n_rows; ++row) {
        subtract_some_rows<W, 1>(a + std::ptrdiff_t(row) * stride, stride, x, n, y + row);
    }
}

#if defined(__x86_64__)
/// The same bits: wider registers, no fused multiply-add. (`target_clones` would choose by an
/// indirect function, which the thread sanitizer does not survive.)
[[gnu::target("avx2")]] void subtract_panel_avx2(double* a, int n, int k) {
    subtract_panel_inline(a, n, k);
}
[[gnu::target("avx2")]] void subtract_rows_avx2(const double* a, int stride, int n_rows,
                                                const double* x, int n, double* y) {
    subtract_rows_by<4>(a, stride, n_rows, x, n, y);
}
#else
void subtract_panel_avx2(double* a, int n, int k) { subtract_panel_inline(a, n, k); }
void subtract_rows_avx2(const double* a, int stride, int n_rows, const double* x, int n,
                        double* y) {
    subtract_rows_by<2>(a, stride, n_rows, x, n, y);
}
#endif

}  // namespace

bool eliminate_leading(std::span<double> matrix, int n, int n_pivots) {
    const auto stride = static_cast<std::ptrdiff_t>(n);
    const auto subtract_panel = has_wide_lanes() ? subtract_panel_avx2 : subtract_panel_anywhere;
    int k = 0;
    for (; k + panel <= n_pivots; k += panel) {
        if (!eliminate_within_panel(matrix.data() + k * stride, n, k, panel)) return false;
        subtract_panel(matrix.data(), n, k);
    }
    // What is left is one smaller panel.
    for (; k < n_pivots; ++k) {
        const double* pivot_row = matrix.data() + k * stride;
        if (!is_usable(pivot_row[k])) return false;
        eliminate_column(matrix.data() + k * stride, n, k, n - k);
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

void subtract_rows(const double* a, int stride, int n_rows, const double* x, int n, double* y) {
    if (n_rows <= 0 || n <= 0) return;
    has_wide_lanes() ? subtract_rows_avx2(a, stride, n_rows, x, n, y)
                     : subtract_rows_by<2>(a, stride, n_rows, x, n, y);
}

void solve_unit_lower(const double* a, int stride, int n, double* b) {
    for (int first = 0; first < n; first += 4) {
        const int last = std::min(first + 4, n);
        subtract_rows(a + std::ptrdiff_t(first) * stride, stride, last - first, b, first,
                      b + first);
        for (int row = first + 1; row < last; ++row) {
            const double* lower = a + std::ptrdiff_t(row) * stride;
            for (int k = first; k < row; ++k) b[row] -= lower[k] * b[k];
        }
    }
}

void solve_upper(const double* a, int stride, int n, const double* inverse, double* b) {
    for (int last = n; last > 0; last -= 4) {
        const int first = std::max(last - 4, 0);
        subtract_rows(a + std::ptrdiff_t(first) * stride + last, stride, last - first, b + last,
                      n - last, b + first);
        for (int row = last - 1; row >= first; --row) {
            const double* upper = a + std::ptrdiff_t(row) * stride;
            for (int k = row + 1; k < last; ++k) b[row] -= upper[k] * b[k];
            b[row] *= inverse[row];
        }
    }
}

void solve_pivoted(std::span<const double> factor, int n, std::span<const int> pivots,
                   std::span<const double> inverse, double* b) {
    for (int k = 0; k < n; ++k) std::swap(b[k], b[pivots[std::size_t(k)]]);
    solve_unit_lower(factor.data(), n, n, b);
    solve_upper(factor.data(), n, n, inverse.data(), b);
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

void invert_diagonal(std::span<const double> factor, int n, int n_leading,
                     std::span<double> inverse) {
    for (int k = 0; k < n_leading; ++k) {
        inverse[std::size_t(k)] = 1.0 / factor[std::size_t(k) * std::size_t(n + 1)];
    }
}

}  // namespace gossan::numerics
