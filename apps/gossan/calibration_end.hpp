// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/calibrate/calibration_files.hpp"

namespace gossan::program {

/// Reads a calibration; its faults go to standard error, or as JSON to standard output.
[[nodiscard]] std::optional<study::CalibrationPlan> read_calibration_or_tell(
    const ScenarioSource& source, bool as_json);

/// Calibrates, running the members that the store lacks. Writes all its parts and tells the result.
[[nodiscard]] ExitStatus run_calibration(const study::CalibrationPlan& plan, const StudyCall& call);

}  // namespace gossan::program
