// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/ore/accessibility.hpp"
#include "gossan/ore/copper_assay.hpp"
#include "gossan/ore/size_distribution.hpp"

namespace gossan::ore {

/// Acid that the gangue can take up by a test, spread over minerals so that their capacities add
/// up.
struct AcidDemand {
    Number total;  ///< kg H2SO4 per kg of dry ore, without that of copper minerals
    std::map<std::string, Number> share;  ///< of the demand, by mineral; they add up to 1

    static Schema<AcidDemand> schema();
};

/// What an ore is, in the words of an assay sheet. Everything is per mass of dry ore.
struct OreType {
    std::optional<CopperAssay> copper;
    std::map<std::string, Number> minerals;  ///< mass shares by mineral
    std::optional<AcidDemand> acid_demand;
    Number moisture;  ///< kg of water per kg of dry ore before cure
    SizeDistribution size = RosinRammler{};
    AccessModel access = FullAccess{};

    static Schema<OreType> schema();
};

}  // namespace gossan::ore
