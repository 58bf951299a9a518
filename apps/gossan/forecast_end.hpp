// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/forecast/forecast.hpp"

namespace gossan::program {

/// Reads a forecast; its faults go to standard error, or as JSON to standard output, and there is
/// none then.
[[nodiscard]] std::unique_ptr<study::Forecast> read_forecast_or_tell(const ScenarioSource& source,
                                                                     bool as_json);

/// Makes a forecast, running the members that the store lacks. Writes all its parts and tells the
/// result.
[[nodiscard]] ExitStatus run_forecast(const study::Forecast& forecast, const StudyCall& call);

}  // namespace gossan::program
