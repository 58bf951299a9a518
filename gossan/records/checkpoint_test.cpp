// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/checkpoint.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::HasSubstr;

const RunIdentity ours = {.scenario_hash = "scenario one", .data_hash = "data one"};

Checkpoint sample() {
    return {.identity = ours,
            .time = 30.0 * day,
            .arrays = {{"state", {1.0 / 3.0, -0.0, 5e-324, 1e300}}, {"empty", {}}},
            .texts = {{"first_step", "86.4"}, {"random", std::string("a\0b", 3)}},
            .marks = {{"series.csv", 1234}, {"fields/0000.nc", 99}}};
}

struct Refusal {
    ErrorCode code = ErrorCode::internal;
    std::string message;
};

Refusal refusal_of(std::string_view bytes, const RunIdentity& expected = ours) {
    try {
        (void)decode(bytes, expected, "0001.checkpoint");
    } catch (const Error& failure) {
        EXPECT_EQ(failure.where, "0001.checkpoint");
        return {failure.code, failure.what()};
    }
    return {ErrorCode::internal, "accepted"};
}

TEST(Checkpoint, ReadsBackToTheSameBits) {
    const Checkpoint read = decode(encode(sample()), ours, "x");
    EXPECT_EQ(read, sample());
    EXPECT_TRUE(std::signbit(read.array("state")[1]));
    EXPECT_EQ(read.text("random").size(), 3U);
    EXPECT_THROW((void)read.array("none"), Error);
    EXPECT_THROW((void)read.text("none"), Error);
}

TEST(Checkpoint, KeepsNumbersThatAreNoNumbers) {
    Checkpoint checkpoint = sample();
    checkpoint.arrays[0].values = {std::nan("7")};
    const Checkpoint read = decode(encode(checkpoint), ours, "x");
    EXPECT_EQ(std::bit_cast<std::uint64_t>(read.array("state")[0]),
              std::bit_cast<std::uint64_t>(checkpoint.arrays[0].values[0]));
}

TEST(Checkpoint, CutAtAnyByteSaysThatItIsCutShort) {
    const std::string whole = encode(sample());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Refusal refusal = refusal_of(whole.substr(0, length));
        EXPECT_EQ(refusal.code, ErrorCode::io);
        EXPECT_THAT(refusal.message, HasSubstr("cut short")) << length;
    }
}

/// Bytes 0-7 are the magic, 8-15 the format version, 16-23 the size, the rest content and seal.
const char* what_is_turned(std::size_t at) {
    if (at < 8) return "not a checkpoint";
    if (at < 16) return "another format version";
    return at < 24 ? "checkpoint" : "damaged";  // another size may look like either fault
}

TEST(Checkpoint, WithAnyBitTurnedIsRefused) {
    const std::string whole = encode(sample());
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string turned = whole;
        turned[at] = static_cast<char>(turned[at] ^ 0x10);
        const Refusal refusal = refusal_of(turned);
        EXPECT_EQ(refusal.code, ErrorCode::io) << at;
        EXPECT_THAT(refusal.message, HasSubstr(what_is_turned(at))) << at;
    }
    EXPECT_THAT(refusal_of(whole + "more").message, HasSubstr("damaged"));
}

TEST(Checkpoint, WithPartsThatDoNotFitIsRefusedEvenWhenSealed) {
    std::string whole = encode(sample());
    whole.resize(whole.size() - 64);
    whole[24] = '\xFF';  // the length of the scenario hash, far beyond the end
    EXPECT_THAT(refusal_of(whole + sha256(whole)).message, HasSubstr("damaged"));
}

TEST(Checkpoint, OfAnotherScenarioOrOtherDataIsAFaultOfTheInput) {
    const std::string whole = encode(sample());
    const Refusal scenario =
        refusal_of(whole, {.scenario_hash = "scenario two", .data_hash = "data one"});
    EXPECT_EQ(scenario.code, ErrorCode::input);
    EXPECT_THAT(scenario.message, HasSubstr("another scenario"));
    const Refusal data =
        refusal_of(whole, {.scenario_hash = "scenario one", .data_hash = "data two"});
    EXPECT_EQ(data.code, ErrorCode::input);
    EXPECT_THAT(data.message, HasSubstr("other data"));
}

TEST(Checkpoint, IsReadFromItsFile) {
    const ScratchFolder scratch;
    write_atomically(scratch / "0001.checkpoint", encode(sample()));
    EXPECT_EQ(read_checkpoint(scratch / "0001.checkpoint", ours), sample());
}

}  // namespace
}  // namespace gossan::records
