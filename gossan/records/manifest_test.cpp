// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/manifest.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::HasSubstr;

Manifest sample() {
    return {.status = RunStatus::failed,
            .version = "0.1.0",
            .identity = {.scenario_hash = "s", .data_hash = "d"},
            .inputs = {{"scenario.toml", "aa", 12}, {"rain.csv", "bb", 0}},
            .seed = 42,
            .threads = 2,
            .options = {{"--set", "a=1"}, {"--set", "b=2"}},
            .started = "2026-01-15T06:00:00Z",
            .ended = "2026-01-15T06:00:01Z",
            .wall_s = 1.25,
            .time_d = 30.0,
            .duration_d = 95.0,
            .resumes = 1,
            .solver = {{"steps", 522}, {"newton_iterations", 1063}},
            .series = {{"pls_copper", "g/L", "copper in the PLS"}},
            .message = "the disk was full"};
}

TEST(Manifest, ReadsBackWhatItWrote) {
    const std::string text = print(to_document(sample()));
    EXPECT_EQ(manifest_from(parse_document(text, "manifest.json"), "manifest.json"), sample());
    for (const RunStatus status : {RunStatus::running, RunStatus::done, RunStatus::interrupted}) {
        Manifest manifest = sample();
        manifest.status = status;
        EXPECT_EQ(manifest_from(to_document(manifest), "x").status, status);
    }
}

std::string refusal_of(const Document& document) {
    try {
        (void)manifest_from(document, "out/manifest.json");
        return "accepted";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::data);
        EXPECT_EQ(failure.where, "out/manifest.json");
        return failure.what();
    }
}

TEST(Manifest, RefusesOtherJsonOtherVersionsAndMissingKeys) {
    EXPECT_THAT(refusal_of(Document::object()), HasSubstr("not the manifest"));
    EXPECT_THAT(refusal_of(Document::array()), HasSubstr("not the manifest"));
    Document document = to_document(sample());
    document["format_version"] = 2;
    EXPECT_THAT(refusal_of(document), HasSubstr("format version 2"));
    document = to_document(sample());
    document["status"] = "sleeping";
    EXPECT_THAT(refusal_of(document), HasSubstr("sleeping"));
    document = to_document(sample());
    document["seed"] = "many";
    EXPECT_THAT(refusal_of(document), HasSubstr("whole number"));
    document = Document::object();
    document["format"] = "gossan run";
    EXPECT_THAT(refusal_of(document), HasSubstr("format_version"));
}

TEST(InputRecord, HashesAFile) {
    const ScratchFolder scratch;
    write_atomically(scratch / "a.toml", "abc");
    const std::string path = (scratch / "a.toml").string();
    EXPECT_EQ(input_record(path), (InputRecord{path, sha256("abc"), 3}));
}

TEST(UtcNow, IsAnIsoStampOfThisCentury) {
    EXPECT_THAT(utc_now(), testing::MatchesRegex("20..-..-..T..:..:..Z"));
}

}  // namespace
}  // namespace gossan::records
