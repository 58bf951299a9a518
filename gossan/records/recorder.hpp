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
#include "gossan/records/table_file.hpp"

namespace gossan::records {

/// How often a run is made durable, and what else it writes.
struct RecorderOptions {
    /// Least wall time between two checkpoints; restart points in between write none. 0: every one.
    double checkpoint_interval_s = 1.0;
    /// Tables that this sort of run writes beside those of every run; known to RunFolder.
    std::vector<TableInfo> tables = {};
};

/// What a run in memory keeps.
struct Keeping {
    std::vector<std::string> columns = {};  ///< of the series; none: all
    bool series = true;
    bool balance = true;
    bool last_restart_point = false;  ///< to go on from
};

/// A run as it was kept in memory.
struct KeptRun {
    Series series = {};
    std::vector<BalanceRow> balance = {};
    std::vector<Event> events = {};
    std::optional<Checkpoint> last = {};  ///< restart point, where asked for
};

/// Writes a run into its folder so that a kill at any moment leaves it readable and resumable.
/// Holds a lock on the folder, so that no two programs write the same run. One thread at a time.
class Recorder {
public:
    struct State;

    /// Begins the run for which `folder` was created; `manifest` as given to RunFolder::create, its
    /// `series` the columns of series.csv.
    [[nodiscard]] static Recorder begin(const RunFolder& folder, Manifest manifest,
                                        RecorderOptions options = {});

    /// A run taken up again: its recorder, cut back to the checkpoint from which it goes on.
    struct Resumed;
    /// Goes back to the newest checkpoint whose files are whole. Error(input) if the run is done,
    /// or is of another scenario, data or columns; Error(io) if no checkpoint can be used.
    [[nodiscard]] static Resumed resume(const RunFolder& folder, const RunIdentity& expected,
                                        std::span<const ColumnInfo> columns,
                                        RecorderOptions options = {});

    /// Keeps a run in `kept`, which must outlive it, and writes nothing: no fields, no tables.
    /// Error(input) for a column that the run does not have.
    [[nodiscard]] static Recorder in_memory(Manifest manifest, const Keeping& keeping,
                                            KeptRun& kept);

    Recorder(Recorder&&) noexcept;
    Recorder& operator=(Recorder&&) noexcept;
    ~Recorder();

    /// The fields and cells of the rows that follow: once before the first row, after a resume too,
    /// and again when cells are added on top.
    void lay_out_fields(FieldLayout layout);

    /// One row of series.csv; see SeriesWriter.
    void series_row(double time_d, std::span<const double> values);
    /// One profile of every field, `values[field * n_cells + cell]`; see Fields::append.
    void field_row(double time_d, std::span<const double> values);
    void balance_rows(std::span<const BalanceRow> rows);
    void event(const Event& event);
    /// Whole rows of one of the tables of the options.
    void table_rows(std::size_t table, const tables::CsvRows& rows);

    /// Whether rows of tables go anywhere.
    [[nodiscard]] bool keeps_tables() const;

    /// A restart point: makes all rows so far durable, then the checkpoint, then the manifest, in
    /// the order that lets a run be resumed after a kill between any two. Identity and marks of the
    /// checkpoint are filled here. Only remembers it when the last one written is younger than the
    /// options say; the first of a run is always written. Returns whether it wrote.
    bool restart_point(Checkpoint checkpoint);

    /// The manifest that is written next: solver counts, messages.
    [[nodiscard]] Manifest& manifest();

    /// Joins the fields, writes the summary and closes the manifest as done.
    void finish(const Document& summary);
    /// Closes the manifest as failed or interrupted, with the last restart point written; what was
    /// recorded stays, and the run can be resumed. Never throws: returns what could not be written
    /// (a full disk), blank if all was.
    [[nodiscard]] std::string stop(RunStatus status, const std::string& message) noexcept;

private:
    struct InFolder;
    struct InMemory;
    explicit Recorder(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

struct Recorder::Resumed {
    Recorder recorder;
    Checkpoint checkpoint;
    std::vector<std::string> notes;  ///< newer checkpoints that could not be used, and why
};

}  // namespace gossan::records
