// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/records/recorder.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/heap_assembly.hpp"

namespace gossan::simulation {

/// What a run that writes nothing is asked for.
struct MemoryRequest {
    records::Keeping keeping = {};
    /// s, rising, of the rows of the series; none: every output interval. Of a column alone, which
    /// steps the same whatever they are; rows of a site come at its own knots.
    std::vector<double> output_times = {};
    std::string version = {};                   ///< of the program, for the summary
    const records::Checkpoint* from = nullptr;  ///< goes on from there; none: day 0
};

/// A run as it was kept in memory.
struct MemoryRun {
    Outcome outcome;
    records::KeptRun kept;
};

/// Runs a scenario to the bits of `run` and writes nothing. Safe to call from several threads at
/// once. A solver that fails is an Outcome.
[[nodiscard]] MemoryRun run_in_memory(const Assembly& assembly, const MemoryRequest& request = {},
                                      const Attendant& attendant = {});

/// The same of a site, on at most `threads` threads.
[[nodiscard]] MemoryRun run_in_memory(const HeapAssembly& heap, const MemoryRequest& request = {},
                                      const Attendant& attendant = {}, int threads = 1);

/// Goes on from the last restart point of the run in `earlier` under the plan of `later`, into a
/// run folder of its own whose rows begin there; `assembly` is that of the earlier run.
/// Error(input) that says what differs where the state does not fit.
[[nodiscard]] Outcome continue_run(const Assembly& assembly, const std::filesystem::path& earlier,
                                   const Assembly& later, const RunRecord& record,
                                   const Attendant& attendant);
[[nodiscard]] Outcome continue_run(const HeapAssembly& heap, const std::filesystem::path& earlier,
                                   const HeapAssembly& later, const RunRecord& record,
                                   const Attendant& attendant, int threads);

}  // namespace gossan::simulation
