// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/hash.hpp"

#include <gtest/gtest.h>

#include <array>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

TEST(Sha256, AgreesWithThePublishedExamples) {
    // FIPS 180-4 examples of NIST: the one-block and the two-block message.
    EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, OfAFileIsThatOfItsBytes) {
    const ScratchFolder scratch;
    write_atomically(scratch / "a", "abc");
    EXPECT_EQ(sha256_of_file(scratch / "a"), sha256("abc"));
    EXPECT_THROW((void)sha256_of_file(scratch / "b"), Error);
}

std::string joint(std::initializer_list<NamedBlob> blobs) {
    return sha256(std::span(blobs.begin(), blobs.size()));
}

TEST(Sha256, OfASetIsTheSameForAnyOrder) {
    EXPECT_EQ(joint({{"a", "1"}, {"b", "2"}}), joint({{"b", "2"}, {"a", "1"}}));
}

TEST(Sha256, OfASetChangesWhenABoundaryShifts) {
    const std::string whole = joint({{"a", "12"}, {"b", "3"}});
    EXPECT_NE(whole, joint({{"a", "1"}, {"b", "23"}}));
    EXPECT_NE(whole, joint({{"a1", "2"}, {"b", "3"}}));
    EXPECT_NE(whole, joint({{"b", "12"}, {"a", "3"}}));
    EXPECT_NE(joint({{"a", ""}}), joint({}));
}

}  // namespace
}  // namespace gossan::records
