// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/folder/study_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/study/folder/ensemble_table.hpp"

namespace gossan::study {
namespace {

StudyManifest some_manifest() {
    return {.kind = "calibrate",
            .version = "1.2.3",
            .title = "Two columns",
            .seed = 7,
            .threads = 2,
            .overlays = {"/facts"},
            .inputs = {{"a.toml", "00ff", 12}},
            .identity = {{"input", "ab"}, {"facts", "cd"}},
            .started = "2026-01-15T06:00:00Z",
            .wall_s = 1.5};
}

TEST(StudyFolder, GivesItsManifestBack) {
    const records::ScratchFolder scratch;
    const auto made = StudyFolder::create(scratch.path() / "study", some_manifest(), false);
    const StudyManifest read = read_manifest(StudyFolder::open(made.path()));
    EXPECT_EQ(read.kind, "calibrate");
    EXPECT_EQ(read.status, records::RunStatus::running);
    EXPECT_EQ(read.identity, some_manifest().identity);
    EXPECT_EQ(read.inputs, some_manifest().inputs);
    EXPECT_EQ(read.overlays, some_manifest().overlays);
    EXPECT_EQ(read.seed, 7U);
    EXPECT_EQ(read.wall_s, 1.5);
}

TEST(StudyFolder, IsReplacedOnlyWhenForced) {
    const records::ScratchFolder scratch;
    const auto path = scratch.path() / "study";
    const auto made = StudyFolder::create(path, some_manifest(), false);
    records::write_atomically(made.posterior(), "old");
    EXPECT_THROW((void)StudyFolder::create(path, some_manifest(), false), Error);
    // What tasks of a cluster found, and what a kill left of a store, are of the old study too.
    std::filesystem::create_directories(path / "cluster" / "results");
    records::write_atomically(path / "study.sqlite-wal", "old");
    (void)StudyFolder::create(path, some_manifest(), true);
    EXPECT_FALSE(std::filesystem::exists(made.posterior()));
    EXPECT_FALSE(std::filesystem::exists(path / "cluster"));
    EXPECT_FALSE(std::filesystem::exists(path / "study.sqlite-wal"));
}

TEST(StudyFolder, LeavesOtherFoldersAlone) {
    const records::ScratchFolder scratch;
    records::write_atomically(scratch.path() / "mine.txt", "mine");
    EXPECT_FALSE(StudyFolder::is_one(scratch.path()));
    EXPECT_THROW((void)StudyFolder::open(scratch.path()), Error);
    EXPECT_THROW((void)StudyFolder::create(scratch.path(), some_manifest(), true), Error);
}

TEST(EnsembleTable, GivesMembersBack) {
    const records::ScratchFolder scratch;
    const Measure per_day{.dimension = *unit_dimension("1/d"), .unit = "1/d"};
    const Measure celsius{.dimension = *unit_dimension("K"), .scale = Scale::temperature};
    const Ensemble made{.names = {"facts.reactions.x.k25", "bed.temperature", "ore.share in a, b"},
                        .members = {0, 3},
                        .values = {{1e-3 / 86400.0, 300.0, 0.1}, {2e-3 / 86400.0, 290.5, 1e-7}},
                        .z = {{-0.1, 1.0 / 3.0, 0.0}, {2.0, -1e-17, 1.5}}};
    const auto file = scratch.path() / "posterior.csv";
    write_ensemble(file, made, std::vector<Measure>{per_day, celsius, Measure{}});
    const Ensemble read = read_ensemble(file);
    EXPECT_EQ(read.names, made.names);
    EXPECT_EQ(read.units, (std::vector<std::string>{"1/d", "degC", ""}));
    EXPECT_EQ(read.members, made.members);
    EXPECT_EQ(read.z, made.z);
    EXPECT_EQ(read.find("bed.temperature"), 1U);
    for (std::size_t row = 0; row < 2; ++row) {
        for (std::size_t p = 0; p < 3; ++p) {  // two roundings of a double
            EXPECT_NEAR(read.values[row][p], made.values[row][p],
                        1e-15 * std::abs(made.values[row][p]));
        }
    }
    EXPECT_THAT(records::read_file(file), testing::HasSubstr("facts.reactions.x.k25 [1/d]"));
}

}  // namespace
}  // namespace gossan::study
