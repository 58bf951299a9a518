// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/ranks.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"
#include "gossan/simulation/made_heap.hpp"
#include "gossan/simulation/made_ranks.hpp"

namespace gossan::simulation {
namespace {

using records::RunStatus;

const HeapAssembly& strips() {
    static const HeapAssembly heap =
        made::heap({"run.duration='6 d'", "run.restart_interval='2 d'", "modules[1].from='2 d'",
                    "pads.oxide.bed.cells=3", "pads.oxide.irrigation.steps[0].from='1 d'",
                    "pads.oxide.bed.lifts=[{ from = '3 d', height = '1 m', cells = 1 }]",
                    "pads.oxide.distribution={ columns = 2, variation = 0.5 }"});
    return heap;
}

void expect_same_files(const std::filesystem::path& one, const std::filesystem::path& other) {
    for (const char* file : {"series.csv", "balance.csv", "events.csv", "modules.csv"}) {
        EXPECT_EQ(records::read_file(one / file), records::read_file(other / file)) << file;
    }
}

TEST(Ranks, HearEachOtherInOrder) {
    const auto ends = made::on_ranks(3, [](Ranks& ranks) {
        for (int round = 0; round < 2; ++round) {
            const auto all = ranks.exchange(std::string(std::size_t(ranks.mine()), 'x'));
            EXPECT_EQ(all, (std::vector<std::string>{"", "x", "xx"}));
        }
    });
    EXPECT_EQ(ends, std::vector<std::string>(3));
}

TEST(Ranks, AllEndWithTheErrorOfOneAndNoneWaits) {
    const auto ends = made::on_ranks(3, [](Ranks& ranks) {
        (void)ranks.exchange("first");
        if (ranks.mine() == 1) throw Error(ErrorCode::io, "the disk is full", "series.csv");
        (void)ranks.exchange("second");
    });
    EXPECT_EQ(ends[1], "the disk is full");
    EXPECT_EQ(ends[0], "process 1 of the run: the disk is full");
    EXPECT_EQ(ends[2], ends[0]);
}

TEST(Ranks, ThatEndTooEarlyEndTheOthers) {
    const auto ends = made::on_ranks(2, [](Ranks& ranks) {
        if (ranks.mine() == 0) (void)ranks.exchange("alone");
    });
    EXPECT_NE(ends[0].find("process 1 of the run ended before"), std::string::npos);
}

TEST(Ranks, ShareOutTheColumnsOfASiteToTheSameBits) {
    const records::ScratchFolder scratch;
    ASSERT_EQ(run(strips(), made::record_in(scratch / "one"), {}, 1).status, RunStatus::done);
    for (const int n : {2, 4}) {
        const auto folder = scratch / ("ranks" + std::to_string(n));
        const auto ends = made::on_ranks(n, [&](Ranks& ranks) {
            EXPECT_EQ(run(strips(), made::record_in(folder), {}, 1, &ranks).status,
                      RunStatus::done);
        });
        EXPECT_EQ(ends, std::vector<std::string>(std::size_t(n)));
        expect_same_files(folder, scratch / "one");
    }
}

TEST(Ranks, AllStopWhenOneIsAskedToAndGoOnToTheSameBits) {
    const records::ScratchFolder scratch;
    ASSERT_EQ(run(strips(), made::record_in(scratch / "one"), {}, 1).status, RunStatus::done);
    const auto stopped = made::on_ranks(2, [&](Ranks& ranks) {
        int asked = 0;
        // Only the second rank is asked to stop, in the middle of the run.
        const Attendant attendant{.on_progress = {}, .is_interrupted = [&, mine = ranks.mine()] {
                                      return mine == 1 && ++asked > 150;
                                  }};
        EXPECT_EQ(run(strips(), made::record_in(scratch / "cut"), attendant, 1, &ranks).status,
                  RunStatus::interrupted);
    });
    EXPECT_EQ(stopped, std::vector<std::string>(2));
    (void)made::on_ranks(3, [&](Ranks& ranks) {
        EXPECT_EQ(
            resume(strips(), scratch / "cut", identity_of("small", "test"), {}, 1, &ranks).status,
            RunStatus::done);
    });
    expect_same_files(scratch / "cut", scratch / "one");
}

TEST(Ranks, RefuseOtherFactsThanTheFirst) {
    const records::ScratchFolder scratch;
    const auto ends = made::on_ranks(2, [&](Ranks& ranks) {
        RunRecord record = made::record_in(scratch / "run");
        if (ranks.mine() == 1) record.data_hash = "other";
        (void)run(strips(), record, {}, 1, &ranks);
    });
    EXPECT_NE(ends[0].find("another scenario or other facts"), std::string::npos) << ends[0];
}

}  // namespace
}  // namespace gossan::simulation
