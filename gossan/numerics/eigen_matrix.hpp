// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <Eigen/Dense>
#include <span>
#include <vector>

#include "gossan/numerics/matrix.hpp"

/// Between plain tables and Eigen's; for sources of this folder alone. What is computed with is
/// always a copy, so that its place in memory is aligned alike and sums run in one order.
namespace gossan::numerics {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

inline MatrixXd to_eigen(const Matrix& m) {
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const Rows>(m.values.data(), Index(m.rows), Index(m.columns));
}

inline VectorXd to_eigen(std::span<const double> v) {
    return Eigen::Map<const VectorXd>(v.data(), Index(v.size()));
}

inline Matrix from_eigen(const MatrixXd& m) {
    Matrix out(std::size_t(m.rows()), std::size_t(m.cols()));
    for (Index r = 0; r < m.rows(); ++r) {
        for (Index c = 0; c < m.cols(); ++c) out(std::size_t(r), std::size_t(c)) = m(r, c);
    }
    return out;
}

inline std::vector<double> from_eigen(const VectorXd& v) { return {v.begin(), v.end()}; }

}  // namespace gossan::numerics
