// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/study/forecast/learning.hpp"

namespace gossan::study {

/// The part of one cause in the difference of an outcome from the plan, over members.
struct CauseShare {
    std::string cause;
    double share = 0.0;           ///< mean over members
    double p10 = 0.0, p90 = 0.0;  ///< 80 of 100 members lie between
};

/// From the plan as it is written to what members say now.
struct Explanation {
    double plan = 0.0;               ///< the outcome with every number as written
    double actual = 0.0;             ///< mean over the members that were split
    std::vector<CauseShare> shares;  ///< largest first; they sum to actual - plan
    std::size_t members = 0;
};

/// Splits the difference by causes, exactly over all their subsets (see shapley_exact): a cause in
/// a subset has its numbers from the member and its overrides in place, one that is not has them as
/// the plan says. Members are the first of the ensemble, drawn by weight where there are any.
[[nodiscard]] Explanation explain(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                  Forecasting& forecasting);

}  // namespace gossan::study
