// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/expected_learning.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/numerics/eigen_matrix.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace gossan::numerics {
namespace {

constexpr double tenth_to_ninetieth = 1.2815515655446004;  // of a standard normal

/// What the others' rule leaves of one member.
struct Left {
    double deviation = 0.0;  ///< f_j - m_j
    double squared = 0.0;    ///< a term of (2)
};

/// In units of the errors R is 1, and with the members' products G = D D' (2) needs no more than
/// G: K_j (d_j - n_j) = w'D(d_j - n_j) and K_j R K_j' = w'G w with (G + (n - 1) 1) w = f - m_j.
Left left_of(const MatrixXd& scaled, const VectorXd& forecast, Index member) {
    const Index others = scaled.rows() - 1;
    MatrixXd d(others, scaled.cols());
    VectorXd f(others);
    for (Index row = 0, to = 0; row < scaled.rows(); ++row) {
        if (row == member) continue;
        d.row(to) = scaled.row(row);
        f(to++) = forecast(row);
    }
    const Eigen::RowVectorXd mean = d.colwise().mean();
    const double mean_forecast = f.mean();
    d.rowwise() -= mean;
    f.array() -= mean_forecast;
    MatrixXd products = d * d.transpose();
    const MatrixXd noiseless = products;
    products.diagonal().array() += double(others - 1);
    const VectorXd weights = products.ldlt().solve(f);
    const VectorXd moved = d * (scaled.row(member) - mean).transpose();
    const double deviation = forecast(member) - mean_forecast;
    const double miss = deviation - weights.dot(moved);
    return {.deviation = deviation,
            .squared = miss * miss + weights.dot(noiseless * weights)};  // (2)
}

}  // namespace

ExpectedLearning expected_learning(const Matrix& predictions, std::span<const double> errors,
                                   std::span<const double> forecast) {
    expects(predictions.rows == forecast.size() && predictions.rows >= 4 &&
                predictions.columns == errors.size(),
            "four members or more with one forecast each, and an error a datum");
    MatrixXd scaled = to_eigen(predictions);
    for (Index n = 0; n < scaled.cols(); ++n) {
        expects(errors[std::size_t(n)] > 0.0, "errors are above zero");
        scaled.col(n) /= errors[std::size_t(n)];
    }
    const VectorXd f = to_eigen(forecast);
    ExpectedLearning found;
    std::vector<double> variances_before;
    const auto members = double(forecast.size());
    for (Index member = 0; member < scaled.rows(); ++member) {
        const Left left = left_of(scaled, f, member);
        const double before = left.deviation * left.deviation;
        variances_before.push_back(before);
        found.before += before / members;
        found.after += left.squared / members;
        found.fall.push_back(before - left.squared);
    }
    if (!(found.before > 0.0)) return found;
    found.share = (found.before - found.after) / found.before;
    // A ratio of means: its error is that of the mean of fall - share before.
    double squares = 0.0;
    for (std::size_t k = 0; k < found.fall.size(); ++k) {
        squares += std::pow(found.fall[k] - found.share * variances_before[k], 2);
    }
    const double error = std::sqrt(squares / (members * (members - 1.0))) / found.before;
    found.low = found.share - tenth_to_ninetieth * error;
    found.high = found.share + tenth_to_ninetieth * error;
    return found;
}

std::vector<double> chance_of_best(std::span<const ExpectedLearning> tests,
                                   std::span<const double> cost, std::uint64_t seed, int draws) {
    expects(!tests.empty() && tests.size() == cost.size() && draws > 0, "each test has a cost");
    const std::size_t members = tests.front().fall.size();
    std::vector<double> chance(tests.size(), 0.0);
    for (int draw = 0; draw < draws; ++draw) {
        RandomStream stream(seed, std::uint64_t(draw), "members drawn anew");
        std::vector<double> falls(tests.size(), 0.0);
        for (std::size_t k = 0; k < members; ++k) {
            const std::uint64_t member = stream.below(members);
            for (std::size_t t = 0; t < tests.size(); ++t) {
                falls[t] += tests[t].fall[member] / cost[t];
            }
        }
        const auto best = std::max_element(falls.begin(), falls.end()) - falls.begin();
        chance[std::size_t(best)] += 1.0 / draws;
    }
    return chance;
}

}  // namespace gossan::numerics
