// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/memory_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/run_folder.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/continuation.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"
#include "gossan/simulation/made_site.hpp"
#include "gossan/simulation/side_by_side.hpp"

namespace gossan::simulation {
namespace {

using testing::HasSubstr;

/// The summary without what the clock says.
std::string without_wall(const records::Document& summary) {
    records::Document rest;
    for (const auto& [key, value] : summary.members()) {
        if (key.find("wall") == key.npos) rest[key] = value;
    }
    return records::print(rest);
}

/// NaN equals NaN.
bool same_bits(const std::vector<std::vector<double>>& a,
               const std::vector<std::vector<double>>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t column = 0; column < a.size(); ++column) {
        if (a[column].size() != b[column].size()) return false;
        for (std::size_t row = 0; row < a[column].size(); ++row) {
            const bool both_nan =
                a[column][row] != a[column][row] && b[column][row] != b[column][row];
            if (!both_nan && a[column][row] != b[column][row]) return false;
        }
    }
    return true;
}

TEST(RunInMemory, OfAColumnGivesTheBitsOfTheRunInAFolder) {
    const records::ScratchFolder scratch;
    const auto column = made::small_column();
    const auto written = run(column, made::record_in(scratch / "run"), {});
    const auto folder = records::RunFolder::open(scratch / "run");
    const MemoryRun kept = run_in_memory(column, {.version = "test"});
    ASSERT_EQ(kept.outcome.status, records::RunStatus::done);
    const records::Series series = records::read_series(folder);
    EXPECT_EQ(kept.kept.series.time_d, series.time_d);
    EXPECT_EQ(kept.kept.series.columns, series.columns);
    EXPECT_TRUE(same_bits(kept.kept.series.values, series.values));
    EXPECT_EQ(kept.kept.balance, records::read_balance(folder.balance()));
    EXPECT_EQ(without_wall(kept.outcome.summary), without_wall(written.summary));
}

TEST(RunInMemory, OfASiteGivesTheBitsOfTheRunInAFolder) {
    const records::ScratchFolder scratch;
    const auto heap = made::heap();
    const auto written = run(heap, made::record_in(scratch / "run"), {}, 1);
    const auto folder = records::RunFolder::open(scratch / "run");
    const MemoryRun kept = run_in_memory(heap, {.version = "test"});
    ASSERT_EQ(kept.outcome.status, records::RunStatus::done);
    EXPECT_TRUE(same_bits(kept.kept.series.values, records::read_series(folder).values));
    EXPECT_EQ(kept.kept.balance, records::read_balance(folder.balance()));
    EXPECT_EQ(without_wall(kept.outcome.summary), without_wall(written.summary));
}

TEST(RunInMemory, KeepsOnlyWhatIsAskedFor) {
    const MemoryRun run = run_in_memory(
        made::small_column(),
        {.keeping = {.columns = {"pls_pH"}, .balance = false, .last_restart_point = true}});
    ASSERT_EQ(run.kept.series.columns.size(), 1u);
    EXPECT_EQ(run.kept.series.values.front().size(), run.kept.series.time_d.size());
    EXPECT_TRUE(run.kept.balance.empty());
    ASSERT_TRUE(run.kept.last);
    EXPECT_EQ(run.kept.last->time.si, 24.0 * 86400.0);
}

TEST(RunInMemory, TellsAnyTimeWithoutSteppingOtherwise) {
    const auto column = made::small_column();
    const MemoryRun at_will = run_in_memory(
        column, {.keeping = {.columns = {"extraction_pct"}},
                 .output_times = {0.0, 4.0 * 86400.0, 4.3 * 86400.0, 20.0 * 86400.0}});
    const MemoryRun regular = run_in_memory(column, {.keeping = {.columns = {"extraction_pct"}}});
    const auto& rows = at_will.kept.series;
    EXPECT_EQ(rows.time_d.size(), 4u);
    // Days 4 and 20 are rows 2 and 10 of a run that tells every second day.
    EXPECT_EQ(rows.values[0][1], regular.kept.series.values[0][2]);
    EXPECT_EQ(rows.values[0][3], regular.kept.series.values[0][10]);
    EXPECT_GT(rows.values[0][2], rows.values[0][1]);
}

TEST(RunInMemory, MayRunBesideOthers) {
    const auto column = made::small_column({"run.duration=12 d"});
    std::vector<MemoryRun> runs(3);
    side_by_side(runs.size(), 3, [&](std::size_t k) { runs[k] = run_in_memory(column); });
    for (const MemoryRun& each : runs) {
        EXPECT_TRUE(same_bits(each.kept.series.values, runs.front().kept.series.values));
    }
}

TEST(ContinuedRun, UnderTheSamePlanEndsAsTheRunThatDidNotStop) {
    const records::ScratchFolder scratch;
    const auto whole = made::small_column();
    // The restart points of both are those of the plan and every four days.
    const auto half = made::small_column({"run.duration=16 d"});
    ASSERT_EQ(run(half, made::record_in(scratch / "half"), {}).status, records::RunStatus::done);
    const auto straight = run_in_memory(whole);
    const auto on =
        continue_run(half, scratch / "half", whole, made::record_in(scratch / "on"), {});
    ASSERT_EQ(on.status, records::RunStatus::done) << on.message;
    const auto rows = records::read_series(records::RunFolder::open(scratch / "on"));
    EXPECT_EQ(rows.time_d, (std::vector<double>{16, 18, 20, 22, 24}));
    EXPECT_EQ(on.summary.at("extraction").number(),
              straight.outcome.summary.at("extraction").number());
}

TEST(ContinuedRun, OfASiteUnderTheSamePlanEndsAsTheRunThatDidNotStop) {
    const records::ScratchFolder scratch;
    const auto whole = made::heap();
    const auto straight = run_in_memory(whole, {.keeping = {.last_restart_point = true}});
    // Both have a period that ends on day 20.
    const auto half = made::heap({"run.duration=20 d"});
    const auto early = run_in_memory(half, {.keeping = {.last_restart_point = true}});
    ASSERT_TRUE(early.kept.last);
    const auto on = run_in_memory(whole, {.from = &*early.kept.last});
    ASSERT_EQ(on.outcome.status, records::RunStatus::done) << on.outcome.message;
    EXPECT_EQ(on.outcome.summary.at("cathode_t").number(),
              straight.outcome.summary.at("cathode_t").number());
}

TEST(ContinuedRun, IsRefusedWhereTheStateDoesNotFit) {
    const records::ScratchFolder scratch;
    const auto half = made::small_column({"run.duration=8 d"});
    ASSERT_EQ(run(half, made::record_in(scratch / "half"), {}).status, records::RunStatus::done);
    const auto message = [&](const Assembly& later) {
        try {
            (void)continue_run(half, scratch / "half", later, made::record_in(scratch / "on"), {});
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("no fault");
    };
    EXPECT_THAT(message(made::small_column({"bed.cells=5"})), HasSubstr("number of cells"));
    EXPECT_THAT(message(made::small_column({"ore.minerals.chalcocite=0.3 %"})),
                HasSubstr("the copper placed"));
    EXPECT_THAT(message(made::small_column({"solutions.raffinate.dissolved.Al=1 g/L"})),
                HasSubstr("components are not the same"));
    EXPECT_THAT(message(half), HasSubstr("where it would go on"));
}

}  // namespace
}  // namespace gossan::simulation
