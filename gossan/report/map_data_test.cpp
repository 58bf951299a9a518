// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/map_data.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "gossan/records/document.hpp"

namespace gossan::report {
namespace {

using testing::ElementsAre;

TEST(PackedMap, SpreadsALinearScaleFromTheLowestToTheHighest) {
    const std::vector<double> values = {20.0, 60.0, 30.0, std::nan("")};
    const PackedMap map = packed(values, MapScale::linear);
    EXPECT_EQ(map.low, 20.0);
    EXPECT_EQ(map.high, 60.0);
    // 30 is a quarter of the way: 65533 / 4 = 16383.25
    EXPECT_THAT(map.codes, ElementsAre(0, 65533, 16383, 65535));
}

TEST(PackedMap, SpreadsDecadesEvenlyAndKeepsNone) {
    const std::vector<double> values = {1e6, 1e12, 1e9, 0.0, -1e-3};
    const PackedMap map = packed(values, MapScale::logarithmic);
    EXPECT_EQ(map.low, 1e6);
    // 1e9 is half of the six decades: 1 + 65532 / 2 = 32767
    EXPECT_THAT(map.codes, ElementsAre(1, 65533, 32767, 0, 0));
}

TEST(PackedMap, OfALogarithmicScaleEndsEightDecadesDown) {
    const std::vector<double> values = {1e-20, 1e12, 1e4};
    const PackedMap map = packed(values, MapScale::logarithmic);
    EXPECT_DOUBLE_EQ(map.low, 1e4);
    EXPECT_EQ(map.codes[0], 0);
    EXPECT_EQ(map.codes[2], 1);
}

TEST(PackedMap, WithoutAnyCellsIsStillAMap) {
    const std::vector<double> values = {0.0, std::nan("")};
    EXPECT_THAT(packed(values, MapScale::logarithmic).codes, ElementsAre(0, 65535));
    EXPECT_THAT(packed({}, MapScale::linear).codes, ElementsAre());
}

TEST(PackedMap, KeepsFlagsAsTheyAre) {
    const std::vector<double> values = {0.0, 7.0, std::nan("")};
    EXPECT_THAT(packed(values, MapScale::flags).codes, ElementsAre(0, 7, 65535));
}

TEST(Base64, IsThatOfTheStandardWithTheLowByteFirst) {
    // RFC 4648, 10: "foob" is Zm9vYg==, "foobar" is Zm9vYmFy; 'f' 'o' are 0x66 0x6f.
    const std::vector<std::uint16_t> foobar = {0x6f66, 0x626f, 0x7261};
    EXPECT_EQ(base64(foobar), "Zm9vYmFy");
    EXPECT_EQ(base64(std::span(foobar).first(2)), "Zm9vYg==");
    EXPECT_EQ(base64(std::span(foobar).first(1)), "Zm8=");
    EXPECT_EQ(base64({}), "");
}

TEST(MapsJson, TellsScaleAndMeaningOfEachField) {
    records::Fields fields =
        records::empty_fields({.fields = {{"cells_mesophile_per_t", "1/t", "mesophiles", ""},
                                          {.name = "limiting",
                                           .unit = "1",
                                           .long_name = "what limits",
                                           .flag_meanings = "none acid"}},
                               .faces_m = {0.0, 1.0}});
    fields.append(0.0, std::vector<double>{1e12, 1.0});
    const auto maps = records::parse_document(maps_json(fields, 100), "maps");
    const auto& list = maps.at("fields").elements();
    EXPECT_EQ(list.at(0).at("scale").string(), "log");
    EXPECT_EQ(list.at(1).at("scale").string(), "flags");
    EXPECT_EQ(list.at(1).at("flags").string(), "none acid");
    EXPECT_EQ(maps_json({}, 100), "null");
}

}  // namespace
}  // namespace gossan::report
