// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// Flows of several windows as those of one period: each goes from the first window's begin to the
/// last one's end. Stackings and cures, which take no time, stay as they are.
class PeriodRows {
public:
    void add(const std::vector<records::BalanceRow>& rows);
    [[nodiscard]] std::vector<records::BalanceRow> take();

private:
    using Key = std::array<std::string, 5>;  ///< from, to, substance, cause, unit

    std::vector<records::BalanceRow> rows_;
    std::map<Key, std::size_t> index_;
};

/// Rows as they are, those that differ in nothing but their amount as one: strips of a module are
/// one place.
[[nodiscard]] std::vector<records::BalanceRow> summed(const std::vector<records::BalanceRow>& rows);

/// The flows of one column over a window for balance.csv: as of a column, its places as "M3/bed",
/// and "M3/solids", its irrigation and drainage from and to ponds ("pls pond").
[[nodiscard]] std::vector<records::BalanceRow> module_flow_rows(const HeapModule& module,
                                                                const HeapWindow& window,
                                                                const ModuleWindow& passage,
                                                                const plant::Plant& plant);

/// The cure of a column and what it holds when it is stacked.
[[nodiscard]] std::vector<records::BalanceRow> first_rows(const HeapModule& module, double time);

/// What a column holds at one time.
[[nodiscard]] std::vector<records::BalanceRow> module_stock_rows(const HeapModule& module,
                                                                 const ModuleState& state,
                                                                 double time);

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
