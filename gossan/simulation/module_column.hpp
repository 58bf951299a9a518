// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/simulation/heap_site.hpp"

namespace gossan::simulation {

/// The plan of a column in days of the run. A step names its pond, or with `ponds` the solution
/// that its pond begins with.
[[nodiscard]] heap::Irrigation column_plan(const PondIrrigation& plan, Duration shift,
                                           const std::map<std::string, plant::PondInput>* ponds);

/// The column that a strip of a module is; of a module with nothing left to plans.
[[nodiscard]] Site column_site(const HeapSite& heap, const ModuleInput& module,
                               const heap::Strip& strip);

/// Cells for ore of some height on a pad: about as high as those of its bed.
[[nodiscard]] int cells_of(const PadInput& pad, Length height);

/// Of the lifts that a module has by the end of the run, the lowest first.
[[nodiscard]] std::vector<std::string> parcels_of(const Site& site, const ModuleInput& module);

/// Every group of microbes that anything brings, sorted.
[[nodiscard]] std::vector<std::string> all_groups(const HeapSite& heap);

/// Where a fault of a column stands in the scenario of the site.
[[nodiscard]] std::string site_path(const std::string& path, const ModuleInput& module);

}  // namespace gossan::simulation
