// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/input/supply_input.hpp"
#include "gossan/supply/production/harvest.hpp"

namespace gossan::supply {

/// Cathode by harvest, from wherever the input has it: measured strippings, measured accounts or a
/// run, of which less than half a bundle is not stripped yet. Without a block of lots a harvest is
/// of a week. Faults of tables go to `diagnostics`.
[[nodiscard]] std::vector<Harvest> harvests_of(const SupplyInput& input, Diagnostics& diagnostics);

}  // namespace gossan::supply
