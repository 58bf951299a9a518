// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::footprint {

/// Where water is withdrawn. Source: unverified: the sources of the mining industry's water
/// reporting.
enum class WaterOrigin { groundwater, surface_water, seawater, third_party, unstated };

/// High: fit for drinking or fields with little treatment; low: it wants much.
enum class WaterQuality { high, low, unstated };

inline EnumNames<WaterOrigin> names_of(WaterOrigin) {
    return {{WaterOrigin::groundwater, "groundwater"},
            {WaterOrigin::surface_water, "surface water", "rivers, lakes and rain that ran off"},
            {WaterOrigin::seawater, "seawater"},
            {WaterOrigin::third_party, "third party", "of a supplier, or another's waste water"},
            {WaterOrigin::unstated, "unstated", "nobody says"}};
}

inline EnumNames<WaterQuality> names_of(WaterQuality) {
    return {{WaterQuality::high, "high", "fit for drinking or fields with little treatment"},
            {WaterQuality::low, "low", "wants much treatment"},
            {WaterQuality::unstated, "unstated", "nobody says"}};
}

/// A source of the site's water.
struct WaterSource {
    std::string name;
    WaterOrigin origin = WaterOrigin::unstated;
    WaterQuality quality = WaterQuality::unstated;
    Number share{0.0};  ///< of what is withdrawn, where accounts tell the whole alone

    static Schema<WaterSource> schema();
};

/// What was withdrawn of a source in a period, m3.
struct WaterDraw {
    std::string name = {};
    WaterOrigin origin = WaterOrigin::unstated;
    WaterQuality quality = WaterQuality::unstated;
    double volume = 0.0;
};

}  // namespace gossan::footprint
