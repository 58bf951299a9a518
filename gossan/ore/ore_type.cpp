// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/ore_type.hpp"

#include <cmath>

namespace gossan::ore {

Schema<AcidDemand> AcidDemand::schema() {
    using D = AcidDemand;
    return Schema<D>("acid_demand", "Acid that the gangue can take up.")
        .field("total", &D::total, above_to(0, 1),
               "H2SO4 by mass of dry ore, without that of copper minerals", unit("kg/t"))
        .field("share", &D::share, fraction(), "share of the demand by mineral; they add up to 1")
        .check("share", [](const D& demand) -> std::optional<std::string> {
            double sum = 0.0;
            for (const auto& [mineral, part] : demand.share) sum += part.si;
            if (std::abs(sum - 1.0) < 1e-9) return std::nullopt;
            return "the shares add up to " + std::to_string(sum) + ", not to 1";
        });
}

Schema<OreType> OreType::schema() {
    using O = OreType;
    return Schema<O>("ore", "What an ore is, per mass of dry ore.")
        .field("copper", &O::copper, "copper by assay")
        .field("minerals", &O::minerals, fraction(), "minerals by their share of the mass",
               unit("%"), defaults_to("choice: none but those of the assays"))
        .field("acid_demand", &O::acid_demand, "acid that the gangue can take up")
        .field("moisture", &O::moisture, between(0, 0.5), "water by mass of dry ore before cure",
               unit("%"))
        .field("size", &O::size, "sizes of the particles")
        .field("access", &O::access, "what the solution reaches in particles of each size");
}

}  // namespace gossan::ore
