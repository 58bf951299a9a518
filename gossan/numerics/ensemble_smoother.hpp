// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gossan/numerics/evaluation.hpp"
#include "gossan/numerics/matrix.hpp"

namespace gossan::numerics {

/// Parameters z ~ N(0, 1) and data with independent normal errors. Names key the random draws, so
/// another parameter or datum changes nothing of the others.
struct SmootherProblem {
    std::uint64_t seed = 0;
    std::vector<std::string> parameters = {};
    std::vector<std::string> data = {};
    std::vector<double> observed = {}, error = {};  ///< by datum; error > 0
};

enum class SmootherForm { damped_steps, repeated_assimilation };

struct SmootherOptions {
    SmootherForm form = SmootherForm::damped_steps;
    int max_iterations = 4;    ///< damped steps: trials after the first runs
    double damping = 0.5;      ///< damped steps: of a member at first, times its cost per datum
    double least_fall = 0.01;  ///< damped steps: relative fall of the mean cost that is progress,
                               ///< where half of the members took their steps
    double near = 0.05;  ///< damped steps: distance in prior widths below which runs are noise
    std::vector<double> inflation = {4.0, 4.0, 4.0, 4.0};  ///< repeated: alpha, sum of 1/alpha = 1
    double truncation = 1e-8;  ///< singular values below this share of the largest are left out
    bool localise = false;     ///< leave out correlations that chance may have made
    std::size_t least_members = 4;  ///< fewer cannot go on
};

/// A member whose run failed, and after how many updates.
struct FailedRun {
    std::uint64_t member;
    int iteration;
    friend bool operator==(const FailedRun&, const FailedRun&) = default;
};

/// All that an ensemble is between two updates; plain, so that a study can store it and go on.
struct SmootherState {
    int iteration = 0;                   ///< updates so far
    std::vector<std::uint64_t> members;  ///< which member each row below is
    Matrix z;                            ///< to be run next; the posterior once `is_done`
    std::vector<FailedRun> dropped;      ///< left out from then on
    std::vector<double> costs;           ///< mean over members of (2), after each update
    std::vector<double> misfit;  ///< mean of ((prediction - observed)/error)^2 over all, likewise
    bool is_done = false;
    std::string reason;  ///< why it is done, in words

    // Damped steps alone, by row.
    Matrix best_z,
        best_predictions;  ///< the last accepted; predictions of the posterior in the end
    Matrix tried_z, tried_predictions;  ///< every run that did not fail, of all updates
    std::vector<double> best_cost, expected_cost, damping;
    std::vector<FailedRun> failed_trials;  ///< steps not taken; the member goes on from before
};

/// Falling inflations of equal ratio whose inverses sum to one: n times n at ratio 1. Larger first
/// inflations temper a model that is far from straight.
[[nodiscard]] std::vector<double> inflation_schedule(int n, double ratio = 1.0);

/// Draws from the prior; every member's depend on seed, member and parameter name alone.
[[nodiscard]] SmootherState begin_smoother(const SmootherProblem& problem, std::size_t members);

/// The ensemble after the runs of `state.z`, one evaluation a row. Two forms:
///
/// Repeated assimilation (EmerickReynolds2013): with fresh noise e ~ N(0, R) each time,
///
///     z <- z + K_alpha (d + alpha^(1/2) e - g(z)),   sum of 1/alpha = 1                  (1)
///
/// Damped steps towards the minimum of each member's own randomised cost (Oliver1996), by the
/// iterative smoother of ChenOliver2013, the sensitivity G_j regressed from every run so far:
///
///     F_j = |g(z_j) - d - e_j|^2_R + |z_j - z_j0|^2                                      (2)
///     ((1 + lambda_j) 1 + G'G) step = -(z_j - z_j0) - G' R^(-1/2) (g(z_j) - d - e_j)      (3)
///
/// The prior in (3) is exact, not the ensemble's. Choice: each member has its own sensitivity, the
/// plane through its run that fits the runs of all members best, near ones first; each accepts its
/// own step and has its own lambda: a hundredth after a step that did three quarters of what (3)
/// promised, a tenth after a quarter, ten times as much after a step that raised F or whose run
/// failed, which is not taken. A member that fails at its first run, or at any with repeated
/// assimilation, is dropped and named. Both forms give the posterior of a straight model; else they
/// are approximate. Not for ensembles much smaller than the number of directions that data tell of,
/// unless localised.
[[nodiscard]] SmootherState update_smoother(const SmootherProblem& problem,
                                            const SmootherOptions& options, SmootherState state,
                                            const std::vector<Evaluation>& predictions);

/// From prior to posterior in one go.
[[nodiscard]] SmootherState run_smoother(const SmootherProblem& problem,
                                         const SmootherOptions& options, std::size_t members,
                                         const EvaluateMany& evaluate);

}  // namespace gossan::numerics
