// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/simulation/assembly.hpp"
#include "gossan/simulation/column_ores.hpp"

namespace gossan::simulation {

/// Stacks the ores on a column whose model and feeds are there: what its cells hold at day 0, what
/// each lift of the run brings, what was placed and cured. Ore too wet for its pores and recipes
/// that cannot be followed are faults.
void stack(const ColumnOres& ores, const catalogue::Catalogue& catalogue, Assembly& assembly,
           Diagnostics& diagnostics);

}  // namespace gossan::simulation
