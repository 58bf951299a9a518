// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/ore/composition.hpp"
#include "gossan/simulation/site.hpp"

namespace gossan::simulation {

/// One kind of ore of a column.
struct ColumnOre {
    ParcelInput parcel;
    std::string path;              ///< of its block; blank: the scenario itself
    ore::Composition composition;  ///< its size classes by their place among those of the column

    /// Where a key of the parcel stands in the scenario.
    [[nodiscard]] std::string path_of(const std::string& key) const;
};

/// Every kind of ore that a run stacks on one column. A column has one network, with the minerals
/// and size classes of all of them; what an ore does not hold it has none of.
struct ColumnOres {
    std::vector<ColumnOre> ores;       ///< that of the bed first, others as lifts bring them
    std::vector<double> class_sizes;   ///< mean sizes in m; ores with classes of one size share it
    std::vector<std::size_t> of_lift;  ///< index into `ores` by lift of the run

    /// Ids of all minerals, those of the first ore first.
    [[nodiscard]] std::vector<std::string> minerals() const;
};

/// Turns the assays of every ore into moles. Faults go to `diagnostics`; blocks with faults that
/// are there already are left out of sight.
[[nodiscard]] ColumnOres column_ores(const Site& site, const catalogue::Catalogue& catalogue,
                                     Diagnostics& diagnostics);

/// How many of the bed's lifts are stacked before the run ends.
[[nodiscard]] std::size_t n_lifts_of_run(const Site& site);

/// Whether no fault lies in a block, around it, or in the input as a whole.
[[nodiscard]] bool is_sound(const Diagnostics& diagnostics, const std::string& path);

}  // namespace gossan::simulation
