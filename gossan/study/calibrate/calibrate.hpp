// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/ensemble_smoother.hpp"
#include "gossan/numerics/levenberg_marquardt.hpp"
#include "gossan/numerics/profile_likelihood.hpp"
#include "gossan/study/calibrate/calibration_plan.hpp"
#include "gossan/study/store/member_store.hpp"

namespace gossan::study {

/// Runs members of one batch: `iteration` and `members` name them in a store, z are their points.
/// Gives one prediction a row. Threads, ranks or tasks may share them.
using RunBatch = std::function<std::vector<Prediction>(
    int iteration, std::span<const std::uint64_t> members, std::span<const std::vector<double>> z)>;

/// Batches in a store: 0 the prior, 1 and on the updates of the smoother, these, and 10000 (p + 1)
/// and on the profile of parameter p.
inline constexpr int draws_iteration = 900;  ///< a posterior that is normal about the best fit
inline constexpr int fit_iteration = 1000;   ///< and on: batches of the best fit
inline constexpr int profile_iteration = 10000;

/// One ensemble with what it says of every datum and watched day.
struct CalibrationEnsemble {
    std::vector<std::uint64_t> members = {};
    std::vector<std::vector<double>> z = {};
    std::vector<std::vector<double>> predictions = {};
};

/// A member that was left out, or whose step was not taken.
struct MemberFailure {
    std::uint64_t member = 0;
    int iteration = 0;
    std::string message = {};
};

/// All that a calibration found.
struct CalibrationResult {
    CalibrationEnsemble prior = {}, posterior = {};
    std::vector<MemberFailure> failures = {};      ///< of the ensemble
    std::size_t n_asked = 0;                       ///< members of the prior
    std::vector<double> costs = {}, misfits = {};  ///< of the smoother, by update
    std::string smoother_reason = {};
    std::optional<numerics::LeastSquaresFit> fit = {};
    std::vector<double> best_z = {};  ///< of the fit, else the best member
    std::vector<double> best_predictions = {};
    std::vector<numerics::Profile> profiles = {};  ///< by `profiled` of the plan
};

/// What is being done, for a line of progress.
using OnStage = std::function<void(const std::string& stage)>;

/// From prior to posterior and best fit. The same bits however `run` shares its members, and if it
/// knows some of them already. Error(numerics) where more than the plan's share of members fail, or
/// nothing can be run.
///
/// Choices: the best fit starts at the posterior's member of least cost, or, alone, at the better
/// of the prior's middle and the values in force; differences are of 0.1 prior widths, right for
/// runs at a tolerance of 1e-4 to 1e-6. To the smoother a bound is a datum of the value 0 with an
/// error of 1 whose prediction is its one-sided residual.
[[nodiscard]] CalibrationResult calibrate(const CalibrationPlan& plan, const RunBatch& run,
                                          const OnStage& on_stage = {});

/// Runs that a calibration takes about, at the most.
[[nodiscard]] std::size_t runs_expected(const CalibrationPlan& plan);

/// Batches by a work force, kept in a store; `count` is added to. All must outlive it.
[[nodiscard]] RunBatch run_by(Workforce& workforce, const RunMember& run, MemberStore& store,
                              BatchCount& count, Trials::OnDone on_done = {});

}  // namespace gossan::study
