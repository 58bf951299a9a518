// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/levenberg_marquardt.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/difference_jacobian.hpp"
#include "gossan/numerics/eigen_matrix.hpp"

namespace gossan::numerics {
namespace {

/// Raises of all dampings in a row after which the search gives up.
constexpr int most_raises = 5;

class Search {
public:
    Search(const LeastSquares& problem, std::vector<double> start,
           const LeastSquaresOptions& options)
        : problem_(problem), options_(options), lambda_(options.damping) {
        fit_.z = std::move(start);
    }

    LeastSquaresFit run() {
        if (begin()) {
            for (int pass = 0; fit_.reason.empty(); ++pass) {
                if (pass == options_.max_iterations) {
                    fit_.reason = "all " + std::to_string(pass) + " iterations are used";
                } else if (find_derivative()) {
                    step();
                }
            }
            finish();
        }
        return std::move(fit_);
    }

private:
    double cost_of(const Evaluation& e, std::span<const double> z) const {
        if (e.failed) return std::numeric_limits<double>::infinity();
        double sum = 0.0;
        for (const double r : e.values) sum += r * r;
        if (problem_.has_prior) {
            for (const double value : z) sum += value * value;
        }
        return std::isfinite(sum) ? sum : std::numeric_limits<double>::infinity();  // (1)
    }

    std::vector<Evaluation> evaluate(std::span<const std::vector<double>> points) {
        std::vector<Evaluation> results = problem_.residuals(points);
        expects(results.size() == points.size(), "one evaluation comes back for each point");
        fit_.evaluations += int(points.size());
        return results;
    }

    bool begin() {
        std::vector<Evaluation> first = evaluate({&fit_.z, 1});
        fit_.cost = cost_of(first[0], fit_.z);
        if (!std::isfinite(fit_.cost)) {
            fit_.reason = "the start cannot be evaluated";
            return false;
        }
        fit_.residuals = std::move(first[0].values);
        expects(!fit_.residuals.empty(), "least squares have residuals");
        fit_.costs = {fit_.cost};
        return true;
    }

    bool find_derivative() {
        fit_.derivative = {};
        moved_ = false;
        if (problem_.derivatives) {
            std::optional<Matrix> given = problem_.derivatives(fit_.z);
            if (!given) {
                fit_.reason = "there are no derivatives at this point";
                return false;
            }
            fit_.derivative = std::move(*given);
        } else {
            DifferenceJacobian d = difference_jacobian(problem_.residuals, fit_.z, fit_.residuals,
                                                       options_.difference_step);
            fit_.evaluations += d.evaluations;
            fit_.reason = d.no_derivative;
            if (!fit_.reason.empty()) return false;
            fit_.derivative = std::move(d.derivative);
        }
        return true;
    }

    /// Factors [J; 1] and notes the largest diagonal so far.
    void factorise() {
        const auto n = Index(fit_.z.size()), m = Index(fit_.residuals.size());
        const Index below = problem_.has_prior ? n : 0;
        MatrixXd stacked(m + below, n);
        VectorXd right(m + below);
        stacked.topRows(m) = to_eigen(fit_.derivative);
        right.head(m) = to_eigen(fit_.residuals);
        if (problem_.has_prior) {
            stacked.bottomRows(n).setIdentity();
            right.tail(n) = to_eigen(fit_.z);
        }
        const VectorXd diagonal = stacked.colwise().squaredNorm();
        scale_ = scale_.size() == 0 ? diagonal : VectorXd(scale_.cwiseMax(diagonal));
        const Eigen::HouseholderQR<MatrixXd> qr(stacked);
        const VectorXd turned = qr.householderQ().adjoint() * right;
        const Index rows = std::min(n, m + below);
        r_ = MatrixXd::Zero(n, n);
        r_.topRows(rows) = qr.matrixQR().topRows(rows).triangularView<Eigen::Upper>();
        right_ = VectorXd::Zero(n);
        right_.head(rows) = turned.head(rows);
    }

    std::vector<double> damped_point(double lambda) const {
        const Index n = r_.cols();
        MatrixXd stacked(2 * n, n);
        stacked.topRows(n) = r_;
        // A parameter that nothing depends on stays where it is.
        const VectorXd d = scale_.unaryExpr([](double value) { return value > 0.0 ? value : 1.0; });
        stacked.bottomRows(n) = MatrixXd((lambda * d).cwiseSqrt().asDiagonal());
        VectorXd right = VectorXd::Zero(2 * n);
        right.head(n) = -right_;
        return from_eigen(VectorXd(to_eigen(fit_.z) + stacked.colPivHouseholderQr().solve(right)));
    }

    void step() {
        factorise();
        for (int raise = 0; raise <= most_raises; ++raise) {
            std::vector<std::vector<double>> points;
            for (int k = 0; k < options_.trials; ++k) {
                points.push_back(damped_point(lambda_ * std::pow(10.0, k - 1)));  // (2)
            }
            std::vector<Evaluation> results = evaluate(points);
            std::size_t best = 0;
            std::vector<double> costs;
            for (std::size_t k = 0; k < points.size(); ++k) {
                costs.push_back(cost_of(results[k], points[k]));
                if (costs[k] < costs[best]) best = k;
            }
            if (costs[best] < fit_.cost) {
                lambda_ *= std::pow(10.0, double(best) - 1.0);
                take(std::move(points[best]), std::move(results[best].values), costs[best]);
                return;
            }
            if (is_short(points[0])) {
                fit_.converged = true;
                fit_.reason =
                    "no step longer than " + shortest(options_.least_step) + " lowers the cost";
                return;
            }
            lambda_ *= std::pow(10.0, options_.trials);
        }
        fit_.reason = "no step lowers the cost, however short";
    }

    bool is_short(std::span<const double> point) const {
        double longest = 0.0;
        for (std::size_t p = 0; p < point.size(); ++p) {
            longest = std::max(longest, std::abs(point[p] - fit_.z[p]));
        }
        return longest < options_.least_step;
    }

    void take(std::vector<double> z, std::vector<double> residuals, double cost) {
        const double fall = fit_.cost - cost;
        if (fall <= options_.least_fall * (1.0 + cost)) {
            fit_.reason =
                "the cost falls by less than " + shortest(options_.least_fall) + " of itself";
        } else if (is_short(z)) {
            fit_.reason = "the step is shorter than " + shortest(options_.least_step);
        }
        fit_.converged = !fit_.reason.empty();
        fit_.z = std::move(z);
        fit_.residuals = std::move(residuals);
        fit_.cost = cost;
        fit_.costs.push_back(cost);
        moved_ = true;
    }

    /// Derivatives of the last point, if it is not the one that they are of.
    void finish() {
        if (moved_ && !fit_.derivative.values.empty()) {
            const std::string reason = fit_.reason;
            fit_.reason = find_derivative() ? reason : reason + "; " + fit_.reason;
        }
        if (!fit_.derivative.values.empty()) {
            fit_.found = identifiability(fit_.derivative, problem_.has_prior);
        }
    }

    const LeastSquares& problem_;
    const LeastSquaresOptions& options_;
    double lambda_;
    LeastSquaresFit fit_;
    VectorXd scale_, right_;
    MatrixXd r_;
    bool moved_ = false;
};

}  // namespace

LeastSquaresFit least_squares(const LeastSquares& problem, std::vector<double> start,
                              const LeastSquaresOptions& options) {
    expects(!start.empty() && options.trials >= 1, "least squares have parameters and trials");
    return Search(problem, std::move(start), options).run();
}

}  // namespace gossan::numerics
