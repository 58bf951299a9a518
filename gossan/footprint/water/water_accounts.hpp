// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/footprint/activity/ledger_activities.hpp"
#include "gossan/footprint/activity/measured_activities.hpp"
#include "gossan/footprint/water/water_figure.hpp"

namespace gossan::footprint {

/// Water of a stream in a period, m3. Streams sum to the site.
///
///     consumed of a pad = evaporated + carried off with air + taken by reactions + retained  (1)
///
/// as the accounts of the pad tell; what the site consumes besides (ponds, plant) is shared by
/// copper, and what is withdrawn as what is consumed, where it is not told of a stream. Source:
/// choice: water is withdrawn to replace what is consumed.
///
/// The site's water closes as
///
///     withdrawn + rain + fed = consumed + discharged + stored                              (2)
struct StreamWater {
    std::size_t period = 0;
    std::string stream = {};  ///< blank: of the site
    double withdrawn = 0.0;   ///< make-up of sources; what goes round is not in it
    double consumed = 0.0;
    double discharged = 0.0;  ///< of the site alone, as all that follow: drained or given back
    double rain = 0.0;
    double fed = 0.0;       ///< with solution of others, in accounts without a plant
    double stored = 0.0;    ///< what ponds and plant hold more than before
    double recycled = 0.0;  ///< from plant to heaps
    double copper_kg = 0.0;
    std::string source = {};  ///< where it is withdrawn
    Basis basis = Basis::simulated;
    bool tells_withdrawn = true;
    bool tells_consumed = true;
    std::vector<WaterDraw> draws = {};  ///< withdrawn by source; of the site alone

    /// What (2) leaves open, by the larger of its sides; NaN where one of them is not told.
    [[nodiscard]] double closure() const;

    /// L by kg of copper withdrawn from sources: neither rain nor what goes round is counted. NaN
    /// where there is no copper, as of consumption.
    [[nodiscard]] WaterFigure withdrawal() const;
    /// L by kg of copper consumed: rain that is consumed is counted.
    [[nodiscard]] WaterFigure consumption() const;
};

/// Of every period the site, then its streams; nothing where the accounts tell no water.
[[nodiscard]] std::vector<StreamWater> water_of(const AccountsSource& source,
                                                const Activities& activities,
                                                const FootprintInput& input);

/// The same of what was measured; a stream that is not told has its share by copper.
[[nodiscard]] std::vector<StreamWater> water_of(const std::vector<MeasuredWater>& rows,
                                                const Activities& activities,
                                                std::span<const WaterSource> sources = {});

/// Of some periods of a stream, or of the site (blank), as one.
[[nodiscard]] StreamWater water_over(std::span<const StreamWater> water, const std::string& stream,
                                     std::size_t first, std::size_t last);

}  // namespace gossan::footprint
