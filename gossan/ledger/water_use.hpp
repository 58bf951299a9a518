// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/period.hpp"

namespace gossan::ledger {

/// One use of water in a period.
struct WaterUse {
    std::string name = {};
    double volume = 0.0;      ///< m3
    double per_copper = 0.0;  ///< L by kg of copper recovered; 0 where none was
};

/// Water of the whole in the words of a water report:
///
///     withdrawn + rain + fed = consumed + change in ponds and plant                       (1)
///     consumed = evaporated + carried off with air + taken by reactions + retained + lost (2)
///
/// Withdrawn is make-up and the water of cures. Retained is what moisture of heaps grew by less the
/// moisture that ore was stacked with. Recycled is what goes from the plant to heaps, and is of
/// neither side. Source: choice: consumed is what is used and does not come back to the site.
[[nodiscard]] std::vector<WaterUse> water_use(const Inventory& inventory, const Period& period);

}  // namespace gossan::ledger
