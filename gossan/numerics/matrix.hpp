// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace gossan::numerics {

/// A table of numbers by rows, as engines of inference pass them: members x parameters, data x
/// parameters. It only holds; arithmetic stays inside the engines.
struct Matrix {
    Matrix() = default;
    Matrix(std::size_t n_rows, std::size_t n_columns)
        : rows(n_rows), columns(n_columns), values(n_rows * n_columns, 0.0) {}

    [[nodiscard]] double& operator()(std::size_t r, std::size_t c) {
        return values[r * columns + c];
    }
    [[nodiscard]] double operator()(std::size_t r, std::size_t c) const {
        return values[r * columns + c];
    }
    [[nodiscard]] std::span<double> row(std::size_t r) {
        return {values.data() + r * columns, columns};
    }
    [[nodiscard]] std::span<const double> row(std::size_t r) const {
        return {values.data() + r * columns, columns};
    }
    friend bool operator==(const Matrix&, const Matrix&) = default;

    std::size_t rows = 0, columns = 0;
    std::vector<double> values;  ///< row after row
};

}  // namespace gossan::numerics
