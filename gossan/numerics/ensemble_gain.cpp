// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/ensemble_gain.hpp"

#include <cmath>

namespace gossan::numerics {
namespace {

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

MatrixXd regressed_sensitivity(const Anomalies& e, double truncation) {
    const auto svd = singular_values(e.parameters);
    const VectorXd inverse =
        kept(svd.singularValues(), truncation, [](double s) { return 1.0 / s; });
    return e.data.transpose() * svd.matrixU() * inverse.asDiagonal() *
           svd.matrixV().transpose();  // (4)
}

}  // namespace gossan::numerics
