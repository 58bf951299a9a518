// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/demand/demand_input.hpp"

namespace gossan::supply {

/// A site's step in power.
struct PowerStep {
    std::string site = {}, operator_name = {}, state = {}, site_class = {};
    double date = 0.0;  ///< days since 1970
    double mw = 0.0;    ///< added
    bool is_observed = false;
    double probability = 1.0;  ///< that it is built; 1 of what was observed

    friend bool operator==(const PowerStep&, const PowerStep&) = default;
};

/// Steps of a build plan, by site and date: `site`, `operator`, `state`, `date`,
/// `facility_mw_cumulative`, `basis` (observed or projected) and, where wanted, `class` and
/// `probability`. A power that falls and a class that is not known are faults.
[[nodiscard]] std::vector<PowerStep> read_build_plan(
    const DemandInput& input, const std::map<std::string, SpreadOfIntensity>& classes,
    Diagnostics& diagnostics);

/// Classes of sites: those that travel inside the program, and the input's over them.
[[nodiscard]] std::map<std::string, SpreadOfIntensity> site_classes(const DemandInput& input);

}  // namespace gossan::supply
