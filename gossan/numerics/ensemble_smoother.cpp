// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/ensemble_smoother.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/ensemble_gain.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace gossan::numerics {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool is_usable(const Evaluation& e, std::size_t n_data) {
    return !e.failed && e.values.size() == n_data &&
           std::all_of(e.values.begin(), e.values.end(), [](double v) { return std::isfinite(v); });
}

MatrixXd priors(const SmootherProblem& problem, const std::vector<std::uint64_t>& members) {
    MatrixXd z(Index(members.size()), Index(problem.parameters.size()));
    for (Index row = 0; row < z.rows(); ++row) {
        for (Index p = 0; p < z.cols(); ++p) {
            const std::string name = "prior " + problem.parameters[std::size_t(p)];
            z(row, p) = RandomStream(problem.seed, members[std::size_t(row)], name).normal();
        }
    }
    return z;
}

/// Standard normal noise of each member's data; `occasion` tells one assimilation from another.
MatrixXd noises(const SmootherProblem& problem, const std::vector<std::uint64_t>& members,
                int occasion) {
    MatrixXd noise(Index(members.size()), Index(problem.data.size()));
    for (Index row = 0; row < noise.rows(); ++row) {
        for (Index d = 0; d < noise.cols(); ++d) {
            const std::string name =
                "noise " + std::to_string(occasion) + " " + problem.data[std::size_t(d)];
            noise(row, d) = RandomStream(problem.seed, members[std::size_t(row)], name).normal();
        }
    }
    return noise;
}

/// (g - d)/error, by members.
MatrixXd scaled_misfit(const SmootherProblem& problem, const MatrixXd& predictions) {
    const VectorXd observed = to_eigen(problem.observed), error = to_eigen(problem.error);
    return (predictions.rowwise() - observed.transpose()) * error.cwiseInverse().asDiagonal();
}

template <class Keep>
void keep_rows(Matrix& m, const Keep& is_kept) {
    Matrix out(0, m.columns);
    for (std::size_t row = 0; row < m.rows; ++row) {
        if (!is_kept(row)) continue;
        out.values.insert(out.values.end(), m.row(row).begin(), m.row(row).end());
        ++out.rows;
    }
    m = std::move(out);
}

void end(SmootherState& state, std::string reason) {
    state.is_done = true;
    state.reason = std::move(reason);
}

/// Leaves out the rows whose runs failed; false if too few are left.
bool drop_failed(const SmootherProblem& problem, const SmootherOptions& options,
                 SmootherState& state, const std::vector<Evaluation>& predictions) {
    const auto ran = [&](std::size_t row) {
        return is_usable(predictions[row], problem.data.size());
    };
    std::vector<std::uint64_t> left;
    for (std::size_t row = 0; row < predictions.size(); ++row) {
        if (ran(row)) {
            left.push_back(state.members[row]);
        } else {
            state.dropped.push_back({state.members[row], state.iteration});
        }
    }
    keep_rows(state.z, ran);
    state.members = std::move(left);
    if (state.members.size() >= std::max<std::size_t>(2, options.least_members)) return true;
    end(state, "only " + std::to_string(state.members.size()) + " members are left");
    return false;
}

/// Predictions of the usable rows, in their order.
MatrixXd usable_rows(const SmootherProblem& problem, const std::vector<Evaluation>& predictions) {
    Matrix rows(0, problem.data.size());
    for (const Evaluation& e : predictions) {
        if (!is_usable(e, rows.columns)) continue;
        rows.values.insert(rows.values.end(), e.values.begin(), e.values.end());
        ++rows.rows;
    }
    return to_eigen(rows);
}

double mean_square(const MatrixXd& m) { return m.squaredNorm() / double(m.size()); }

void assimilate(const SmootherProblem& problem, const SmootherOptions& options,
                SmootherState& state, const std::vector<Evaluation>& predictions) {
    if (!drop_failed(problem, options, state, predictions)) return;
    const double alpha = options.inflation[std::size_t(state.iteration)];
    const MatrixXd misfit = scaled_misfit(problem, usable_rows(problem, predictions));
    const MatrixXd z = to_eigen(state.z);
    const Anomalies ensemble = anomalies(z, misfit);
    MatrixXd gain = inflated_gain(ensemble, alpha, options.truncation);
    if (options.localise) gain = gain.cwiseProduct(belief(ensemble));
    const MatrixXd noise = noises(problem, state.members, state.iteration);
    const MatrixXd innovation = std::sqrt(alpha) * noise - misfit;
    state.z = from_eigen(MatrixXd(z + innovation * gain.transpose()));  // (1)
    state.misfit.push_back(mean_square(misfit));
    state.costs.push_back(
        ((misfit - noise).squaredNorm() + (z - priors(problem, state.members)).squaredNorm()) /
        double(z.rows()));
    ++state.iteration;
    if (std::size_t(state.iteration) == options.inflation.size()) {
        end(state, "the data have been taken in " + std::to_string(state.iteration) + " parts");
    }
}

/// Compares the trials with the last accepted points and sets each member's damping; the number of
/// steps taken.
std::size_t judge_trials(const SmootherProblem& problem, const SmootherOptions& options,
                         SmootherState& state, const std::vector<Evaluation>& predictions) {
    const bool is_first = state.best_cost.empty();
    if (is_first) {
        state.best_z = state.z;
        state.best_predictions = Matrix(state.z.rows, problem.data.size());
        state.best_cost.assign(state.z.rows, infinity);
        state.damping.assign(state.z.rows, 0.0);
    }
    const MatrixXd prior = priors(problem, state.members);
    const MatrixXd noise = noises(problem, state.members, 0);
    std::size_t taken = 0;
    for (std::size_t row = 0; row < state.z.rows; ++row) {
        double cost = infinity;
        if (is_usable(predictions[row], problem.data.size())) {
            const std::span<const double> values = predictions[row].values;
            const MatrixXd misfit = scaled_misfit(problem, to_eigen(values).transpose());
            const MatrixXd z = to_eigen(std::as_const(state.z).row(row)).transpose();
            cost = (misfit - noise.row(Index(row))).squaredNorm() +
                   (z - prior.row(Index(row))).squaredNorm();  // (2)
        } else {
            state.failed_trials.push_back({state.members[row], state.iteration});
        }
        double& best = state.best_cost[row];
        double& damping = state.damping[row];
        if (is_first) {
            damping = options.damping * cost / double(problem.data.size());
        } else if (cost < best) {
            const double gain = (best - cost) / (best - state.expected_cost[row]);
            damping *= gain > 0.75 ? 0.01 : gain > 0.25 ? 0.1 : 1.0;
        } else {
            damping = std::max(10.0 * damping, 0.01);
        }
        if (!(cost < best)) continue;
        best = cost;
        ++taken;
        std::copy(state.z.row(row).begin(), state.z.row(row).end(), state.best_z.row(row).begin());
        std::copy(predictions[row].values.begin(), predictions[row].values.end(),
                  state.best_predictions.row(row).begin());
    }
    return taken;
}

/// Adds the runs that did not fail to all that are known.
void note_runs(SmootherState& state, const std::vector<Evaluation>& predictions,
               std::size_t n_data) {
    state.tried_z.columns = state.z.columns;
    state.tried_predictions.columns = n_data;
    for (std::size_t row = 0; row < state.z.rows; ++row) {
        if (!is_usable(predictions[row], n_data)) continue;
        const std::span<const double> z = std::as_const(state.z).row(row);
        const std::vector<double>& y = predictions[row].values;
        state.tried_z.values.insert(state.tried_z.values.end(), z.begin(), z.end());
        state.tried_predictions.values.insert(state.tried_predictions.values.end(), y.begin(),
                                              y.end());
        ++state.tried_z.rows;
        ++state.tried_predictions.rows;
    }
}

void propose_steps(const SmootherProblem& problem, const SmootherOptions& options,
                   SmootherState& state) {
    const MatrixXd z = to_eigen(state.best_z);
    const MatrixXd misfit = scaled_misfit(problem, to_eigen(state.best_predictions));
    const MatrixXd tried = to_eigen(state.tried_z);
    const MatrixXd tried_misfit = scaled_misfit(problem, to_eigen(state.tried_predictions));
    const MatrixXd residual = misfit - noises(problem, state.members, 0);
    const MatrixXd from_prior = z - priors(problem, state.members);
    MatrixXd believed;
    if (options.localise) believed = belief(anomalies(z, misfit)).transpose();
    state.expected_cost.assign(std::size_t(z.rows()), 0.0);
    MatrixXd moved(z.rows(), z.cols());
    for (Index row = 0; row < z.rows(); ++row) {
        MatrixXd g = local_sensitivity(tried, tried_misfit, z.row(row), misfit.row(row),
                                       options.near, options.truncation);
        if (options.localise) g = g.cwiseProduct(believed);
        MatrixXd hessian = g.transpose() * g;
        hessian.diagonal().array() += 1.0 + state.damping[std::size_t(row)];
        const VectorXd slope =
            from_prior.row(row).transpose() + g.transpose() * residual.row(row).transpose();
        const VectorXd step = -hessian.ldlt().solve(slope);  // (3)
        moved.row(row) = z.row(row) + step.transpose();
        state.expected_cost[std::size_t(row)] =
            (residual.row(row).transpose() + g * step).squaredNorm() +
            (from_prior.row(row).transpose() + step).squaredNorm();
    }
    state.z = from_eigen(moved);
}

void step_damped(const SmootherProblem& problem, const SmootherOptions& options,
                 SmootherState& state, const std::vector<Evaluation>& predictions) {
    std::size_t taken = 0;
    if (state.iteration == 0) {
        if (!drop_failed(problem, options, state, predictions)) return;
        std::vector<Evaluation> usable;
        for (const Evaluation& e : predictions) {
            if (is_usable(e, problem.data.size())) usable.push_back(e);
        }
        note_runs(state, usable, problem.data.size());
        taken = judge_trials(problem, options, state, usable);
    } else {
        note_runs(state, predictions, problem.data.size());
        taken = judge_trials(problem, options, state, predictions);
    }
    double cost = 0.0;
    for (const double member : state.best_cost) cost += member / double(state.best_cost.size());
    const double before = state.costs.empty() ? infinity : state.costs.back();
    state.costs.push_back(cost);
    state.misfit.push_back(mean_square(scaled_misfit(problem, to_eigen(state.best_predictions))));
    if (std::isfinite(before) && before - cost <= options.least_fall * before &&
        2 * taken >= state.members.size()) {
        end(state,
            "the mean cost falls by less than " + shortest(options.least_fall) + " of itself");
    } else if (state.iteration == options.max_iterations) {
        end(state, "all " + std::to_string(state.iteration) + " iterations are used");
    }
    if (state.is_done) {
        state.z = state.best_z;
        return;
    }
    propose_steps(problem, options, state);
    ++state.iteration;
}

}  // namespace

std::vector<double> inflation_schedule(int n, double ratio) {
    expects(n > 0 && ratio >= 1.0, "inflations fall");
    std::vector<double> alpha;
    double sum = 0.0;
    for (int k = 0; k < n; ++k) sum += std::pow(ratio, k);
    for (int k = 0; k < n; ++k) alpha.push_back(sum / std::pow(ratio, k));
    return alpha;
}

SmootherState begin_smoother(const SmootherProblem& problem, std::size_t members) {
    SmootherState state;
    for (std::uint64_t member = 0; member < members; ++member) state.members.push_back(member);
    state.z = from_eigen(priors(problem, state.members));
    return state;
}

SmootherState update_smoother(const SmootherProblem& problem, const SmootherOptions& options,
                              SmootherState state, const std::vector<Evaluation>& predictions) {
    expects(!state.is_done, "a smoother that is done takes no update");
    expects(predictions.size() == state.z.rows, "one evaluation comes back for each member");
    expects(!problem.data.empty() && problem.observed.size() == problem.data.size() &&
                problem.error.size() == problem.data.size(),
            "every datum has a name, a value and an error");
    if (options.form == SmootherForm::damped_steps) {
        step_damped(problem, options, state, predictions);
    } else {
        double sum = 0.0;
        for (const double alpha : options.inflation) sum += 1.0 / alpha;
        expects(std::abs(sum - 1.0) < 1e-9, "inverse inflations sum to one");
        assimilate(problem, options, state, predictions);
    }
    return state;
}

SmootherState run_smoother(const SmootherProblem& problem, const SmootherOptions& options,
                           std::size_t members, const EvaluateMany& evaluate) {
    SmootherState state = begin_smoother(problem, members);
    while (!state.is_done) {
        std::vector<std::vector<double>> points;
        for (std::size_t row = 0; row < state.z.rows; ++row) {
            points.emplace_back(state.z.row(row).begin(), state.z.row(row).end());
        }
        state = update_smoother(problem, options, std::move(state), evaluate(points));
    }
    return state;
}

}  // namespace gossan::numerics
