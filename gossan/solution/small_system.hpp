// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstring>

namespace gossan::solution {

/// The factors of a handful of linear equations, eliminated down the diagonal without exchanges:
/// for matrices whose diagonal is a good pivot. A zero there gives numbers that are not finite.
template <std::size_t N>
class SmallFactors {
public:
    /// Of the matrix given by columns: a[unknown][equation].
    template <class Column>
    void factorise(const std::array<Column, N>& a) {
        for (std::size_t row = 0; row < N; ++row) {
            for (std::size_t column = 0; column < N; ++column) entry_[row][column] = a[column][row];
        }
        for (std::size_t pivot = 0; pivot < N; ++pivot) {
            inverse_[pivot] = 1.0 / entry_[pivot][pivot];
            for (std::size_t row = pivot + 1; row < N; ++row) {
                entry_[row][pivot] *= inverse_[pivot];
                for (std::size_t column = pivot + 1; column < N; ++column) {
                    entry_[row][column] -= entry_[row][pivot] * entry_[pivot][column];
                }
            }
        }
    }

    /// Turns the right-hand side into the solution.
    void solve(std::array<double, N>& b) const {
        for (std::size_t row = 1; row < N; ++row) {
            for (std::size_t column = 0; column < row; ++column)
                b[row] -= entry_[row][column] * b[column];
        }
        for (std::size_t row = N; row-- > 0;) {
            for (std::size_t column = row + 1; column < N; ++column)
                b[row] -= entry_[row][column] * b[column];
            b[row] *= inverse_[row];
        }
    }

    static constexpr std::size_t n_numbers = N * N + N;
    void store(double* to) const {
        std::memcpy(to, entry_.data(), sizeof entry_);
        std::memcpy(to + N * N, inverse_.data(), sizeof inverse_);
    }
    void load(const double* from) {
        std::memcpy(entry_.data(), from, sizeof entry_);
        std::memcpy(inverse_.data(), from + N * N, sizeof inverse_);
    }

private:
    std::array<std::array<double, N>, N> entry_;
    std::array<double, N> inverse_;
};

}  // namespace gossan::solution
