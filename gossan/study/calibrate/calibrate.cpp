// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibrate.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/calibrate/residuals.hpp"

namespace gossan::study {
namespace {

using numerics::Evaluation;

constexpr double difference_step = 0.1;

double squared(std::span<const double> values) {
    return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

std::vector<std::vector<double>> rows_of(const numerics::Matrix& matrix) {
    std::vector<std::vector<double>> rows;
    for (std::size_t r = 0; r < matrix.rows; ++r) {
        rows.emplace_back(matrix.row(r).begin(), matrix.row(r).end());
    }
    return rows;
}

/// One calibration on its way.
class Calibration {
public:
    Calibration(const CalibrationPlan& plan, const RunBatch& run, const OnStage& on_stage)
        : plan_(plan), run_(run), on_stage_(on_stage), data_(plan.measured()) {}

    CalibrationResult take() {
        const Engine engine = plan_.input.study.engine;
        if (engine != Engine::least_squares) smooth();
        if (engine != Engine::smoother) fit_best();
        if (engine == Engine::least_squares) draw_about_best();
        if (engine == Engine::smoother) best_member();
        for (const std::size_t parameter : plan_.profiled) profile(parameter);
        return std::move(result_);
    }

private:
    void tell(const std::string& stage) const {
        if (on_stage_) on_stage_(stage);
    }

    /// Runs a batch and remembers what came of every point.
    std::vector<Prediction> run(int iteration, std::span<const std::uint64_t> members,
                                std::span<const std::vector<double>> z) {
        auto made = run_(iteration, members, z);
        expects(made.size() == z.size(), "a batch gives one prediction a member");
        for (std::size_t k = 0; k < z.size(); ++k) {
            if (!made[k].failed) known_[z[k]] = made[k].values;
        }
        return made;
    }

    [[nodiscard]] numerics::SmootherProblem smoother_problem() const {
        numerics::SmootherProblem problem{.seed = std::uint64_t(plan_.input.study.seed),
                                          .parameters = plan_.trials.parameter_names(),
                                          .data = plan_.trials.datum_names()};
        problem.data.resize(data_.size());
        for (const Datum& datum : data_) {
            const bool is_exact = datum.bound == tables::Bound::exact;
            problem.observed.push_back(is_exact ? datum.value : 0.0);
            problem.error.push_back(is_exact ? datum.sd : 1.0);
        }
        return problem;
    }

    /// What the smoother is told of a run.
    [[nodiscard]] Evaluation told(const Prediction& made) const {
        Evaluation evaluation{.failed = made.failed};
        if (made.failed) return evaluation;
        for (std::size_t n = 0; n < data_.size(); ++n) {
            const bool is_exact = data_[n].bound == tables::Bound::exact;
            evaluation.values.push_back(is_exact ? made.values[n]
                                                 : residual_of(data_[n], made.values[n]));
        }
        return evaluation;
    }

    void smooth() {
        const auto problem = smoother_problem();
        const numerics::SmootherOptions options{.max_iterations = plan_.input.study.iterations};
        auto state = begin_smoother(problem, std::size_t(plan_.input.study.members));
        result_.n_asked = state.members.size();
        while (!state.is_done) {
            const int iteration = state.iteration;
            tell(iteration == 0 ? "the prior" : "update " + std::to_string(iteration));
            const auto z = rows_of(state.z);
            const auto members = state.members;
            const auto made = run(iteration, members, z);
            std::vector<Evaluation> evaluations;
            for (std::size_t k = 0; k < made.size(); ++k) {
                evaluations.push_back(told(made[k]));
                if (made[k].failed) note_failure(members[k], iteration, made[k].message);
            }
            if (iteration == 0) result_.prior = ensemble(members, z);
            state = update_smoother(problem, options, std::move(state), evaluations);
        }
        result_.costs = state.costs;
        result_.misfits = state.misfit;
        result_.smoother_reason = state.reason;
        result_.posterior = ensemble(state.members, rows_of(state.z));
    }

    /// The members of some that were run, with their predictions.
    [[nodiscard]] CalibrationEnsemble ensemble(const std::vector<std::uint64_t>& members,
                                               const std::vector<std::vector<double>>& z) const {
        CalibrationEnsemble made;
        for (std::size_t k = 0; k < members.size(); ++k) {
            const auto found = known_.find(z[k]);
            if (found == known_.end()) continue;
            made.members.push_back(members[k]);
            made.z.push_back(z[k]);
            made.predictions.push_back(found->second);
        }
        return made;
    }

    void note_failure(std::uint64_t member, int iteration, const std::string& message) {
        result_.failures.push_back({member, iteration, message});
        const auto n = std::count_if(result_.failures.begin(), result_.failures.end(),
                                     [](const auto& each) { return each.iteration == 0; });
        const double share = double(n) / double(result_.n_asked);
        if (iteration != 0 || share <= plan_.input.study.most_failed) return;
        throw Error(ErrorCode::numerics,
                    std::to_string(n) + " of " + std::to_string(result_.n_asked) +
                        " members failed so far, more than study.most_failed = " +
                        shortest(plan_.input.study.most_failed) + "; the first: member " +
                        std::to_string(result_.failures.front().member) + ", " +
                        result_.failures.front().message,
                    {}, "narrow the priors to what the scenarios can be run with");
    }

    /// Residuals of many points as batches of their own from `first` on.
    [[nodiscard]] numerics::EvaluateMany batches_from(int first) {
        return [this, next = first](std::span<const std::vector<double>> points) mutable {
            std::vector<std::uint64_t> members(points.size());
            std::iota(members.begin(), members.end(), std::uint64_t{0});
            std::vector<Evaluation> all;
            for (const Prediction& made : run(next++, members, points)) {
                Evaluation one{.failed = made.failed};
                if (!made.failed) one.values = residuals_of(data_, made.values);
                all.push_back(std::move(one));
            }
            return all;
        };
    }

    [[nodiscard]] static numerics::LeastSquaresOptions fit_options() {
        return {.difference_step = difference_step, .max_iterations = 15, .least_fall = 1e-4};
    }

    /// Cost of a point that was run: of residuals and prior.
    [[nodiscard]] double cost(const std::vector<double>& z) const {
        const auto found = known_.find(z);
        if (found == known_.end()) return HUGE_VAL;
        return squared(residuals_of(data_, found->second)) + squared(z);
    }

    [[nodiscard]] std::vector<double> start() {
        std::vector<std::vector<double>> candidates = result_.posterior.z;
        if (candidates.empty()) {
            candidates.emplace_back(plan_.trials.n_parameters(), 0.0);
            candidates.push_back(plan_.trials.z_in_force());
            for (double& z : candidates.back()) z = std::clamp(z, -3.0, 3.0);
            (void)batches_from(fit_iteration)(candidates);
        }
        return *std::min_element(candidates.begin(), candidates.end(),
                                 [&](const auto& a, const auto& b) { return cost(a) < cost(b); });
    }

    void fit_best() {
        tell("the best fit");
        std::vector<double> from = start();
        if (!std::isfinite(cost(from))) {
            throw Error(ErrorCode::numerics,
                        "no run succeeded, neither at the middle of the priors nor at the values "
                        "in force",
                        {}, "run the scenario of each test by itself");
        }
        result_.fit =
            least_squares({.residuals = batches_from(fit_iteration + 1)}, from, fit_options());
        result_.best_z = result_.fit->z;
        result_.best_predictions = known_.at(result_.best_z);
    }

    void best_member() {
        const auto& all = result_.posterior.z;
        if (all.empty()) throw Error(ErrorCode::numerics, "no member is left");
        result_.best_z =
            *std::min_element(all.begin(), all.end(),
                              [&](const auto& a, const auto& b) { return cost(a) < cost(b); });
        result_.best_predictions = known_.at(result_.best_z);
    }

    /// A posterior that is normal about the best fit: its directions with their widths.
    void draw_about_best() {
        if (result_.fit->found.directions.empty()) {
            throw Error(ErrorCode::numerics,
                        "the runs about the best fit failed: " + result_.fit->reason);
        }
        tell("the posterior");
        const auto names = plan_.trials.parameter_names();
        const auto n = std::uint64_t(plan_.input.study.members);
        result_.n_asked = n;
        std::vector<std::uint64_t> members(n);
        std::iota(members.begin(), members.end(), std::uint64_t{0});
        std::vector<std::vector<double>> prior, posterior;
        for (const std::uint64_t member : members) {
            auto& own = prior.emplace_back();
            for (const std::string& name : names) {
                own.push_back(
                    numerics::RandomStream(std::uint64_t(plan_.input.study.seed), member, name)
                        .normal());
            }
            auto& moved = posterior.emplace_back(result_.best_z);
            for (const numerics::Direction& each : result_.fit->found.directions) {
                const double step =
                    each.width_ratio *
                    std::inner_product(own.begin(), own.end(), each.loadings.begin(), 0.0);
                for (std::size_t p = 0; p < own.size(); ++p) moved[p] += step * each.loadings[p];
            }
        }
        const auto made = run(draws_iteration, members, posterior);
        for (std::size_t k = 0; k < made.size(); ++k) {
            if (made[k].failed) note_failure(members[k], 0, made[k].message);
        }
        result_.posterior = ensemble(members, posterior);
        result_.prior = {.members = members, .z = std::move(prior)};
    }

    void profile(std::size_t parameter) {
        tell("the profile of " + plan_.trials.parameters()[parameter].name);
        std::vector<double> from = result_.best_z;
        numerics::ProfileOptions options{.stride = 0.5, .fit = fit_options()};
        options.fit.max_iterations = 4;
        for (double& z : from) z = std::clamp(z, options.low, options.high);
        const int first = profile_iteration * (int(parameter) + 1);
        result_.profiles.push_back(
            profile_likelihood({.residuals = batches_from(first)}, from, parameter, options));
    }

    const CalibrationPlan& plan_;
    const RunBatch& run_;
    const OnStage& on_stage_;
    std::vector<Datum> data_;
    std::map<std::vector<double>, std::vector<double>> known_;  ///< predictions by z
    CalibrationResult result_;
};

}  // namespace

CalibrationResult calibrate(const CalibrationPlan& plan, const RunBatch& run,
                            const OnStage& on_stage) {
    return Calibration(plan, run, on_stage).take();
}

std::size_t runs_expected(const CalibrationPlan& plan) {
    const StudyInput& study = plan.input.study;
    const std::size_t n = plan.trials.n_parameters();
    const std::size_t a_fit = 6 * (2 * n + 3);  // choice: six steps are usual
    std::size_t runs = 12 * plan.profiled.size() * a_fit / 3;
    if (study.engine != Engine::least_squares) {
        runs += std::size_t(study.members) * std::size_t(study.iterations + 1);
    }
    if (study.engine != Engine::smoother) runs += a_fit;
    if (study.engine == Engine::least_squares) runs += std::size_t(study.members) + 2;
    return runs;
}

RunBatch run_by(Workforce& workforce, const RunMember& run, MemberStore& store, BatchCount& count,
                Trials::OnDone on_done) {
    return [&workforce, &run, &store, &count, on_done = std::move(on_done)](
               int iteration, std::span<const std::uint64_t> members,
               std::span<const std::vector<double>> z) {
        return run_members(run, store, iteration, members, z, workforce, count, on_done);
    };
}

}  // namespace gossan::study
