// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/simulation/heap_assembly.hpp"

namespace gossan::simulation {

/// What keeps a run from going on under another plan from a restart point at `time`, s, in
/// sentences; empty if nothing does. Equal must be what the state is made of and what has been
/// stacked by then: components, minerals, gases, cells and their heights, stagnant nodes,
/// reactions, ore and copper placed, lifts. Free are the plan from then on (irrigation, air,
/// solutions, weather, later lifts), the duration, which must be after `time`, and every number of
/// a law or property that changes no amount that was placed.
[[nodiscard]] std::vector<std::string> what_differs(const Assembly& earlier, const Assembly& later,
                                                    double time);

/// The same of a site: pads, modules, ponds and, module by module, what is stacked.
[[nodiscard]] std::vector<std::string> what_differs(const HeapAssembly& earlier,
                                                    const HeapAssembly& later, double time);

}  // namespace gossan::simulation
