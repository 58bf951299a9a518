// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/ensemble_gain.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace gossan::numerics {
namespace {

/// Runs that a plane is fitted to at least, where there are as many.
constexpr Index least_neighbours = 100;

MatrixXd about_its_mean(const MatrixXd& rows) {
    return (rows.rowwise() - rows.colwise().mean()) / std::sqrt(double(rows.rows() - 1));
}

Eigen::BDCSVD<MatrixXd> singular_values(const MatrixXd& m) {
    return {m, Eigen::ComputeThinU | Eigen::ComputeThinV};
}

/// f(s) for the singular values that are kept, zero for the rest.
template <class Function>
VectorXd kept(const VectorXd& s, double truncation, const Function& f) {
    const double least = truncation * s[0];
    return s.unaryExpr([&](double value) { return value > least ? f(value) : 0.0; });
}

}  // namespace

Anomalies anomalies(const MatrixXd& z, const MatrixXd& scaled_data) {
    return {about_its_mean(z), about_its_mean(scaled_data)};  // (1)
}

MatrixXd belief(const Anomalies& e) {
    const double n = double(e.parameters.cols() * e.data.cols());
    const double theta = std::sqrt(2.0 * std::log(n) / double(e.data.rows()));  // (2)
    const VectorXd widths = e.parameters.colwise().norm(), scatter = e.data.colwise().norm();
    MatrixXd share = e.parameters.transpose() * e.data;
    for (Index p = 0; p < share.rows(); ++p) {
        for (Index d = 0; d < share.cols(); ++d) {
            const double chance = theta * widths[p] * scatter[d],
                         covariance = std::abs(share(p, d));
            share(p, d) = covariance > chance ? 1.0 - std::pow(chance / covariance, 2) : 0.0;
        }
    }
    return share;
}

MatrixXd inflated_gain(const Anomalies& e, double alpha, double truncation) {
    const auto svd = singular_values(e.data);
    const VectorXd filter =
        kept(svd.singularValues(), truncation, [&](double s) { return s / (s * s + alpha); });
    return e.parameters.transpose() * svd.matrixU() * filter.asDiagonal() *
           svd.matrixV().transpose();  // (3)
}

MatrixXd local_sensitivity(const MatrixXd& z, const MatrixXd& scaled_data, const VectorXd& z_j,
                           const VectorXd& y_j, double floor, double truncation) {
    std::vector<std::pair<double, Index>> near;
    const VectorXd squares = (z.rowwise() - z_j.transpose()).rowwise().squaredNorm();
    for (Index run = 0; run < z.rows(); ++run) near.emplace_back(squares[run], run);
    const Index n = std::min(z.rows(), std::max(least_neighbours, 10 * z.cols()));
    std::nth_element(near.begin(), near.begin() + (n - 1), near.end());
    std::sort(near.begin(), near.begin() + n);  // one order of the sums, whatever the library
    MatrixXd from(n, z.cols()), rise(n, scaled_data.cols());
    for (Index k = 0; k < n; ++k) {
        const auto [square, run] = near[std::size_t(k)];
        const double root = 1.0 / std::sqrt(square * square + std::pow(floor, 4));  // (5)
        from.row(k) = root * (z.row(run) - z_j.transpose());
        rise.row(k) = root * (scaled_data.row(run) - y_j.transpose());
    }
    Eigen::CompleteOrthogonalDecomposition<MatrixXd> plane;
    plane.setThreshold(truncation);
    plane.compute(from);
    return plane.solve(rise).transpose();  // (4)
}

}  // namespace gossan::numerics
