// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/heap_assembly.hpp"
#include "gossan/simulation/ranks.hpp"

namespace gossan::simulation {

/// Runs a scenario of heap and plant into a new run folder, on at most `threads` threads; the bits
/// are the same for any number. Of several `ranks` each calls it with the same scenario, the first
/// writes, and the columns are shared out, to the same bits again. Ends and throws as the run of a
/// column.
[[nodiscard]] Outcome run(const HeapAssembly& heap, const RunRecord& record,
                          const Attendant& attendant, int threads, Ranks* ranks = nullptr);

/// Goes on with a run from its last checkpoint, to the same bits.
[[nodiscard]] Outcome resume(const HeapAssembly& heap, const std::filesystem::path& folder,
                             const records::RunIdentity& identity, const Attendant& attendant,
                             int threads, Ranks* ranks = nullptr);

}  // namespace gossan::simulation
