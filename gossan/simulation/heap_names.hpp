// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/diagnostics.hpp"
#include "gossan/simulation/heap_assembly.hpp"

namespace gossan::simulation {

/// Whether the records can tell modules, pads and ponds apart by their names: "M1/bed" is a place
/// of a module, "all", "plant" and "pad NAME" are lines of the accounts, and each column of
/// series.csv has a name of its own. Faults go to `diagnostics`.
void check_heap_names(const HeapSite& site, Diagnostics& diagnostics);
void check_series_names(const HeapAssembly& heap, Diagnostics& diagnostics);

}  // namespace gossan::simulation
