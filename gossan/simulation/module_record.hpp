// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/records/table_file.hpp"
#include "gossan/simulation/heap_window.hpp"

namespace gossan::simulation {

/// What a module is doing.
enum class ModuleStatus {
    waiting,    ///< stacked, its irrigation still to begin
    irrigated,  ///< solution came in the interval
    cut_off,    ///< planned, but none came: a dry pond, an outage
    resting,    ///< none comes, more is planned
    done        ///< none comes any more
};

/// At the time `middle` of an interval in which `taken` m3 came to it.
[[nodiscard]] ModuleStatus status_of(const HeapModule& module, double middle, double taken);

/// modules.csv: what stacked modules are at a time, one row a module.
[[nodiscard]] records::TableInfo modules_table();
/// Rows of all stacked modules; `state` is at the window's end.
[[nodiscard]] tables::CsvRows module_rows(const HeapAssembly& heap, const HeapState& state,
                                          const HeapWindow& window);

/// module_flows.csv: what passed stacked modules in an interval, one row a module.
[[nodiscard]] records::TableInfo module_flows_table();
/// Whether an interval is the last that is irrigated, by the plan for a day at least.
[[nodiscard]] bool stops_after(const HeapModule& module, double begin, double end);
/// Rows of all modules that are stacked in the window, or, where it is not `due`, of those whose
/// irrigation stops after it; means over the interval.
[[nodiscard]] tables::CsvRows module_flow_table_rows(const HeapAssembly& heap,
                                                     const HeapWindow& window, std::size_t interval,
                                                     bool due);

}  // namespace gossan::simulation
