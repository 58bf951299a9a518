// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/heap_follower.hpp"

#include <algorithm>

#include "gossan/simulation/rank_bytes.hpp"

namespace gossan::simulation {

Coupling coupling_of(const HeapAssembly& heap, int threads, Ranks* ranks) {
    Coupling coupling;
    coupling.tolerance = heap.site.coupling.tolerance.si;
    coupling.most_sweeps = heap.site.coupling.most_sweeps;
    coupling.threads = threads;
    coupling.ranks = ranks;
    return coupling;
}

void lead(const records::RunIdentity& identity, const HeapState& state, Ranks* ranks) {
    if (ranks == nullptr || ranks->count() == 1) return;
    (void)ranks->exchange(bytes_of(RankStart{.scenario_hash = identity.scenario_hash,
                                             .data_hash = identity.data_hash,
                                             .time = state.time,
                                             .modules = state.modules,
                                             .plant = state.plant.state()}));
}

Outcome follow(const HeapAssembly& heap, const records::RunIdentity& identity,
               const Attendant& attendant, const Coupling& coupling) {
    RankStart start = start_of(coupling.ranks->exchange({}).front());
    if (start.scenario_hash != identity.scenario_hash || start.data_hash != identity.data_hash) {
        throw Error(ErrorCode::input, "another scenario or other facts than the first process has",
                    {}, "let all processes read the same files");
    }
    HeapState state = starting_state(heap);
    state.time = start.time;
    state.modules = std::move(start.modules);
    state.plant.restore(start.plant);
    ColumnsUnderway underway;
    const auto& ends = heap.window_ends;
    for (auto end = std::upper_bound(ends.begin(), ends.end(), state.time); end != ends.end();
         ++end) {
        const HeapWindow window =
            run_window(heap, state, *end, coupling, underway, attendant.is_interrupted);
        if (window.ended == column::SegmentEnd::interrupted) {
            return {records::RunStatus::interrupted, {}, {}};
        }
        if (window.ended == column::SegmentEnd::failed) {
            return {records::RunStatus::failed, window.message, {}};
        }
    }
    return {};
}

}  // namespace gossan::simulation
