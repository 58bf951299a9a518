// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/simulation/heap_site.hpp"

namespace gossan::simulation {

/// What no single block can tell of the modules: what is missing of each, and whether its plans
/// keep to the order of stacking.
void check_modules(const HeapSite& site, Diagnostics& diagnostics);

/// What the plans of modules leave undone in the run: who is never irrigated, whose irrigation ends
/// before the run, and what would begin after it.
[[nodiscard]] std::vector<std::string> irrigation_notes(const HeapSite& site);

}  // namespace gossan::simulation
