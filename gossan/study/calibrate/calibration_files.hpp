// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/records/document.hpp"
#include "gossan/study/calibrate/findings.hpp"
#include "gossan/study/folder/study_folder.hpp"

namespace gossan::study {

/// summary.json of a calibration.
[[nodiscard]] records::Document calibration_summary(const CalibrationPlan& plan,
                                                    const CalibrationResult& result,
                                                    const Findings& found);

/// Puts all that docs/reference/study-folder.md lists of a calibration into its folder, but for
/// manifest, store and report. The same bytes for the same result.
void write_calibration(const StudyFolder& folder, const CalibrationPlan& plan,
                       const CalibrationResult& result, const Findings& found,
                       const std::string& version);

}  // namespace gossan::study
