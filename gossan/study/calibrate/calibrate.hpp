// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gossan/numerics/ensemble_smoother.hpp"
#include "gossan/numerics/levenberg_marquardt.hpp"
#include "gossan/study/calibrate/calibration_input.hpp"
#include "gossan/study/store/member_store.hpp"

namespace gossan::study {

/// Data as the engines take them: a datum that is only known to lie beyond a limit counts as the
/// residual of `numerics::censored_residual`, observed as 0 with an error of 1.
struct EngineData {
    std::vector<double> observed = {}, error = {};
};
[[nodiscard]] EngineData engine_data(const Trials& trials);
/// Predictions of a member in the same terms.
[[nodiscard]] numerics::Evaluation engine_values(const Trials& trials,
                                                 const Prediction& prediction);

/// One member of the posterior.
struct PosteriorMember {
    std::uint64_t member = 0;
    std::vector<double> z = {};
    std::vector<double> values = {};  ///< at the data, in engine terms
};

/// What a calibration found.
struct CalibrationResult {
    std::vector<PosteriorMember> prior, posterior;    ///< those that did not fail
    std::optional<numerics::SmootherState> smoother;  ///< at its end
    std::optional<numerics::LeastSquaresFit> fit;
    std::vector<std::string> failures;  ///< members that failed, with why
    BatchCount count;
};

/// How far a calibration is.
struct CalibrationProgress {
    std::string part;      ///< "update 2 of at most 4"
    std::size_t done = 0;  ///< runs of members of this part
    std::size_t wanted = 0;
};

/// From prior to posterior, on at most `threads` threads; members that the store has are not run
/// again. Error(numerics) where more members fail than the study allows. The same bits for any
/// number of threads, and with any share of the members in the store.
[[nodiscard]] CalibrationResult calibrate(
    const Calibration& calibration, MemberStore& store, int threads,
    const std::function<void(const CalibrationProgress&)>& on_progress = {});

}  // namespace gossan::study
