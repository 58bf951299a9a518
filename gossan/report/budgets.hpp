// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/report/substance_balance.hpp"

namespace gossan::report {

/// What made and what used up one thing over a run, cause by cause.
struct Budget {
    std::string title = {};
    std::string unit = {};
    std::vector<BalancePart> parts = {};  ///< made positive, used negative, largest first
    double stored = 0.0;  ///< what the bed holds more at the end: as the run says, else the sum
    bool is_stored_told = false;  ///< whether the run says it

    /// Sum of the parts − stored
    [[nodiscard]] double residual() const;
};

/// The budgets of a summary.json by their keys `acid_by_cause_kg_per_t`, `iron_by_cause_kg_per_t`,
/// `oxygen_by_cause_mol` and `heat_by_cause_MJ_per_t`; a cause that is an object is taken apart.
[[nodiscard]] std::vector<Budget> budgets(const records::Document& summary);

/// A stretch of the bed that something kept from leaching.
struct OreAtRisk {
    double depth_from_m = 0.0;  ///< below the surface
    double depth_to_m = 0.0;
    std::string limit = {};
    double share = 0.0;  ///< of the time
};

/// The `ore_at_risk` of a summary.json, largest share first.
[[nodiscard]] std::vector<OreAtRisk> ore_at_risk(const records::Document& summary);

}  // namespace gossan::report
