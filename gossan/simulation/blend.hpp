// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gossan/simulation/site.hpp"

namespace gossan::simulation {

/// Parcels stacked as one.
struct Blend {
    ParcelInput parcel;
    std::string differs;  ///< what keeps them apart; blank: nothing
};

/// Mixes parcels by their shares of the mass, which add up to 1: assays, acid demand, moisture and
/// inoculum. What has no mean must be the same in all: sizes, access, hosts of the assayed copper,
/// cure, pore solution and the share of cells that sit on the ore.
[[nodiscard]] Blend blend(const std::vector<std::pair<const ParcelInput*, double>>& parts);

}  // namespace gossan::simulation
