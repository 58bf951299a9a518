// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/diagnostics.hpp"
#include "gossan/simulation/heap_site.hpp"

namespace gossan::simulation {

/// What no single block can tell of the modules: what is missing of each, and whether its plans
/// keep to the order of stacking.
void check_modules(const HeapSite& site, Diagnostics& diagnostics);

}  // namespace gossan::simulation
