// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

#include "apps/gossan/hands.hpp"
#include "apps/gossan/verb.hpp"
#include "gossan/study/calibrate/calibration_files.hpp"

namespace gossan::program {

/// Reads a calibration; its faults go to standard error, or as JSON to standard output.
[[nodiscard]] std::optional<study::CalibrationPlan> read_calibration_or_tell(
    const std::string& file, std::span<const std::string> overrides,
    std::span<const std::string> overlays, bool as_json);

/// Who runs the members of a calibration; none where this process was there for that alone.
[[nodiscard]] std::unique_ptr<study::Workforce> hands_for(const study::CalibrationPlan& plan,
                                                          Hands& hands, int threads);

/// Runs what the store of a study's folder lacks, writes all its parts and tells the result.
[[nodiscard]] ExitStatus calibrate_into(const study::StudyFolder& folder,
                                        study::StudyManifest manifest,
                                        const study::CalibrationPlan& plan,
                                        study::Workforce& workforce, bool as_json);

/// Goes on with a calibration that was stopped. Error(input) where what it was made of is no longer
/// there.
[[nodiscard]] ExitStatus resume_calibration(const study::StudyFolder& folder, Hands& hands,
                                            int threads, bool as_json);

}  // namespace gossan::program
