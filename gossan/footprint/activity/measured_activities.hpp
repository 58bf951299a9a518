// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/base/diagnostics.hpp"
#include "gossan/footprint/activity/activities.hpp"

namespace gossan::footprint {

/// What was measured of water: in the words of a water report.
enum class WaterFlow { withdrawn, consumed, discharged, rain, recycled, stored };

/// Water of a period that was measured, m3.
struct MeasuredWater {
    std::size_t period = 0;
    std::string stream = {};  ///< blank: of the site
    WaterFlow flow = WaterFlow::withdrawn;
    std::string source = {};
    double volume = 0.0;
};

/// Puts the rows of a CSV file into activities: a period of the same begin and end is the same, and
/// others are added if there are none yet. What the file tells of an activity in a period takes the
/// place of all that was there; its rows of the same sum. Periods that are added stand in the order
/// of time, none over another. Columns: begin, end, stream, activity, detail, amount, unit, low,
/// high, basis. Activities are those of `processes()`; besides, of a stream, "copper" (recovered),
/// "copper to come" (forecast), "ore" and "moved"; and of water "water withdrawn" and "water
/// consumed", and of the site alone "water discharged", "rain", "water recycled" and "water stored"
/// (what ponds and plant hold more than before).
/// Every fault goes to `diagnostics`.
[[nodiscard]] std::vector<MeasuredWater> add_measured(const std::filesystem::path& file,
                                                      Activities& activities,
                                                      Diagnostics& diagnostics);

}  // namespace gossan::footprint
