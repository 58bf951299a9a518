// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cstdio>
#include <functional>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/recorder.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

const std::vector<ColumnInfo> columns = {{"a", "1", ""}};

/// Ends a child process: 3 with the error on its standard error for Error(io), 0 if nothing was
/// thrown.
[[noreturn]] void report_and_exit(const std::function<void()>& write) {
    try {
        write();
    } catch (const Error& failure) {
        std::fprintf(stderr, "%s|%s|%s\n", failure.what(), failure.where.c_str(),
                     failure.hint.c_str());
        std::_Exit(failure.code == ErrorCode::io ? 3 : 4);
    }
    std::_Exit(0);
}

/// From here on this process can make no file longer than `bytes`: as a disk that is full.
void limit_files_to(rlim_t bytes) {
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) std::_Exit(5);
}

#define EXPECT_CLEAR_IO_ERROR(file, ...)                                           \
    EXPECT_EXIT(report_and_exit([&] { __VA_ARGS__; }), testing::ExitedWithCode(3), \
                "cannot write " file ".*File too large.*" file ".*ulimit -f")

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

Fields large_fields() {
    Fields fields = empty_fields({.fields = {{"a", "1", "", ""}}, .faces_m = {0.0, 1.0}});
    double value = 0.3;
    for (int time = 0; time < 20000; ++time) {
        value = 3.9 * value * (1.0 - value);  // does not compress
        fields.append(time, std::vector{value});
    }
    return fields;
}

TEST(FullDisk, StopsASeriesWithAClearErrorAndWholeRows) {
    const ScratchFolder scratch;
    const auto write_rows = [&] {
        SeriesWriter writer = SeriesWriter::create(scratch / "series.csv", columns);
        limit_files_to(1000);
        for (int row = 0; row < 1000; ++row) writer.append(row, std::vector{0.1 * row});
    };
    EXPECT_CLEAR_IO_ERROR("series.csv", write_rows());
    const std::string text = read_file(scratch / "series.csv");
    EXPECT_EQ(text.back(), '\n');
    EXPECT_GT(read_series(scratch / "series.csv").time_d.size(),
              50U);  // 1000 bytes hold about 90 rows
}

TEST(FullDisk, LeavesTheOldCheckpointAlone) {
    const ScratchFolder scratch;
    const std::string old = encode({.arrays = {{"state", {1.0}}}});
    write_atomically(scratch / "0001.checkpoint", old);
    const std::string larger = encode({.arrays = {{"state", std::vector<double>(1000, 1.0)}}});
    EXPECT_CLEAR_IO_ERROR("0001.checkpoint", {
        limit_files_to(4096);
        write_atomically(scratch / "0001.checkpoint", larger);
    });
    EXPECT_EQ(read_file(scratch / "0001.checkpoint"), old);
    EXPECT_THAT(names_in(scratch.path()), testing::ElementsAre("0001.checkpoint"));
}

TEST(FullDisk, LeavesTheOldFieldsAlone) {
    const ScratchFolder scratch;
    Fields old = empty_fields({.fields = {{"a", "1", "", ""}}, .faces_m = {0.0, 1.0}});
    old.append(1.0, std::vector{0.5});
    write_fields(scratch / "fields.nc", old);
    const Fields larger = large_fields();
    EXPECT_CLEAR_IO_ERROR("fields.nc", {
        limit_files_to(50000);
        write_fields(scratch / "fields.nc", larger);
    });
    EXPECT_EQ(read_fields(scratch / "fields.nc").time_d, old.time_d);
    EXPECT_THAT(names_in(scratch.path()), testing::ElementsAre("fields.nc"));
}

TEST(FullDisk, DoesNotKeepARunFromBeingStoppedAndResumed) {
    const ScratchFolder scratch;
    Manifest manifest;
    manifest.series = columns;
    const auto run = [&] {
        Recorder recorder = Recorder::begin(RunFolder::create(scratch / "out", manifest, false),
                                            manifest, {.checkpoint_interval_s = 0.0});
        recorder.restart_point({.arrays = {{"state", {1.0}}}});
        limit_files_to(5000);
        try {
            recorder.restart_point(
                {.time = 1.0 * day, .arrays = {{"state", std::vector<double>(1000, 2.0)}}});
        } catch (const Error& failure) {
            const std::string unwritten = recorder.stop(RunStatus::failed, failure.what());
            if (unwritten.find("File too large") == std::string::npos) std::_Exit(6);
            throw;
        }
    };
    EXPECT_CLEAR_IO_ERROR("0001.checkpoint", run());
    const RunFolder folder = RunFolder::open(scratch / "out");
    EXPECT_EQ(read_manifest(folder).status, RunStatus::failed);
    EXPECT_THAT(read_manifest(folder).message, testing::HasSubstr("File too large"));
    const Recorder::Resumed resumed = Recorder::resume(folder, {}, columns);
    EXPECT_EQ(resumed.checkpoint.array("state"), std::vector{1.0});
}

TEST(FullDisk, ThatIsFreedAgainLosesNothing) {
    const ScratchFolder scratch;
    Manifest manifest;
    manifest.series = columns;
    const auto run = [&] {
        Recorder recorder = Recorder::begin(RunFolder::create(scratch / "out", manifest, false),
                                            manifest, {.checkpoint_interval_s = 0.0});
        recorder.lay_out_fields(large_fields().layout);
        recorder.restart_point({.arrays = {{"state", {1.0}}}});
        for (int row = 0; row < 1000; ++row) recorder.field_row(row, std::vector{0.1 * row});
        limit_files_to(4096);
        try {
            recorder.restart_point({.time = 1.0 * day, .arrays = {{"state", {2.0}}}});
        } catch (const Error&) {
            limit_files_to(1 << 24);
            if (!recorder.stop(RunStatus::interrupted, "freed").empty()) std::_Exit(6);
            throw;
        }
    };
    EXPECT_CLEAR_IO_ERROR("0000.nc", run());
    const RunFolder folder = RunFolder::open(scratch / "out");
    EXPECT_EQ(read_manifest(folder).status, RunStatus::interrupted);
    EXPECT_EQ(read_fields(folder).time_d.size(), 1000U);
    EXPECT_EQ(Recorder::resume(folder, {}, columns).checkpoint.array("state"), std::vector{2.0});
}

}  // namespace
}  // namespace gossan::records
