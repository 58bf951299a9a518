// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_system.hpp"
#include "gossan/numerics/stiff_integrator.hpp"

namespace gossan::column {

/// What a run tells while it goes on. Empty functions are not called.
struct Observer {
    std::function<void(double time, std::span<const double> state)> on_output;
    std::function<void(double time, std::span<const double> state)> on_step;
    /// Asked after every step; true stops the segment where it is.
    std::function<bool()> is_interrupted;
};

enum class SegmentEnd { reached, interrupted, failed };

struct SegmentResult {
    SegmentEnd end = SegmentEnd::reached;
    double time = 0.0;              ///< s, where it ended
    std::string message;            ///< of a failure: what, when, in which cell and equation
    std::size_t worst_unknown = 0;  ///< of a failure: index in the state
    std::vector<double> state;      ///< of a failure: where it stopped
};

/// Integrates a column from restart point to restart point.
///
/// Every segment starts a fresh integrator at its begin with its own estimate of the first step, so
/// a run resumed at a restart point repeats the same arithmetic to the bit. Only where nothing
/// jumps may a segment go on with the history of the one before.
class ColumnRun {
public:
    ColumnRun(const ColumnModel& model, numerics::IntegratorOptions options, double time,
              std::vector<double> state);

    /// Goes on to `end`; `output_times` (ascending, in (time, end]) are reported on the way.
    SegmentResult advance(double end, std::span<const double> output_times,
                          const Observer& observer);
    /// The same, but with the integrator's history: nothing that enters the rates jumps at the
    /// present time, which the segment before reached.
    SegmentResult go_on(double end, std::span<const double> output_times, const Observer& observer);

    [[nodiscard]] double time() const { return time_; }
    [[nodiscard]] const std::vector<double>& state() const { return state_; }
    [[nodiscard]] ColumnSystem& system() { return system_; }
    [[nodiscard]] numerics::IntegratorCounts counts() const { return integrator_.counts(); }
    [[nodiscard]] int segments() const { return segments_; }

private:
    ColumnSystem system_;
    numerics::StiffIntegrator integrator_;
    double time_;
    std::vector<double> state_;
    int segments_ = 0;
};

/// An unknown in words: "copper in the mobile water of cell 3" for error reports.
[[nodiscard]] std::string describe_unknown(const ColumnModel& model, const StateLayout& layout,
                                           std::size_t index);

}  // namespace gossan::column
