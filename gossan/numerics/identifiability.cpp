// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/identifiability.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/numerics/eigen_matrix.hpp"

namespace gossan::numerics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string two_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

Direction direction(const VectorXd& loadings, double s, double prior) {
    Index largest = 0;
    loadings.cwiseAbs().maxCoeff(&largest);
    return {.loadings = from_eigen(VectorXd(loadings[largest] < 0.0 ? -loadings : loadings)),
            .information = s * s,
            .width_ratio = s * s + prior > 0.0 ? 1.0 / std::sqrt(s * s + prior) : infinity};
}

void find_covariance(Identifiability& found, const MatrixXd& v, const VectorXd& widths) {
    const MatrixXd scaled = v * widths.asDiagonal();
    const MatrixXd covariance = scaled * scaled.transpose();
    const VectorXd inverse = covariance.diagonal().cwiseSqrt().cwiseInverse();
    found.covariance = from_eigen(covariance);
    found.correlation =
        from_eigen(MatrixXd(inverse.asDiagonal() * covariance * inverse.asDiagonal()));
}

/// "0.71 a - 0.70 b" of the loadings that count.
std::string combination(const Direction& d, std::span<const std::string> names, int& n_terms) {
    std::string text;
    n_terms = 0;
    for (std::size_t p = 0; p < names.size(); ++p) {
        const double loading = d.loadings[p];
        if (std::abs(loading) < 0.2) continue;
        ++n_terms;
        if (!text.empty()) {
            text += loading < 0.0 ? " - " : " + ";
        } else if (loading < 0.0) {
            text = "-";
        }
        text += two_digits(std::abs(loading)) + " " + names[p];
    }
    return text;
}

}  // namespace

Identifiability identifiability(const Matrix& derivative, bool has_prior) {
    const auto n = Index(derivative.columns);
    expects(n > 0, "something is to be identified");
    MatrixXd j = MatrixXd::Zero(std::max(Index(derivative.rows), n), n);
    j.topRows(Index(derivative.rows)) = to_eigen(derivative);
    const Eigen::JacobiSVD<MatrixXd> svd(j, Eigen::ComputeThinU | Eigen::ComputeThinV);
    // What is below round-off of the largest is nothing.
    VectorXd s = svd.singularValues();
    const double nothing = 1e-13 * s[0];
    for (double& value : s) value = value <= nothing ? 0.0 : value;

    const double prior = has_prior ? 1.0 : 0.0;
    Identifiability found;
    VectorXd widths(n);
    for (Index k = 0; k < n; ++k) {
        found.directions.push_back(direction(svd.matrixV().col(k), s[k], prior));
        widths[k] = found.directions.back().width_ratio;
        if (s[k] > 0.0) found.told += s[k] * s[k] / (s[k] * s[k] + prior);  // (3)
    }
    if (std::isfinite(widths[n - 1])) find_covariance(found, svd.matrixV(), widths);  // (1)
    for (Index p = 0; p < n; ++p) {
        double variance = 0.0;
        for (Index k = 0; k < n; ++k) {
            const double loading = svd.matrixV()(p, k);
            // A direction that nothing tells of counts where the parameter is in it at all.
            if (std::abs(loading) > 1e-10) variance += std::pow(loading * widths[k], 2);
        }
        found.width_ratio.push_back(std::sqrt(variance));  // (2)
    }
    return found;
}

std::vector<std::string> untold(const Identifiability& found, std::span<const std::string> names,
                                double ratio) {
    expects(names.size() == found.width_ratio.size(), "every parameter has a name");
    std::vector<std::string> lines;
    for (std::size_t p = 0; p < names.size(); ++p) {
        if (!(found.width_ratio[p] > ratio)) continue;
        lines.push_back(names[p] + ": " + two_digits(found.width_ratio[p]) +
                        " of its prior width is left");
    }
    for (const Direction& d : found.directions) {
        int n_terms = 0;
        const std::string what = combination(d, names, n_terms);
        if (!(d.width_ratio > ratio) || n_terms < 2) continue;
        lines.push_back(what + " together: " + two_digits(d.width_ratio) +
                        " of the prior width is left");
    }
    return lines;
}

}  // namespace gossan::numerics
