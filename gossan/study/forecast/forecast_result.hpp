// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/study/forecast/explanation.hpp"
#include "gossan/study/forecast/learning.hpp"
#include "gossan/study/forecast/scoring.hpp"

namespace gossan::study {

/// Updates of one output as data came in.
struct UpdateHistory {
    std::size_t output = 0;
    std::vector<UpdateRow> rows;
};

/// What a forecast found.
struct ForecastResult {
    ForecastEnsemble first;      ///< before any data of the plan
    ForecastEnsemble told;       ///< after what was asked to be learnt; else the same
    double learnt_until = -1.0;  ///< day up to which data were learnt from; -1: none
    std::optional<UpdateHistory> update;
    std::vector<ForecastScore> scores;
    std::optional<Explanation> explanation;
    std::vector<std::string> failures;
    BatchCount count;
};

/// Makes a forecast, to the same bits for any work force and with any share of the runs in the
/// store; `say` is told of each part as it ends.
[[nodiscard]] ForecastResult make_forecast(const Forecast& forecast, const ForecastRuns& runs,
                                           MemberStore& store, Workforce& workforce,
                                           const std::function<void(const std::string&)>& say);

}  // namespace gossan::study
