// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/recorder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <functional>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/numbered_files.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<ColumnInfo> columns = {{"state", "1", "the state of the recurrence"}};
const RunIdentity identity = {.scenario_hash = "scenario", .data_hash = "data"};
const TableInfo modules{.file = "modules.csv", .header = {"time_d", "module", "state"}};
const RecorderOptions every_point = {.checkpoint_interval_s = 0.0, .tables = {modules}};
const RecorderOptions few_points = {.checkpoint_interval_s = 1e6, .tables = {modules}};
constexpr int last_day = 12;
constexpr int stacking_day = 6;  // a second cell is put on top
constexpr int days_between_restarts = 3;

/// What a test may do at each step of the run, such as to kill it.
using Hook = std::function<void()>;

FieldLayout layout_on(int day) {
    return {.fields = {{"state", "1", "the state of the recurrence", ""}},
            .faces_m = day < stacking_day ? std::vector{0.0, 1.0} : std::vector{0.0, 1.0, 2.5}};
}

Manifest fresh_manifest() {
    Manifest manifest;
    manifest.identity = identity;
    manifest.series = columns;
    manifest.duration_d = last_day;
    return manifest;
}

/// A chaotic recurrence with rows every day and restart points every third: any lost or repeated
/// step shows in all later numbers.
void run_from(Recorder& recorder, int day, double state, const Hook& hook) {
    recorder.lay_out_fields(layout_on(day));
    while (true) {
        if (day % days_between_restarts == 0) {
            hook();
            recorder.restart_point(
                {.time = static_cast<double>(day) * gossan::day, .arrays = {{"state", {state}}}});
            hook();
        }
        if (day == last_day) break;
        if (day == stacking_day) recorder.lay_out_fields(layout_on(day));
        state = 3.9 * state * (1.0 - state);
        ++day;
        hook();
        recorder.series_row(day, std::vector{state});
        hook();
        recorder.field_row(day, std::vector<double>(layout_on(day - 1).n_cells(), state));
        recorder.balance_rows(std::vector<BalanceRow>{{.begin_d = day - 1.0,
                                                       .end_d = day + 0.0,
                                                       .from = "a",
                                                       .to = "b",
                                                       .substance = "s",
                                                       .amount = state}});
        hook();
        tables::CsvRows rows;
        rows.cell(day).cell("M, 1").cell(state);
        rows.end_row();
        recorder.table_rows(0, rows);
        recorder.event(
            {.time_d = day + 0.0, .kind = "day", .value = state, .message = "a day, \"quoted\""});
    }
    hook();
    Document summary;
    summary["state"] = state;
    recorder.finish(summary);
}

void run_anew(const std::filesystem::path& path, const Hook& hook,
              RecorderOptions options = every_point) {
    const RunFolder folder = RunFolder::create(path, fresh_manifest(), false);
    hook();
    Recorder recorder = Recorder::begin(folder, fresh_manifest(), options);
    run_from(recorder, 0, 0.3, hook);
}

std::vector<std::string> resume(
    const std::filesystem::path& path, const Hook& hook = [] {}) {
    Recorder::Resumed resumed =
        Recorder::resume(RunFolder::open(path), identity, columns, every_point);
    const int day = static_cast<int>(resumed.checkpoint.time / gossan::day);
    run_from(resumed.recorder, day, resumed.checkpoint.array("state")[0], hook);
    return resumed.notes;
}

/// Runs in a child process that is killed at the n-th hook; returns whether it got that far.
bool killed_at(int n, const std::function<void(const Hook&)>& run) {
    const pid_t child = fork();
    if (child == 0) {
        int n_hooks = 0;
        run([&] {
            if (++n_hooks == n) ::raise(SIGKILL);
        });
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0);
    return WIFSIGNALED(status);
}

/// What must be the same to the bit in any two runs of one scenario.
struct Outcome {
    std::string series;
    std::string balance;
    std::string events;
    std::string modules;
    std::string summary;
    Fields fields;
};

Outcome outcome_of(const std::filesystem::path& path) {
    const RunFolder folder = RunFolder::open(path);
    EXPECT_EQ(read_manifest(folder).status, RunStatus::done);
    EXPECT_FALSE(std::filesystem::exists(folder.field_parts()));
    return {.series = read_file(folder.series()),
            .balance = read_file(folder.balance()),
            .events = read_file(folder.events()),
            .modules = read_file(folder.modules()),
            .summary = read_file(folder.summary()),
            .fields = read_fields(folder)};
}

void expect_same(const Outcome& a, const Outcome& b) {
    EXPECT_EQ(a.series, b.series);
    EXPECT_EQ(a.balance, b.balance);
    EXPECT_EQ(a.events, b.events);
    EXPECT_EQ(a.modules, b.modules);
    EXPECT_EQ(a.summary, b.summary);
    EXPECT_EQ(a.fields.time_d, b.fields.time_d);
    ASSERT_EQ(a.fields.values.size(), b.fields.values.size());
    for (std::size_t field = 0; field < a.fields.values.size(); ++field) {
        EXPECT_THAT(a.fields.values[field],
                    testing::Pointwise(testing::NanSensitiveDoubleEq(), b.fields.values[field]));
    }
}

class RecorderTest : public testing::Test {
protected:
    void SetUp() override {
        run_anew(scratch / "straight", [] {});
        straight = outcome_of(scratch / "straight");
    }

    /// A folder of a run that was killed on its way from day 9 to day 12.
    std::filesystem::path killed_late() {
        constexpr int hook_late = 42;  // 1 + 4 restart points of 2 + 11 days of 3
        EXPECT_TRUE(
            killed_at(hook_late, [&](const Hook& hook) { run_anew(scratch / "killed", hook); }));
        return scratch / "killed";
    }

    ScratchFolder scratch;
    Outcome straight;
};

TEST_F(RecorderTest, WritesARunThatReadsBack) {
    const RunFolder folder = RunFolder::open(scratch / "straight");
    const Series series = read_series(folder);
    EXPECT_EQ(series.columns, columns);  // with the long name, from the manifest
    EXPECT_THAT(series.time_d, SizeIs(last_day));
    EXPECT_THAT(read_balance(folder.balance()), SizeIs(last_day));
    EXPECT_THAT(read_events(folder.events()), SizeIs(last_day));
    EXPECT_THAT(straight.fields.time_d, SizeIs(last_day));
    EXPECT_EQ(straight.fields.layout.n_cells(), 2U);
    EXPECT_EQ(read_summary(folder).at("state").number(), series.values[0].back());
    EXPECT_EQ(read_manifest(folder).time_d, last_day);
    EXPECT_THAT(numbered_files(folder.checkpoints(), checkpoint_extension), SizeIs(2));
}

TEST_F(RecorderTest, KilledAtAnyStepIsReadableAndResumesToTheSameBits) {
    int n_kills = 0;
    for (int n = 1;; ++n) {
        const std::filesystem::path path = scratch / ("killed" + std::to_string(n));
        if (!killed_at(n, [&](const Hook& hook) { run_anew(path, hook); })) break;
        ++n_kills;
        const RunFolder folder = RunFolder::open(path);
        EXPECT_EQ(read_manifest(folder).status, RunStatus::running);
        if (n <= 2) {  // before the first restart point was written
            EXPECT_THROW(resume(path), Error);
            continue;
        }
        EXPECT_NO_THROW((void)read_series(folder));
        EXPECT_NO_THROW((void)read_fields(folder));
        EXPECT_NO_THROW((void)read_balance(folder.balance()));
        EXPECT_NO_THROW((void)read_events(folder.events()));
        EXPECT_THAT(resume(path), IsEmpty());
        expect_same(outcome_of(path), straight);
    }
    EXPECT_EQ(n_kills, 1 + 3 * last_day + 2 * (last_day / days_between_restarts + 1) + 1);
}

TEST_F(RecorderTest, KilledBetweenAnyTwoSystemCallsResumesToTheSameBits) {
    // The kill comes from outside, later and later: also amid a rename or between two of them.
    constexpr double growth = 1.15;  // about 35 kills up to the 10 ms that the run takes
    int n_resumed = 0;
    bool was_killed = true;
    for (double wait_us = 100.0; was_killed; wait_us *= growth) {
        const std::filesystem::path path = scratch / ("at" + std::to_string(wait_us));
        const pid_t child = fork();
        if (child == 0) {
            run_anew(path, [] {});
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(wait_us));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        was_killed = WIFSIGNALED(status);
        const bool has_checkpoint =
            !numbered_files(path / "checkpoint", checkpoint_extension).empty();
        if (!has_checkpoint || read_manifest(RunFolder::open(path)).status == RunStatus::done)
            continue;
        EXPECT_NO_THROW((void)read_fields(RunFolder::open(path)));
        EXPECT_THAT(resume(path), IsEmpty());
        expect_same(outcome_of(path), straight);
        ++n_resumed;
    }
    EXPECT_GT(n_resumed, 0);
}

TEST_F(RecorderTest, KilledAgainWhileResumedGetsThereToo) {
    const std::filesystem::path path = killed_late();
    EXPECT_TRUE(killed_at(4, [&](const Hook& hook) { resume(path, hook); }));
    EXPECT_TRUE(killed_at(9, [&](const Hook& hook) { resume(path, hook); }));
    resume(path);
    expect_same(outcome_of(path), straight);
    EXPECT_EQ(read_manifest(RunFolder::open(path)).resumes, 3);
}

TEST_F(RecorderTest, WithRowsTornAtAnyByteResumesToTheSameBits) {
    const std::filesystem::path killed = killed_late();
    const std::vector<NumberedFile> checkpoints =
        numbered_files(killed / "checkpoint", checkpoint_extension);
    const Checkpoint newest = read_checkpoint(checkpoints.back().path, identity);
    for (const char* name : {"series.csv", "balance.csv", "events.csv"}) {
        const std::string whole = read_file(killed / name);
        const auto mark = std::find_if(newest.marks.begin(), newest.marks.end(),
                                       [&](const FileMark& known) { return known.file == name; });
        ASSERT_LT(mark->length, whole.size());
        for (std::size_t length = mark->length; length < whole.size(); length += 5) {
            const std::filesystem::path copy = scratch / ("torn" + std::to_string(length) + name);
            std::filesystem::copy(killed, copy, std::filesystem::copy_options::recursive);
            std::filesystem::resize_file(copy / name, length);
            EXPECT_THAT(resume(copy), IsEmpty());
            expect_same(outcome_of(copy), straight);
        }
    }
}

TEST_F(RecorderTest, FallsBackToTheCheckpointBeforeWhenTheNewestCannotBeUsed) {
    const std::filesystem::path killed = killed_late();
    const std::string newest =
        numbered_files(killed / "checkpoint", checkpoint_extension).back().path.filename();
    int n_copies = 0;
    const auto resume_after = [&](const std::function<void(const std::filesystem::path&)>& damage) {
        const std::filesystem::path copy = scratch / ("damaged" + std::to_string(++n_copies));
        std::filesystem::copy(killed, copy, std::filesystem::copy_options::recursive);
        damage(copy);
        std::vector<std::string> notes = resume(copy);
        expect_same(outcome_of(copy), straight);
        return notes;
    };
    const auto short_checkpoint = [&](const auto& at) {
        std::filesystem::resize_file(at / "checkpoint" / newest, 100);
    };
    EXPECT_THAT(resume_after(short_checkpoint), ElementsAre(HasSubstr("cut short")));
    // Rows up to day 6 are 7 lines; the newest checkpoint saw those up to day 9.
    const auto short_series = [](const auto& at) {
        const std::string whole = read_file(at / "series.csv");
        std::size_t end = 0;
        for (int line = 0; line < 8; ++line) end = whole.find('\n', end) + 1;
        std::filesystem::resize_file(at / "series.csv", end);
    };
    EXPECT_THAT(resume_after(short_series), ElementsAre(HasSubstr("series.csv is cut short")));
    const auto no_part = [](const auto& at) {
        std::filesystem::remove(numbered_files(at / "fields", field_part_extension).back().path);
    };
    EXPECT_THAT(resume_after(no_part), ElementsAre(HasSubstr("fields/")));
}

TEST_F(RecorderTest, WithNoUsableCheckpointSaysWhyForEach) {
    const std::filesystem::path killed = killed_late();
    for (const NumberedFile& file : numbered_files(killed / "checkpoint", checkpoint_extension)) {
        std::filesystem::resize_file(file.path, 50);
    }
    const std::string rows = read_file(killed / "series.csv");
    try {
        resume(killed);
        FAIL() << "a run was resumed from nothing";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::io);
        EXPECT_THAT(failure.what(), HasSubstr("0002.checkpoint"));
        EXPECT_THAT(failure.what(), HasSubstr("0003.checkpoint"));
    }
    EXPECT_EQ(read_file(killed / "series.csv"), rows);
}

TEST_F(RecorderTest, RefusesToResumeADoneRunAnotherScenarioOrOtherColumns) {
    const std::filesystem::path killed = killed_late();
    const auto refusal = [](const std::filesystem::path& path, const RunIdentity& expected,
                            const std::vector<ColumnInfo>& infos) {
        try {
            (void)Recorder::resume(RunFolder::open(path), expected, infos);
        } catch (const Error& failure) {
            EXPECT_EQ(failure.code, ErrorCode::input);
            return std::string(failure.what());
        }
        return std::string("accepted");
    };
    const std::string rows = read_file(killed / "series.csv");
    EXPECT_THAT(refusal(scratch / "straight", identity, columns), HasSubstr("is done"));
    EXPECT_THAT(refusal(killed, {.scenario_hash = "other", .data_hash = "data"}, columns),
                HasSubstr("another scenario"));
    EXPECT_THAT(refusal(killed, {.scenario_hash = "scenario", .data_hash = "other"}, columns),
                HasSubstr("other data"));
    EXPECT_THAT(refusal(killed, identity, {{"other", "1", ""}}), HasSubstr("columns"));
    EXPECT_EQ(read_file(killed / "series.csv"), rows);
}

TEST_F(RecorderTest, WillNotGoOnWithATableOfOtherColumns) {
    const std::filesystem::path path = killed_late();
    RecorderOptions other = every_point;
    other.tables.front().header.emplace_back("height");
    EXPECT_THROW((void)Recorder::resume(RunFolder::open(path), identity, columns, std::move(other)),
                 Error);
}

TEST_F(RecorderTest, KeepsOtherProgramsOutWhileItWrites) {
    const RunFolder folder = RunFolder::create(scratch / "out", fresh_manifest(), false);
    const Recorder recorder = Recorder::begin(folder, fresh_manifest());
    EXPECT_THROW((void)Recorder::resume(folder, identity, columns), Error);
}

TEST_F(RecorderTest, ThatWritesFewCheckpointsGivesTheSameRun) {
    run_anew(
        scratch / "rare", [] {}, few_points);
    expect_same(outcome_of(scratch / "rare"), straight);
}

TEST_F(RecorderTest, StoppedWritesTheRestartPointItOnlyRemembered) {
    {
        const RunFolder folder = RunFolder::create(scratch / "stopped", fresh_manifest(), false);
        Recorder recorder = Recorder::begin(folder, fresh_manifest(), few_points);
        int n_hooks = 0;
        struct Stop {};
        const Hook stop_late = [&] {
            if (++n_hooks == 35) throw Stop{};
        };
        EXPECT_THROW(run_from(recorder, 0, 0.3, stop_late), Stop);
        EXPECT_EQ(recorder.stop(RunStatus::interrupted, "stopped by the user"), "");
    }
    const RunFolder folder = RunFolder::open(scratch / "stopped");
    EXPECT_EQ(read_manifest(folder).status, RunStatus::interrupted);
    EXPECT_EQ(read_manifest(folder).message, "stopped by the user");
    EXPECT_EQ(read_manifest(folder).time_d, 9.0);
    EXPECT_EQ(read_fields(folder).time_d.size(), read_series(folder).time_d.size());
    resume(folder.path());
    expect_same(outcome_of(folder.path()), straight);
}

}  // namespace
}  // namespace gossan::records
