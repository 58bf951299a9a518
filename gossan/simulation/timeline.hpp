// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "gossan/atmosphere/climate.hpp"
#include "gossan/column/column_model.hpp"
#include "gossan/simulation/site.hpp"
#include "gossan/solution/feed.hpp"

namespace gossan::simulation {

/// Restart points closer than this are one, s: no plan is that exact.
inline constexpr double least_apart = 1.0;

/// What the surface of the column meets over time, and where that jumps.
struct Timeline {
    column::Forcing forcing;
    std::vector<double>
        restart_points;  ///< s, rising, within (0, end]; the last is the end of the run
};

/// Builds the forcing from plan and weather; `feeds` holds every solution by name.
[[nodiscard]] Timeline timeline(const Site& site,
                                const std::map<std::string, solution::PreparedFeed>& feeds,
                                const atmosphere::Climate& climate);

/// Whether wind, sun and sky reach the surface: as the scenario says, else if its weather has any.
[[nodiscard]] bool is_surface_open(const Site& site);

/// 0, interval, 2 interval … and the end.
[[nodiscard]] std::vector<double> times_every(double interval, double end);

/// When stocks are taken: every restart interval, at the end, and at the beginning of each calendar
/// month of a run with a date.
[[nodiscard]] std::vector<double> balance_times(const RunInput& run);

}  // namespace gossan::simulation
