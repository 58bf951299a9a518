// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/records/balance.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// The rows of balance.csv for one module over a window: as of a column, its places as "M3/bed",
/// "M3/solids" and "M3/surface", its irrigation and drainage from and to ponds ("pls pond"). Where
/// the module was stacked as the window began, also its cure and its first stocks.
[[nodiscard]] std::vector<records::BalanceRow> module_rows(const HeapModule& module,
                                                           const ModuleState& before,
                                                           const HeapWindow& window,
                                                           const ModuleWindow& passage,
                                                           const plant::Plant& plant);

/// What ponds, solvent extraction ("SX") and tank house ("EW") exchanged over a window, with each
/// other and with the world. Exchange with modules is in their rows.
[[nodiscard]] std::vector<records::BalanceRow> plant_flow_rows(const HeapAssembly& heap,
                                                               const HeapState& before,
                                                               const HeapWindow& window,
                                                               const plant::Plant& after);

/// What ponds, organic and electrolyte hold at one time.
[[nodiscard]] std::vector<records::BalanceRow> plant_stock_rows(const HeapAssembly& heap,
                                                                const plant::Plant& plant,
                                                                double time);

}  // namespace gossan::simulation
