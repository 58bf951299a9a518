// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/simulation/heap_site.hpp"

namespace gossan::simulation {

/// Gives modules the days, ore and heights of the scenario's stacking plan, if it has one; a
/// scenario without modules gets those of the plan. A lift is there from the day of its last block
/// on and is as high as its mass makes it; blocks of several parcels in one lift are mixed. What
/// the plan leaves to such rules goes to `notes`.
void stack_as_planned(HeapSite& site, std::vector<std::string>& notes, Diagnostics& diagnostics);

}  // namespace gossan::simulation
