// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>

#include <vector>

#include "gossan/simulation/heap_window.hpp"
#include "gossan/simulation/made_heap.hpp"

/// For tests alone: a heap run window by window, without a folder.
namespace gossan::simulation::made {

/// Every window of a heap, one after the other.
struct WholeRun {
    HeapState state;
    std::vector<HeapWindow> windows;
    plant::Liquor irrigated, drained;  ///< of all modules
};

inline WholeRun run(const HeapAssembly& heap, const Coupling& coupling = {}) {
    WholeRun all{.state = starting_state(heap),
                 .windows = {},
                 .irrigated = heap.basis().empty(),
                 .drained = heap.basis().empty()};
    ColumnsUnderway underway;
    for (const double end : heap.window_ends) {
        all.windows.push_back(run_window(heap, all.state, end, coupling, underway, {}));
        EXPECT_EQ(all.windows.back().ended, column::SegmentEnd::reached)
            << all.windows.back().message;
        for (const ModuleWindow& module : all.windows.back().modules) {
            for (const plant::Liquor& drained : module.flows.drained) all.drained.add(drained);
            for (const auto& taken : module.flows.taken) {
                for (const plant::Liquor& liquor : taken) all.irrigated.add(liquor);
            }
        }
    }
    return all;
}

/// mol of copper that all modules gave to the ponds.
inline double copper_won(const HeapAssembly& heap, const WholeRun& all) {
    return all.drained.component[heap.basis().cu()] - all.irrigated.component[heap.basis().cu()];
}

}  // namespace gossan::simulation::made
