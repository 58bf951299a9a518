// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/run_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/folder_lock.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::HasSubstr;

Manifest manifest_of(const std::string& version) {
    Manifest manifest;
    manifest.version = version;
    return manifest;
}

struct Refusal {
    std::string message;
    std::string hint;
};

Refusal refusal_of(const std::filesystem::path& path, bool force) {
    try {
        (void)RunFolder::create(path, manifest_of("new"), force);
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::input);
        EXPECT_EQ(failure.where, path.string());
        return {failure.what(), failure.hint};
    }
    return {"accepted", ""};
}

TEST(RunFolder, BeginsWithAManifestThatSaysRunning) {
    const ScratchFolder scratch;
    const RunFolder folder = RunFolder::create(scratch / "deep/out", manifest_of("1"), false);
    EXPECT_EQ(read_manifest(folder).status, RunStatus::running);
    EXPECT_EQ(read_manifest(RunFolder::open(scratch / "deep/out")).version, "1");
}

TEST(RunFolder, MayBeAnEmptyFolderOrOneOfARunKilledBeforeItsManifest) {
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch / "out");
    write_atomically(scratch / "out/.manifest.json.partial", "{");
    (void)RunFolder::create(scratch / "out", manifest_of("1"), false);
    EXPECT_TRUE(std::filesystem::exists(scratch / "out/manifest.json"));
}

TEST(RunFolder, IsNotReplacedUnlessForced) {
    const ScratchFolder scratch;
    const RunFolder old = RunFolder::create(scratch / "out", manifest_of("old"), false);
    write_atomically(old.series(), "time_d\n");
    EXPECT_THAT(refusal_of(scratch / "out", false).message, HasSubstr("holds a run already"));
    EXPECT_THAT(refusal_of(scratch / "out", false).hint, HasSubstr("--force"));
    EXPECT_EQ(read_manifest(old).version, "old");
    EXPECT_EQ(read_file(old.series()), "time_d\n");
}

TEST(RunFolder, ForcedKeepsFilesThatAreNotOfARun) {
    const ScratchFolder scratch;
    const RunFolder old = RunFolder::create(scratch / "out", manifest_of("old"), false);
    make_folder(old.checkpoints());
    make_folder(old.field_parts());
    for (const auto& part :
         {old.series(), old.balance(), old.events(), old.fields(), old.summary(), old.report(),
          old.effective(), old.checkpoints() / "0001.checkpoint", old.field_parts() / "0000.nc"}) {
        write_atomically(part, "old");
    }
    write_atomically(scratch / "out/notes.txt", "mine");
    const RunFolder folder = RunFolder::create(scratch / "out", manifest_of("new"), true);
    EXPECT_EQ(read_manifest(folder).version, "new");
    std::vector<std::string> left;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        left.push_back(entry.path().filename().string());
    }
    EXPECT_THAT(left, testing::UnorderedElementsAre("manifest.json", "notes.txt"));
}

TEST(RunFolder, IsNeverMadeOutOfAnythingElse) {
    const ScratchFolder scratch;
    make_folder(scratch / "home");
    write_atomically(scratch / "home/thesis.tex", "years of work");
    write_atomically(scratch / "file", "text");
    for (const bool force : {false, true}) {
        EXPECT_THAT(refusal_of(scratch / "home", force).message, HasSubstr("holds no run"));
        EXPECT_THAT(refusal_of(scratch / "file", force).message, HasSubstr("a file"));
    }
    write_atomically(scratch / "home/manifest.json", "{\"name\": \"a web page\"}");
    EXPECT_THAT(refusal_of(scratch / "home", true).message, HasSubstr("holds no run"));
    EXPECT_EQ(read_file(scratch / "home/thesis.tex"), "years of work");
    EXPECT_EQ(read_file(scratch / "file"), "text");
}

TEST(RunFolder, ThatAnotherProgramWritesIsNotReplaced) {
    const ScratchFolder scratch;
    (void)RunFolder::create(scratch / "out", manifest_of("old"), false);
    const FolderLock lock(scratch / "out");
    EXPECT_THAT(refusal_of(scratch / "out", true).message, HasSubstr("another program"));
}

TEST(RunFolder, IsNotOpenedWhereThereIsNone) {
    const ScratchFolder scratch;
    EXPECT_THROW((void)RunFolder::open(scratch / "out"), Error);
    EXPECT_THROW((void)RunFolder::open(scratch.path()), Error);
}

}  // namespace
}  // namespace gossan::records
