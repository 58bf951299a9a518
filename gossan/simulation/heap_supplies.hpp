// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// What a site drew over a window of what the books hold no stock of: electricity (MWh) of pumps,
/// blowers and mixers as `[power]` tells it, air blown in (Nm3) by pad, extractant and diluent lost
/// with organic (m3).
[[nodiscard]] std::vector<records::BalanceRow> supply_rows(const HeapAssembly& heap,
                                                           const HeapWindow& window);

/// Electricity of the crushing of ore, by the rows of its stacking among `rows`.
[[nodiscard]] std::vector<records::BalanceRow> crushing_rows(
    const HeapAssembly& heap, std::span<const records::BalanceRow> rows);

/// One sentence that names what draws electricity that `[power]` does not tell; blank if nothing.
[[nodiscard]] std::string power_note(const HeapAssembly& heap);

}  // namespace gossan::simulation
