// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/balance.hpp"
#include "gossan/records/checkpoint.hpp"
#include "gossan/records/document.hpp"
#include "gossan/records/events.hpp"
#include "gossan/records/fields.hpp"
#include "gossan/records/manifest.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/records/series.hpp"

namespace gossan::records {

/// How often a run is made durable.
struct RecorderOptions {
    /// Least wall time between two checkpoints; restart points in between write none. 0: every one.
    double checkpoint_interval_s = 1.0;
};

/// Writes a run into its folder so that a kill at any moment leaves it readable and resumable.
/// Holds a lock on the folder, so that no two programs write the same run. One thread at a time.
class Recorder {
public:
    /// Begins the run for which `folder` was created; `manifest` as given to RunFolder::create.
    [[nodiscard]] static Recorder begin(const RunFolder& folder, Manifest manifest,
                                        FieldLayout layout, RecorderOptions options = {});

    /// A run taken up again: its recorder, cut back to the checkpoint from which it goes on.
    struct Resumed;
    /// Goes back to the newest checkpoint whose files are whole. Error(input) if the run is done,
    /// of another scenario, data or output columns; Error(io) if no checkpoint can be used.
    [[nodiscard]] static Resumed resume(const RunFolder& folder, const RunIdentity& expected,
                                        FieldLayout layout, std::span<const ColumnInfo> columns,
                                        RecorderOptions options = {});

    Recorder(Recorder&&) noexcept;
    Recorder& operator=(Recorder&&) noexcept;
    ~Recorder();

    /// One row of series.csv; see SeriesWriter.
    void series_row(double time_d, std::span<const double> values);
    /// One profile of every field; see Fields::append.
    void field_row(double time_d, std::span<const double> values);
    void balance_rows(std::span<const BalanceRow> rows);
    void event(const Event& event);

    /// A restart point: makes all rows so far durable, then the checkpoint, then the manifest, in
    /// the order that lets a run be resumed after a kill between any two. `checkpoint.marks` is
    /// filled here. Does nothing if the last one is younger than the options say, except the first
    /// of a run and when `force`. Returns whether it wrote.
    bool restart_point(Checkpoint checkpoint, bool force = false);

    /// Cells were added on top: ends the part of the fields written so far.
    void regrid(FieldLayout layout);

    /// The manifest that the next restart point or `finish` writes (solver counts, time, message).
    [[nodiscard]] Manifest& manifest();

    /// Joins the fields, writes the summary and closes the manifest as done.
    void finish(const Document& summary);
    /// Closes the manifest as failed or interrupted; what was recorded stays, and can be resumed.
    void stop(RunStatus status, const std::string& message);

private:
    struct State;
    explicit Recorder(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

struct Recorder::Resumed {
    Recorder recorder;
    Checkpoint checkpoint;
    std::vector<std::string> notes;  ///< checkpoints that could not be used, and why
};

}  // namespace gossan::records
