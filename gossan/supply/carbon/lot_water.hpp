// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

#include "gossan/footprint/site_footprint.hpp"

namespace gossan::supply {

/// Water of a mass of copper, L by kg, with what is meant by it.
struct LotWater {
    double withdrawn = 0.0;
    double consumed = 0.0;
    std::string definition = {};
};

/// Of copper by stream and period (`copper_parts_of`): the mean of its parts by mass. None where
/// the accounts of the site do not tell both quantities of one of them.
[[nodiscard]] std::optional<LotWater> water_of(std::span<const footprint::CopperPart> parts,
                                               const footprint::SiteFootprint& site);

}  // namespace gossan::supply
