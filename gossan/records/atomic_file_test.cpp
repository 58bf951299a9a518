// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/atomic_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "gossan/base/error.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::HasSubstr;

std::size_t n_entries(const std::filesystem::path& folder) {
    const std::filesystem::directory_iterator entries(folder);
    return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST(AtomicFile, ReplacesAFileAndLeavesNothingBeside) {
    const ScratchFolder scratch;
    write_atomically(scratch / "a.txt", "old");
    write_atomically(scratch / "a.txt", std::string("n\0ew", 4));
    EXPECT_EQ(read_file(scratch / "a.txt"), std::string("n\0ew", 4));
    EXPECT_EQ(n_entries(scratch.path()), 1U);
}

TEST(AtomicFile, NamesThePathAndTheCauseWhenTheFolderIsMissing) {
    const ScratchFolder scratch;
    try {
        write_atomically(scratch / "no/a.txt", "text");
        FAIL() << "a file was written into a folder that is not there";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::io);
        EXPECT_THAT(failure.what(), HasSubstr("No such file or directory"));
        EXPECT_THAT(failure.where, HasSubstr("a.txt"));
    }
}

TEST(AtomicFile, KeepsTheOldOneWhenItCannotBeReplaced) {
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch /
                                      "a.txt");  // a folder of that name cannot be renamed over
    EXPECT_THROW(write_atomically(scratch / "a.txt", "text"), Error);
    EXPECT_TRUE(std::filesystem::is_directory(scratch / "a.txt"));
    EXPECT_EQ(n_entries(scratch.path()), 1U);
}

TEST(AtomicFile, TemporariesOfAKilledWriterAreRemovedAndNothingElse) {
    const ScratchFolder scratch;
    write_atomically(scratch / "a.txt", "kept");
    std::ofstream(scratch / ".a.txt.partial") << "ke";
    std::ofstream(scratch / ".hidden") << "of the user";
    remove_temporaries(scratch.path());
    EXPECT_FALSE(std::filesystem::exists(scratch / ".a.txt.partial"));
    EXPECT_EQ(n_entries(scratch.path()), 2U);
}

TEST(ReadFile, NamesAFileThatIsNotThereOrIsAFolder) {
    const ScratchFolder scratch;
    EXPECT_THROW((void)read_file(scratch / "none"), Error);
    EXPECT_THROW((void)read_file(scratch.path()), Error);
}

}  // namespace
}  // namespace gossan::records
