// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "gossan/column/column_run.hpp"
#include "gossan/simulation/heap_assembly.hpp"
#include "gossan/simulation/pond_history.hpp"
#include "gossan/simulation/stage.hpp"

namespace gossan::simulation {

/// A module's column on its way: its equations as it stands, irrigated by the ponds, and its
/// integrator, whose history outlives a window. Serves one thread at a time.
class ColumnUnderway {
public:
    /// `module` outlives it, and so do the ponds until others are told.
    ColumnUnderway(const HeapModule& module, std::size_t stage, const PondCurves& ponds);
    ColumnUnderway(const ColumnUnderway&) = delete;
    ColumnUnderway& operator=(const ColumnUnderway&) = delete;

    /// From a state to `end`, with a fresh integrator.
    column::SegmentResult start(double time, std::vector<double> state, double end,
                                const numerics::IntegratorOptions& options,
                                std::span<const double> output_times,
                                const column::Observer& observer);
    /// From the end of the last segment to another, with the integrator's history.
    column::SegmentResult go_on(double end, std::span<const double> output_times,
                                const column::Observer& observer);
    /// What irrigates from now on.
    void meet(const PondCurves& ponds) { ponds_ = &ponds; }

    /// Whether it stands at a time, at a stage, under the share of the planned rate that its pond
    /// gives from then on, so that nothing jumps there.
    [[nodiscard]] bool is_at(double time, std::size_t stage, const PondCurves& next) const;

    [[nodiscard]] const Stage& stage() const { return stage_; }
    [[nodiscard]] const column::ColumnModel& model() const { return model_; }
    [[nodiscard]] const column::StateLayout& layout() const { return system_.state_layout(); }
    [[nodiscard]] const std::vector<double>& state() const { return run_->state(); }
    /// Of the last segment.
    [[nodiscard]] numerics::IntegratorCounts counts() const;

private:
    [[nodiscard]] column::ColumnModel irrigated();
    [[nodiscard]] double share_at(double time, const PondCurves& ponds) const;

    const HeapModule& module_;
    std::size_t stage_index_;
    const PondCurves* ponds_;
    Stage stage_;
    column::ColumnModel model_;
    column::ColumnSystem system_;  ///< for accounts; a run has its own
    std::optional<column::ColumnRun> run_;
    numerics::IntegratorCounts earlier_;
    double share_ = 1.0;  ///< of the planned rate, before the end of the last segment
};

/// [module] columns that can go on where the last window ended; empty ones begin afresh.
using ColumnsUnderway = std::vector<std::unique_ptr<ColumnUnderway>>;

}  // namespace gossan::simulation
