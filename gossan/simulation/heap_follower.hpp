// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/records/manifest.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// How a scenario wants heap and plant brought together.
[[nodiscard]] Coupling coupling_of(const HeapAssembly& heap, int threads, Ranks* ranks);

/// Tells the other ranks, if any, where the run begins; by the first.
void lead(const records::RunIdentity& identity, const HeapState& state, Ranks* ranks);

/// The run of a rank that is not the first: all windows, from where that one says, with its share
/// of the columns; it writes nothing. Throws Error(input) if it has another scenario or other
/// facts.
[[nodiscard]] Outcome follow(const HeapAssembly& heap, const records::RunIdentity& identity,
                             const Attendant& attendant, const Coupling& coupling);

}  // namespace gossan::simulation
