// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "apps/gossan/hands.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/calibrate/calibration_files.hpp"

namespace gossan::program {

/// Reads a calibration; its faults go to standard error, or as JSON to standard output.
[[nodiscard]] std::optional<study::CalibrationPlan> read_calibration_or_tell(
    const std::string& file, std::span<const std::string> overrides,
    std::span<const std::string> overlays, bool as_json);

/// Calibrates with the members that `hands` run: what the store lacks, in the folder that `begin`
/// gives once it is known who runs. Writes all its parts and tells the result.
[[nodiscard]] ExitStatus run_calibration(const study::CalibrationPlan& plan, Hands& hands,
                                         int threads, bool as_json,
                                         const std::function<StudyAttempt()>& begin);

/// Goes on with a calibration that was stopped. Error(input) where what it was made of is no longer
/// there.
[[nodiscard]] ExitStatus resume_calibration(const study::StudyFolder& folder, Hands& hands,
                                            int threads, bool as_json);

}  // namespace gossan::program
