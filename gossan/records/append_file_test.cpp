// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/append_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

TEST(AppendFile, KnowsItsLengthAndIsOnDiskAtOnce) {
    const ScratchFolder scratch;
    AppendFile file = AppendFile::create(scratch / "log");
    file.append("first\n");
    EXPECT_EQ(file.length(), 6U);
    EXPECT_EQ(read_file(scratch / "log"), "first\n");
}

TEST(AppendFile, NeverTakesOverAFileThatIsThere) {
    const ScratchFolder scratch;
    write_atomically(scratch / "log", "of another run");
    EXPECT_THROW((void)AppendFile::create(scratch / "log"), Error);
    EXPECT_EQ(read_file(scratch / "log"), "of another run");
}

TEST(AppendFile, CutBackToAMarkGoesOnFromThere) {
    const ScratchFolder scratch;
    write_atomically(scratch / "log", "kept\nlost\nhal");
    AppendFile file = AppendFile::cut_back(scratch / "log", 5);
    file.append("new\n");
    file.sync();
    EXPECT_EQ(file.length(), 9U);
    EXPECT_EQ(read_file(scratch / "log"), "kept\nnew\n");
}

TEST(AppendFile, ShorterThanItsMarkIsRefusedAndLeftAsItIs) {
    const ScratchFolder scratch;
    write_atomically(scratch / "log", "abc");
    try {
        (void)AppendFile::cut_back(scratch / "log", 4);
        FAIL() << "a file that lost bytes was taken up";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::io);
        EXPECT_THAT(failure.what(), testing::HasSubstr("cut short"));
    }
    EXPECT_EQ(read_file(scratch / "log"), "abc");
}

}  // namespace
}  // namespace gossan::records
