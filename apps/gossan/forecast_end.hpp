// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "apps/gossan/hands.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/forecast/forecast.hpp"

namespace gossan::program {

/// Reads a forecast; its faults go to standard error, or as JSON to standard output, and there is
/// none then.
[[nodiscard]] std::unique_ptr<study::Forecast> read_forecast_or_tell(
    const std::string& file, std::span<const std::string> overrides,
    std::span<const std::string> overlays, bool as_json);

/// Makes a forecast with the members that `hands` run: what the store lacks, in the folder that
/// `begin` gives once it is known who runs. Writes all its parts and tells the result.
[[nodiscard]] ExitStatus run_forecast(const study::Forecast& forecast, Hands& hands, int threads,
                                      bool as_json, const std::function<StudyAttempt()>& begin);

/// Goes on with a forecast that was stopped. Error(input) where what it was made of is no longer
/// there.
[[nodiscard]] ExitStatus resume_forecast(const study::StudyFolder& folder, Hands& hands,
                                         int threads, bool as_json);

}  // namespace gossan::program
