// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>

#include "gossan/records/recorder.hpp"
#include "gossan/simulation/column_simulation.hpp"
#include "gossan/simulation/copper_streams.hpp"
#include "gossan/simulation/heap_book.hpp"
#include "gossan/simulation/heap_series.hpp"
#include "gossan/simulation/heap_totals.hpp"

namespace gossan::simulation {

/// A run of heap and plant between its folder and its equations: goes from window to window and
/// books.
class HeapSession {
public:
    HeapSession(const HeapAssembly& heap, records::Recorder recorder, const Attendant& attendant,
                const Coupling& coupling);

    /// Runs from day 0.
    [[nodiscard]] Outcome begin();
    /// Goes on from a checkpoint.
    [[nodiscard]] Outcome go_on_from(const records::Checkpoint& checkpoint);

    /// Begins records of its own at a restart point of another run, whose state fits.
    [[nodiscard]] Outcome branch_from(const records::Checkpoint& checkpoint);

private:
    void take_up(const records::Checkpoint& checkpoint);
    void write_notes(const std::string& message);
    void write_stocks(double time);
    Outcome go();
    Outcome finish();
    void book(const HeapState& before, const HeapWindow& window);
    void close_period(double time);
    void write_tables(const HeapWindow& window);
    void tell(const HeapState& before, const HeapWindow& window);
    void save();
    [[nodiscard]] bool is_due(double interval, double before, double time) const;
    [[nodiscard]] bool is_output_due(double before, double time) const;
    [[nodiscard]] double wall() const;
    [[nodiscard]] long steps() const;

    const HeapAssembly& heap_;
    records::Recorder recorder_;
    const Attendant& attendant_;
    Coupling coupling_;
    HeapState state_;
    ColumnsUnderway underway_;
    HeapSeries series_;
    HeapTotals totals_;
    CopperStreams streams_;
    PeriodRows rows_;
    double earlier_wall_;  ///< s, of the parts before this one
    std::chrono::steady_clock::time_point clock_ = std::chrono::steady_clock::now();
};

/// What a run of heap and plant writes beside what every run does.
[[nodiscard]] records::RecorderOptions heap_recorder(const HeapAssembly& heap);

}  // namespace gossan::simulation
