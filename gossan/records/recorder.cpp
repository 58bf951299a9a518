// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/recorder.hpp"

#include <chrono>
#include <optional>
#include <system_error>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/folder_lock.hpp"
#include "gossan/records/numbered_files.hpp"
#include "gossan/records/recorder_state.hpp"
#include "gossan/records/recovery.hpp"

namespace gossan::records {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point moment) {
    return std::chrono::duration<double>(Clock::now() - moment).count();
}

std::uint64_t size_of(const std::filesystem::path& file) {
    return static_cast<std::uint64_t>(std::filesystem::file_size(file));
}

/// A restart point that may still be written: the checkpoint and how far each output had come.
struct Pending {
    Checkpoint checkpoint;
    std::uint64_t series_length = 0;
    std::uint64_t balance_length = 0;
    std::uint64_t events_length = 0;
    std::vector<std::uint64_t> table_lengths = {};
    std::size_t n_field_rows = 0;  ///< of the buffer
};

/// What a run folder is open with.
struct Outputs {
    SeriesWriter series;
    BalanceWriter balance;
    EventWriter events;
    std::vector<TableFile> tables;
};

/// How far the numbered files of a run have come.
struct Progress {
    std::size_t next_part = 0;
    std::size_t next_checkpoint = 0;
    bool has_checkpoint = false;
    double earlier_wall_s = 0.0;
};

}  // namespace

/// Writes a run into its folder.
struct Recorder::InFolder final : Recorder::State {
    InFolder(RunFolder in, FolderLock held, Manifest run, RecorderOptions chosen, Outputs outputs,
             Progress reached)
        : State(std::move(run)),
          folder(std::move(in)),
          lock(std::move(held)),
          options(std::move(chosen)),
          series(std::move(outputs.series)),
          balance(std::move(outputs.balance)),
          events(std::move(outputs.events)),
          tables(std::move(outputs.tables)),
          next_part(reached.next_part),
          next_checkpoint(reached.next_checkpoint),
          has_checkpoint(reached.has_checkpoint),
          earlier_wall_s(reached.earlier_wall_s) {}

    void lay_out_fields(FieldLayout layout) override;
    void series_row(double time_d, std::span<const double> values) override {
        series.append(time_d, values);
    }
    void field_row(double time_d, std::span<const double> values) override;
    void balance_rows(std::span<const BalanceRow> rows) override { balance.append(rows); }
    void event(const Event& event) override { events.append(event); }
    void table_rows(std::size_t table, const tables::CsvRows& rows) override {
        tables.at(table).append(rows);
    }
    bool restart_point(Checkpoint checkpoint) override;
    void finish(const Document& summary) override;
    std::string stop(RunStatus status, const std::string& message) noexcept override;
    [[nodiscard]] bool keeps_tables() const override { return true; }

    RunFolder folder;
    FolderLock lock;
    RecorderOptions options;
    SeriesWriter series;
    BalanceWriter balance;
    EventWriter events;
    std::vector<TableFile> tables;
    Fields buffer = {};
    std::size_t next_part;
    std::size_t next_checkpoint;
    bool has_checkpoint;
    std::optional<Pending> pending = {};
    double earlier_wall_s;
    Clock::time_point begun = Clock::now();
    Clock::time_point last_checkpoint = Clock::now();

    /// Writes the first `n_rows` of the buffered fields as a part of their own.
    void write_part(std::size_t n_rows);
    void write_pending();
    void sync_rows();
    [[nodiscard]] std::vector<FileMark> marks() const;
    void prune_checkpoints() const;
    void join_fields() const;
    void close(RunStatus status, const std::string& message);
};

void Recorder::InFolder::write_part(std::size_t n_rows) {
    if (n_rows == 0) return;
    auto [part, rest] = split(buffer, n_rows);
    write_fields(folder.field_parts() / numbered_name(next_part, field_part_extension), part,
                 Packing::plain);  // it is soon joined and removed
    buffer =
        std::move(rest);  // not before they are safe: a full disk may be freed and this tried again
    ++next_part;
}

std::vector<FileMark> Recorder::InFolder::marks() const {
    std::vector<FileMark> marks = {
        {.file = folder.series().filename().string(), .length = pending->series_length},
        {.file = folder.balance().filename().string(), .length = pending->balance_length},
        {.file = folder.events().filename().string(), .length = pending->events_length}};
    for (std::size_t table = 0; table < tables.size(); ++table) {
        marks.push_back(
            {.file = options.tables[table].file, .length = pending->table_lengths[table]});
    }
    for (const NumberedFile& part : numbered_files(folder.field_parts(), field_part_extension)) {
        marks.push_back({.file = part.path.lexically_relative(folder.path()).generic_string(),
                         .length = size_of(part.path)});
    }
    return marks;
}

void Recorder::InFolder::sync_rows() {
    series.file().sync();
    balance.file().sync();
    events.file().sync();
    for (TableFile& table : tables) table.file().sync();
}

void Recorder::InFolder::write_pending() {
    if (!pending) return;
    write_part(pending->n_field_rows);
    pending->n_field_rows = 0;
    sync_rows();
    Checkpoint& checkpoint = pending->checkpoint;
    checkpoint.identity = manifest.identity;
    checkpoint.marks = marks();
    write_atomically(folder.checkpoints() / numbered_name(next_checkpoint, checkpoint_extension),
                     encode(checkpoint));
    ++next_checkpoint;
    has_checkpoint = true;
    last_checkpoint = Clock::now();
    manifest.time_d = checkpoint.time / day;
    manifest.wall_s = earlier_wall_s + seconds_since(begun);
    write_manifest(folder, manifest);
    prune_checkpoints();
    pending.reset();
}

void Recorder::InFolder::prune_checkpoints() const {
    constexpr std::size_t n_kept = 2;
    const std::vector<NumberedFile> files =
        numbered_files(folder.checkpoints(), checkpoint_extension);
    for (std::size_t k = 0; k + n_kept < files.size(); ++k) {
        std::error_code ignored;  // one checkpoint too many does no harm
        std::filesystem::remove(files[k].path, ignored);
    }
}

void Recorder::InFolder::join_fields() const {
    std::vector<Fields> parts;
    for (const NumberedFile& file : numbered_files(folder.field_parts(), field_part_extension)) {
        parts.push_back(read_fields(file.path));
    }
    if (!buffer.time_d.empty()) parts.push_back(buffer);
    if (!parts.empty()) write_fields(folder.fields(), joined(parts));
}

void Recorder::InFolder::close(RunStatus status, const std::string& message) {
    manifest.status = status;
    manifest.message = message;
    manifest.ended = utc_now();
    manifest.wall_s = earlier_wall_s + seconds_since(begun);
    write_manifest(folder, manifest);
}

Recorder::Recorder(std::unique_ptr<State> state) : state_(std::move(state)) {}
Recorder::Recorder(Recorder&&) noexcept = default;
Recorder& Recorder::operator=(Recorder&&) noexcept = default;
Recorder::~Recorder() = default;

Recorder Recorder::begin(const RunFolder& folder, Manifest manifest, RecorderOptions options) {
    FolderLock lock(folder.path());
    make_folder(folder.checkpoints());
    make_folder(folder.field_parts());
    SeriesWriter series = SeriesWriter::create(folder.series(), manifest.series);
    std::vector<TableFile> tables;
    for (const TableInfo& info : options.tables) {
        tables.push_back(TableFile::create(folder.path(), info));
    }
    Outputs outputs{.series = std::move(series),
                    .balance = BalanceWriter::create(folder.balance()),
                    .events = EventWriter::create(folder.events()),
                    .tables = std::move(tables)};
    return Recorder(std::make_unique<InFolder>(folder, std::move(lock), std::move(manifest),
                                               std::move(options), std::move(outputs), Progress{}));
}

Recorder::Resumed Recorder::resume(const RunFolder& folder, const RunIdentity& expected,
                                   std::span<const ColumnInfo> columns, RecorderOptions options) {
    FolderLock lock(folder.path());
    Manifest manifest = read_manifest(folder);
    if (manifest.status == RunStatus::done) {
        throw Error(ErrorCode::input, "this run is done: there is nothing to resume",
                    folder.path().string());
    }
    Recovery recovery = find_recovery(folder, expected);
    // The header of the series is checked before anything is removed.
    SeriesWriter series = SeriesWriter::cut_back(
        folder.series(), columns, recovery.length_of(folder.series().filename().string()));
    std::vector<TableFile> tables;
    for (const TableInfo& info : options.tables) {
        tables.push_back(TableFile::cut_back(folder.path(), info, recovery.length_of(info.file)));
    }
    remove_newer(folder, recovery);
    const std::uint64_t balance_length = recovery.length_of(folder.balance().filename().string());
    const std::uint64_t events_length = recovery.length_of(folder.events().filename().string());
    const std::vector<NumberedFile> parts =
        numbered_files(folder.field_parts(), field_part_extension);
    const double earlier_wall_s = manifest.wall_s;
    Outputs outputs{.series = std::move(series),
                    .balance = BalanceWriter::cut_back(folder.balance(), balance_length),
                    .events = EventWriter::cut_back(folder.events(), events_length),
                    .tables = std::move(tables)};
    const Progress progress{.next_part = parts.empty() ? 0 : parts.back().number + 1,
                            .next_checkpoint = recovery.number + 1,
                            .has_checkpoint = true,
                            .earlier_wall_s = earlier_wall_s};
    Recorder recorder(std::make_unique<InFolder>(folder, std::move(lock), std::move(manifest),
                                                 std::move(options), std::move(outputs), progress));
    Manifest& resumed = recorder.manifest();
    resumed.status = RunStatus::running;
    resumed.message.clear();
    resumed.ended.clear();
    resumed.time_d = recovery.checkpoint.time / day;
    ++resumed.resumes;
    write_manifest(folder, resumed);
    return {.recorder = std::move(recorder),
            .checkpoint = std::move(recovery.checkpoint),
            .notes = std::move(recovery.notes)};
}

void Recorder::InFolder::lay_out_fields(FieldLayout layout) {
    write_pending();
    write_part(buffer.time_d.size());
    buffer = empty_fields(std::move(layout));
}

void Recorder::InFolder::field_row(double time_d, std::span<const double> values) {
    expects(buffer.layout.n_cells() > 0, "the fields were laid out before their first row");
    buffer.append(time_d, values);
}

bool Recorder::InFolder::restart_point(Checkpoint checkpoint) {
    pending = Pending{.checkpoint = std::move(checkpoint),
                      .series_length = series.file().length(),
                      .balance_length = balance.file().length(),
                      .events_length = events.file().length(),
                      .table_lengths = {},
                      .n_field_rows = buffer.time_d.size()};
    for (TableFile& table : tables) pending->table_lengths.push_back(table.file().length());
    const bool is_due = seconds_since(last_checkpoint) >= options.checkpoint_interval_s;
    if (has_checkpoint && !is_due) return false;
    write_pending();
    return true;
}

/// The last restart point is kept too, so that other plans can go on from the end.
void Recorder::InFolder::finish(const Document& summary) {
    write_pending();
    sync_rows();
    join_fields();
    write_atomically(folder.summary(), print(summary));
    manifest.time_d = manifest.duration_d;
    close(RunStatus::done, {});
    std::error_code ignored;  // leftover parts are in fields.nc too
    std::filesystem::remove_all(folder.field_parts(), ignored);
}

std::string Recorder::InFolder::stop(RunStatus status, const std::string& message) noexcept {
    std::string unwritten;
    const auto attempt = [&unwritten](const auto& step) {
        try {
            step();
        } catch (const std::exception& failure) {
            if (unwritten.empty()) unwritten = failure.what();
        }
    };
    attempt([&] { write_pending(); });
    attempt([&] { write_part(buffer.time_d.size()); });
    attempt([&] { sync_rows(); });
    attempt([&] { close(status, message); });
    return unwritten;
}

void Recorder::lay_out_fields(FieldLayout layout) { state_->lay_out_fields(std::move(layout)); }
void Recorder::series_row(double time_d, std::span<const double> values) {
    state_->series_row(time_d, values);
}
void Recorder::field_row(double time_d, std::span<const double> values) {
    state_->field_row(time_d, values);
}
void Recorder::balance_rows(std::span<const BalanceRow> rows) { state_->balance_rows(rows); }
void Recorder::event(const Event& event) { state_->event(event); }
void Recorder::table_rows(std::size_t table, const tables::CsvRows& rows) {
    state_->table_rows(table, rows);
}
bool Recorder::restart_point(Checkpoint checkpoint) {
    return state_->restart_point(std::move(checkpoint));
}
bool Recorder::keeps_tables() const { return state_->keeps_tables(); }
Manifest& Recorder::manifest() { return state_->manifest; }
void Recorder::finish(const Document& summary) { state_->finish(summary); }
std::string Recorder::stop(RunStatus status, const std::string& message) noexcept {
    return state_->stop(status, message);
}

}  // namespace gossan::records
