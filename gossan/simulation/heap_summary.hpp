// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gossan/records/document.hpp"
#include "gossan/simulation/copper_streams.hpp"
#include "gossan/simulation/heap_totals.hpp"

namespace gossan::simulation {

/// summary.json of a finished run of heap and plant.
[[nodiscard]] records::Document heap_summary(const HeapAssembly& heap, const HeapState& state,
                                             const HeapTotals& totals, const CopperStreams& streams,
                                             const std::string& version, double wall);

}  // namespace gossan::simulation
