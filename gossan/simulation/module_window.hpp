// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_run.hpp"
#include "gossan/records/balance.hpp"
#include "gossan/records/events.hpp"
#include "gossan/simulation/column_underway.hpp"
#include "gossan/simulation/heap_assembly.hpp"
#include "gossan/simulation/pond_history.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

/// What drained over an interval.
struct DrainedBefore {
    double length = 0.0;  ///< s
    plant::Liquor liquor;
};

/// The column of a module between two windows: all that its future depends on. Empty until the
/// module is stacked.
struct ModuleState {
    std::size_t stage = 0;
    std::vector<double> state, start;  ///< start: what was stacked, which balances count from
    std::vector<double> watch;         ///< memory of its events
    numerics::IntegratorCounts counts;
    double peak = 0.0;                   ///< K, the highest temperature so far
    std::vector<DrainedBefore> drained;  ///< of its footprint, the last first; up to three

    [[nodiscard]] bool is_stacked() const { return !state.empty(); }
};

/// What passed between a module and the ponds, for its whole footprint.
struct ModuleFlows {
    std::vector<plant::Liquor> drained;             ///< [interval], run-off included
    std::vector<std::vector<plant::Liquor>> taken;  ///< [interval][pond]
    std::vector<double> dissolved_copper;           ///< [interval] mol in its water at the end
    double dissolved_copper_before = 0.0;           ///< mol at the window's begin
};

/// A module over one window against given ponds.
struct ModuleWindow {
    ModuleState after;
    std::vector<double> before;  ///< state at the window's begin, as tall as it is at its end
    ModuleFlows flows;
    std::vector<records::BalanceRow> rows;  ///< of lifts stacked in the window
    std::vector<records::Event> events;
    column::SegmentEnd end = column::SegmentEnd::reached;
    std::string message;  ///< why it failed
};

/// What a module is when it is stacked.
[[nodiscard]] ModuleState stacked_module(const Assembly& assembly);

/// Runs a column from window begin to end, from restart point to restart point. Depends on its
/// arguments alone, so modules may run side by side. `underway` goes on if it stands where the
/// window begins and nothing jumps there, and is at the window's end afterwards; else a column
/// begins afresh.
[[nodiscard]] ModuleWindow run_module(const HeapAssembly& heap, const HeapModule& module,
                                      const ModuleState& before, const PondHistory& history,
                                      const PondCurves& ponds,
                                      std::unique_ptr<ColumnUnderway>& underway,
                                      const std::function<bool()>& is_interrupted);

/// Water, heat and components that the ponds and a module have exchanged since it was stacked.
struct Exchanged {
    plant::Liquor irrigated, drained;
};
[[nodiscard]] Exchanged exchanged(const HeapModule& module, const Stage& stage,
                                  const column::StateLayout& layout, std::span<const double> state);

/// What a module drains between two times after its last window's end, s, if the polynomial goes on
/// that gives what it drained in the intervals before, but by no more than a half. Only a guess.
[[nodiscard]] plant::Liquor expected_drainage(const ModuleState& module, double begin, double end);

/// Copper dissolved in a module's water, mol.
[[nodiscard]] double dissolved_copper(const HeapModule& module, const Stage& stage,
                                      const column::StateLayout& layout,
                                      std::span<const double> state);

}  // namespace gossan::simulation
