// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace gossan::report {

/// Writes one self-contained page about a forecast, from summary.json and forecast.json in its
/// folder: chances in words, fans with what was measured, months, targets, scores, what moves the
/// outcome, updates and causes. Error(io) if one of the two is missing.
void write_forecast_report(const std::filesystem::path& study_folder,
                           const std::filesystem::path& out);

}  // namespace gossan::report
