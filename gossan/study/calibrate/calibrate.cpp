// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibrate.hpp"

#include <numeric>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/probability.hpp"

namespace gossan::study {
namespace {

/// Batches of the best fit are kept beside the updates of the ensemble, from here on.
constexpr int first_batch_of_fit = 1000;

std::vector<std::vector<double>> rows_of(const numerics::Matrix& matrix) {
    std::vector<std::vector<double>> rows;
    for (std::size_t r = 0; r < matrix.rows; ++r) {
        rows.emplace_back(matrix.row(r).begin(), matrix.row(r).end());
    }
    return rows;
}

/// Runs both engines on one store.
class Calibrator {
public:
    Calibrator(const Calibration& calibration, MemberStore& store, int threads,
               const std::function<void(const CalibrationProgress&)>& on_progress)
        : study_(calibration.study),
          trials_(*calibration.trials),
          store_(store),
          threads_(threads),
          on_progress_(on_progress),
          data_(engine_data(trials_)) {}

    CalibrationResult run() {
        if (study_.engine != Engine::least_squares) smooth();
        if (study_.engine != Engine::smoother) fit();
        return std::move(result_);
    }

private:
    std::vector<numerics::Evaluation> evaluate(const std::string& part, int iteration,
                                               const std::vector<std::uint64_t>& members,
                                               std::span<const std::vector<double>> z) {
        std::size_t done = 0;
        const auto told = [&](std::size_t, const Prediction&) {
            if (on_progress_) on_progress_({part, ++done, z.size()});
        };
        const auto predictions =
            run_members(trials_, store_, iteration, members, z, threads_, result_.count, told);
        std::vector<numerics::Evaluation> values;
        for (std::size_t k = 0; k < predictions.size(); ++k) {
            if (predictions[k].failed) {
                result_.failures.push_back(part + ", member " + std::to_string(members[k]) + ": " +
                                           predictions[k].message);
            }
            values.push_back(engine_values(trials_, predictions[k]));
        }
        return values;
    }

    static std::vector<PosteriorMember> ensemble(const numerics::SmootherState& state,
                                                 const std::vector<numerics::Evaluation>& values) {
        std::vector<PosteriorMember> members;
        for (std::size_t k = 0; k < state.members.size(); ++k) {
            if (values[k].failed) continue;
            const auto z = state.z.row(k);
            members.push_back({state.members[k], {z.begin(), z.end()}, values[k].values});
        }
        return members;
    }

    void smooth() {
        const numerics::SmootherProblem problem{.seed = std::uint64_t(study_.seed),
                                                .parameters = trials_.parameter_names(),
                                                .data = trials_.datum_names(),
                                                .observed = data_.observed,
                                                .error = data_.error};
        const numerics::SmootherOptions options{.max_iterations = study_.iterations};
        auto state = numerics::begin_smoother(problem, std::size_t(study_.members));
        while (!state.is_done) {
            const std::string part = state.iteration == 0
                                         ? "prior"
                                         : "update " + std::to_string(state.iteration) +
                                               " of at most " + std::to_string(study_.iterations);
            const auto values = evaluate(part, state.iteration, state.members, rows_of(state.z));
            if (state.iteration == 0) result_.prior = ensemble(state, values);
            refuse_failures(values);
            state = numerics::update_smoother(problem, options, std::move(state), values);
        }
        // Damped steps end with the predictions of every member that is left.
        for (std::size_t k = 0; k < state.members.size(); ++k) {
            const auto z = state.z.row(k);
            const auto values = state.best_predictions.row(k);
            result_.posterior.push_back(
                {state.members[k], {z.begin(), z.end()}, {values.begin(), values.end()}});
        }
        result_.smoother = std::move(state);
    }

    void refuse_failures(const std::vector<numerics::Evaluation>& values) const {
        std::size_t failed = 0;
        for (const auto& each : values) failed += each.failed ? 1 : 0;
        if (double(failed) <= study_.most_failed * double(values.size())) return;
        throw Error(ErrorCode::numerics,
                    std::to_string(failed) + " of " + std::to_string(values.size()) +
                        " members failed, more than study.most_failed allows; the last: " +
                        result_.failures.back(),
                    {}, "narrow the priors to what the simulator can run");
    }

    void fit() {
        int batch = first_batch_of_fit;
        const auto residuals = [&](std::span<const std::vector<double>> points) {
            std::vector<std::uint64_t> members(points.size());
            std::iota(members.begin(), members.end(), std::uint64_t{0});
            auto all = evaluate("best fit, batch " + std::to_string(batch - first_batch_of_fit + 1),
                                batch, members, points);
            ++batch;
            for (auto& each : all) {
                for (std::size_t n = 0; n < each.values.size(); ++n) {
                    each.values[n] = (each.values[n] - data_.observed[n]) / data_.error[n];
                }
            }
            return all;
        };
        // A thousandth of a sum of squares of the size of the data is less than a run is sure of.
        result_.fit = numerics::least_squares({.residuals = residuals},
                                              std::vector<double>(trials_.n_parameters(), 0.0),
                                              {.least_fall = 1e-3});
    }

    const StudyInput& study_;
    const Trials& trials_;
    MemberStore& store_;
    int threads_;
    const std::function<void(const CalibrationProgress&)>& on_progress_;
    EngineData data_;
    CalibrationResult result_;
};

}  // namespace

EngineData engine_data(const Trials& trials) {
    EngineData all;
    for (const Datum& datum : trials.data()) {
        const bool is_exact = datum.bound == tables::Bound::exact;
        all.observed.push_back(is_exact ? datum.value : 0.0);
        all.error.push_back(is_exact ? datum.sd : 1.0);
    }
    return all;
}

numerics::Evaluation engine_values(const Trials& trials, const Prediction& prediction) {
    numerics::Evaluation made{.failed = prediction.failed, .values = prediction.values};
    for (std::size_t n = 0; n < made.values.size(); ++n) {
        const Datum& datum = trials.data()[n];
        if (datum.bound == tables::Bound::exact) continue;
        const double sign = datum.bound == tables::Bound::below ? 1.0 : -1.0;
        made.values[n] =
            numerics::censored_residual(sign * prediction.values[n], sign * datum.value, datum.sd);
    }
    return made;
}

CalibrationResult calibrate(const Calibration& calibration, MemberStore& store, int threads,
                            const std::function<void(const CalibrationProgress&)>& on_progress) {
    return Calibrator(calibration, store, threads, on_progress).run();
}

}  // namespace gossan::study
