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

}  // namespace

struct Recorder::State {
    RunFolder folder;
    FolderLock lock;
    Manifest manifest;
    RecorderOptions options;
    SeriesWriter series;
    BalanceWriter balance;
    EventWriter events;
    std::vector<TableFile> tables;
    Fields buffer = {};
    std::size_t next_part = 0;
    std::size_t next_checkpoint = 0;
    bool has_checkpoint = false;
    std::optional<Pending> pending = {};
    double earlier_wall_s = 0.0;
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

void Recorder::State::write_part(std::size_t n_rows) {
    if (n_rows == 0) return;
    auto [part, rest] = split(buffer, n_rows);
    write_fields(folder.field_parts() / numbered_name(next_part, field_part_extension), part,
                 Packing::plain);  // it is soon joined and removed
    buffer =
        std::move(rest);  // not before they are safe: a full disk may be freed and this tried again
    ++next_part;
}

std::vector<FileMark> Recorder::State::marks() const {
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

void Recorder::State::sync_rows() {
    series.file().sync();
    balance.file().sync();
    events.file().sync();
    for (TableFile& table : tables) table.file().sync();
}

void Recorder::State::write_pending() {
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

void Recorder::State::prune_checkpoints() const {
    constexpr std::size_t n_kept = 2;
    const std::vector<NumberedFile> files =
        numbered_files(folder.checkpoints(), checkpoint_extension);
    for (std::size_t k = 0; k + n_kept < files.size(); ++k) {
        std::error_code ignored;  // one checkpoint too many does no harm
        std::filesystem::remove(files[k].path, ignored);
    }
}

void Recorder::State::join_fields() const {
    std::vector<Fields> parts;
    for (const NumberedFile& file : numbered_files(folder.field_parts(), field_part_extension)) {
        parts.push_back(read_fields(file.path));
    }
    if (!buffer.time_d.empty()) parts.push_back(buffer);
    if (!parts.empty()) write_fields(folder.fields(), joined(parts));
}

void Recorder::State::close(RunStatus status, const std::string& message) {
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
    Recorder recorder(
        std::make_unique<State>(State{.folder = folder,
                                      .lock = std::move(lock),
                                      .manifest = std::move(manifest),
                                      .options = std::move(options),
                                      .series = std::move(series),
                                      .balance = BalanceWriter::create(folder.balance()),
                                      .events = EventWriter::create(folder.events()),
                                      .tables = std::move(tables)}));
    return recorder;
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
    Recorder recorder(std::make_unique<State>(
        State{.folder = folder,
              .lock = std::move(lock),
              .manifest = std::move(manifest),
              .options = std::move(options),
              .series = std::move(series),
              .balance = BalanceWriter::cut_back(folder.balance(), balance_length),
              .events = EventWriter::cut_back(folder.events(), events_length),
              .tables = std::move(tables),
              .next_part = parts.empty() ? 0 : parts.back().number + 1,
              .next_checkpoint = recovery.number + 1,
              .has_checkpoint = true,
              .earlier_wall_s = earlier_wall_s}));
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

void Recorder::lay_out_fields(FieldLayout layout) {
    state_->write_pending();
    state_->write_part(state_->buffer.time_d.size());
    state_->buffer = empty_fields(std::move(layout));
}

void Recorder::series_row(double time_d, std::span<const double> values) {
    state_->series.append(time_d, values);
}

void Recorder::field_row(double time_d, std::span<const double> values) {
    expects(state_->buffer.layout.n_cells() > 0, "the fields were laid out before their first row");
    state_->buffer.append(time_d, values);
}

void Recorder::balance_rows(std::span<const BalanceRow> rows) { state_->balance.append(rows); }

void Recorder::event(const Event& event) { state_->events.append(event); }

void Recorder::table_rows(std::size_t table, const tables::CsvRows& rows) {
    state_->tables.at(table).append(rows);
}

bool Recorder::restart_point(Checkpoint checkpoint) {
    State& state = *state_;
    state.pending = Pending{.checkpoint = std::move(checkpoint),
                            .series_length = state.series.file().length(),
                            .balance_length = state.balance.file().length(),
                            .events_length = state.events.file().length(),
                            .table_lengths = {},
                            .n_field_rows = state.buffer.time_d.size()};
    for (TableFile& table : state.tables) {
        state.pending->table_lengths.push_back(table.file().length());
    }
    const bool is_due = seconds_since(state.last_checkpoint) >= state.options.checkpoint_interval_s;
    if (state.has_checkpoint && !is_due) return false;
    state.write_pending();
    return true;
}

Manifest& Recorder::manifest() { return state_->manifest; }

void Recorder::finish(const Document& summary) {
    State& state = *state_;
    state.sync_rows();
    state.join_fields();
    write_atomically(state.folder.summary(), print(summary));
    state.manifest.time_d = state.manifest.duration_d;
    state.close(RunStatus::done, {});
    std::error_code ignored;  // leftover parts are in fields.nc too
    std::filesystem::remove_all(state.folder.field_parts(), ignored);
}

std::string Recorder::stop(RunStatus status, const std::string& message) noexcept {
    State& state = *state_;
    std::string unwritten;
    const auto attempt = [&unwritten](const auto& step) {
        try {
            step();
        } catch (const std::exception& failure) {
            if (unwritten.empty()) unwritten = failure.what();
        }
    };
    attempt([&] { state.write_pending(); });
    attempt([&] { state.write_part(state.buffer.time_d.size()); });
    attempt([&] { state.sync_rows(); });
    attempt([&] { state.close(status, message); });
    return unwritten;
}

}  // namespace gossan::records
