// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/event_hash.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/epcis/event_text_value.hpp"

namespace gossan::supply {
namespace {

using records::Document;

const std::string folder = GOSSAN_SOURCE_DIR "/tests/data/epcis/";

Document read(const std::string& name) {
    return records::parse_document(records::read_file(folder + name + ".jsonld"), name);
}

std::vector<std::string> lines_of(const std::string& name) {
    std::istringstream text(records::read_file(folder + name));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

class EventHashVectors : public testing::TestWithParam<const char*> {};

TEST_P(EventHashVectors, AreMet) {
    const Document document = read(GetParam());
    const auto expected = lines_of(std::string(GetParam()) + ".hashes");
    const auto& events = events_of(document);
    ASSERT_EQ(events.size(), expected.size());
    for (std::size_t event = 0; event < events.size(); ++event) {
        EXPECT_EQ(event_hash(events[event], prefixes_of(document)), expected[event])
            << event << ": " << event_text(events[event], prefixes_of(document));
    }
}

INSTANTIATE_TEST_SUITE_P(Reference, EventHashVectors,
                         testing::Values("various", "all_keys", "extensions", "error", "sensors"),
                         [](const auto& vector) { return vector.param; });

TEST(EventText, IsThatOfTheReferenceForEveryKeyOfGs1) {
    const Document document = read("all_keys");
    EXPECT_EQ(event_text(events_of(document).front(), prefixes_of(document)),
              lines_of("all_keys.text").front());
}

TEST(EventHash, IsTheSameInWhateverOrderTheEventIsWritten) {
    const Document document = read("various");
    Document turned = Document::object();
    const Document& event = events_of(document)[11];
    for (auto member = event.members().rbegin(); member != event.members().rend(); ++member) {
        turned[member->key] = member->value;
    }
    EXPECT_EQ(event_hash(turned, prefixes_of(document)), event_hash(event, prefixes_of(document)));
}

TEST(EventHash, RefusesAFieldThatNobodyExplainsRatherThanLeavingItOut) {
    Document event = events_of(read("extensions")).front();
    event["nobody:knows"] = "x";
    EXPECT_THROW((void)event_hash(event, {}), Error);
    Document unnamed = events_of(read("error")).front();
    unnamed["mass"] = 3;
    EXPECT_THROW((void)event_hash(unnamed, {}), Error);
}

TEST(EventTime, IsToldInUtcToTheMillisecond) {
    EXPECT_EQ(time_in_utc("2020-03-04T11:00:30+01:00"), "2020-03-04T10:00:30.000Z");
    // 20:30 seven hours behind is half past three of the day after, here of the next year.
    EXPECT_EQ(time_in_utc("2025-12-31T20:30:00.5-07:00"), "2026-01-01T03:30:00.500Z");
    EXPECT_EQ(time_in_utc("2026-05-04T07:30:00.1234Z"), "2026-05-04T07:30:00.123Z");
    EXPECT_EQ(time_in_utc("2026-05-04T07:30:59.9995Z"), "2026-05-04T07:31:00.000Z");
    EXPECT_EQ(time_in_utc("2026-05-04"), "");
    EXPECT_EQ(time_in_utc("2026-02-30T07:30:00Z"), "");
}

TEST(EventQuantity, HasNoTrailingZerosAndNoExponent) {
    EXPECT_EQ(plain_number(1000000.0), "1000000");
    EXPECT_EQ(plain_number(24998.5), "24998.5");
    EXPECT_EQ(plain_number(0.001), "0.001");
    EXPECT_EQ(text_of_value(Document("23.0")), "23");
    EXPECT_EQ(text_of_value(Document(" JC-0001.0 ")), "JC-0001.0");
}

}  // namespace
}  // namespace gossan::supply
