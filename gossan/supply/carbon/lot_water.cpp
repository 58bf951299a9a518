// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/carbon/lot_water.hpp"

#include <algorithm>

namespace gossan::supply {

std::optional<LotWater> water_of(std::span<const footprint::CopperPart> parts,
                                 const footprint::SiteFootprint& site) {
    LotWater made;
    double total = 0.0;
    for (const footprint::CopperPart& part : parts) {
        const auto row = std::find_if(site.water.begin(), site.water.end(), [&](const auto& each) {
            return each.period == part.first && each.stream == part.stream;
        });
        if (row == site.water.end() || !(row->copper_kg > 0.0)) return {};
        if (!row->tells_withdrawn || !row->tells_consumed) return {};
        const auto withdrawal = row->withdrawal();
        const auto consumption = row->consumption();
        made.withdrawn += part.mass_kg * withdrawal.per_kg;
        made.consumed += part.mass_kg * consumption.per_kg;
        made.definition = words_of(withdrawal.definition) + "; " + words_of(consumption.definition);
        total += part.mass_kg;
    }
    if (!(total > 0.0)) return {};
    made.withdrawn /= total;
    made.consumed /= total;
    return made;
}

}  // namespace gossan::supply
