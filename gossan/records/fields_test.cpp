// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/netcdf_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

FieldLayout layout(std::vector<double> faces = {0.0, 0.1, 0.30000000000000004}) {
    return {.fields = {{"water_content", "1", "volume of water over volume of heap", ""},
                       {"temperature", "degC", "temperature", "temperature"}},
            .faces_m = std::move(faces),
            .start = "2026-01-15",
            .title = "a small column"};
}

void append(Fields& fields, double time, std::vector<double> rows) { fields.append(time, rows); }

Fields sample() {
    Fields fields = empty_fields(layout());
    append(fields, 0.0, {0.1, 1.0 / 3.0, -0.0, 5e-324});
    append(fields, 0.5, {std::nan(""), 1e300, 20.0, 21.0});
    append(fields, 95.0, {0.2, 0.3, 22.0, 23.0});
    return fields;
}

std::vector<std::uint64_t> bits_of(const std::vector<double>& values) {
    std::vector<std::uint64_t> bits;
    bits.reserve(values.size());
    for (const double value : values) bits.push_back(std::bit_cast<std::uint64_t>(value));
    return bits;
}

void expect_same_bits(const Fields& a, const Fields& b) {
    EXPECT_EQ(a.layout, b.layout);
    EXPECT_EQ(bits_of(a.time_d), bits_of(b.time_d));
    ASSERT_EQ(a.values.size(), b.values.size());
    for (std::size_t field = 0; field < a.values.size(); ++field) {
        EXPECT_EQ(bits_of(a.values[field]), bits_of(b.values[field])) << field;
    }
}

TEST(Fields, ReadBackToTheSameBits) {
    const ScratchFolder scratch;
    for (const Packing packing : {Packing::deflated, Packing::plain}) {
        write_fields(scratch / "fields.nc", sample(), packing);
        expect_same_bits(read_fields(scratch / "fields.nc"), sample());
    }
}

TEST(Fields, GiveAProfileByNameAndTime) {
    const Fields fields = sample();
    EXPECT_EQ(fields.field("temperature"), 1U);
    EXPECT_EQ(fields.field("pressure"), std::nullopt);
    EXPECT_THAT(fields.profile(1, 2), ElementsAre(22.0, 23.0));
    Fields other = sample();
    EXPECT_THROW(append(other, 95.0, {0.0, 0.0, 0.0, 0.0}), Error);  // a time that does not rise
    EXPECT_THROW(append(other, 96.0, {0.0, 0.0}), Error);
}

TEST(Fields, FollowTheClimateAndForecastConventions) {
    const ScratchFolder scratch;
    write_fields(scratch / "fields.nc", sample());
    const NetcdfReader file(scratch / "fields.nc");
    EXPECT_EQ(file.global_attribute("Conventions"), "CF-1.8");
    EXPECT_EQ(file.attribute("time", "units"), "days since 2026-01-15");
    EXPECT_EQ(file.attribute("time", "standard_name"), "time");
    EXPECT_EQ(file.attribute("time", "axis"), "T");
    EXPECT_EQ(file.attribute("height", "units"), "m");
    EXPECT_EQ(file.attribute("height", "positive"), "up");
    EXPECT_EQ(file.attribute("height", "axis"), "Z");
    EXPECT_EQ(file.attribute("height", "bounds"), "height_bounds");
    EXPECT_EQ(file.attribute("temperature", "standard_name"), "temperature");
    EXPECT_EQ(file.attribute("water_content", "standard_name"), "");
    EXPECT_EQ(file.attribute("water_content", "long_name"), "volume of water over volume of heap");
    EXPECT_THAT(file.values("height"),
                ElementsAre(0.05, testing::DoubleEq(0.2)));  // middles of the cells
    EXPECT_THAT(file.values("height_bounds"), ElementsAre(0.0, 0.1, 0.1, 0.30000000000000004));
}

TEST(Fields, OfARunWithoutADateCountPlainDays) {
    const ScratchFolder scratch;
    Fields fields = sample();
    fields.layout.start.clear();
    write_fields(scratch / "fields.nc", fields);
    EXPECT_EQ(NetcdfReader(scratch / "fields.nc").attribute("time", "units"), "days");
    expect_same_bits(read_fields(scratch / "fields.nc"), fields);
}

TEST(Fields, OfFlagsNameTheirValues) {
    const ScratchFolder scratch;
    Fields fields = empty_fields({.fields = {{.name = "limiting",
                                              .unit = "1",
                                              .long_name = "what limits",
                                              .flag_meanings = "none acid oxygen"}},
                                  .faces_m = {0.0, 1.0}});
    append(fields, 1.0, {2.0});
    write_fields(scratch / "fields.nc", fields);
    expect_same_bits(read_fields(scratch / "fields.nc"), fields);
    EXPECT_EQ(read_fields(scratch / "fields.nc").layout.fields[0].flag_meanings,
              "none acid oxygen");
}

TEST(Fields, WithoutAnyTimeOrAnyFieldAreStillAFile) {
    const ScratchFolder scratch;
    write_fields(scratch / "none.nc", empty_fields(layout()));
    expect_same_bits(read_fields(scratch / "none.nc"), empty_fields(layout()));
    Fields bare = empty_fields({.faces_m = {0.0, 1.0}});
    append(bare, 1.0, {});
    write_fields(scratch / "bare.nc", bare);
    expect_same_bits(read_fields(scratch / "bare.nc"), bare);
}

TEST(Fields, SplitAndJoinedAreTheSame) {
    for (std::size_t n = 0; n <= 3; ++n) {
        auto [first, rest] = split(sample(), n);
        EXPECT_EQ(first.time_d.size(), n);
        expect_same_bits(joined(std::vector<Fields>{first, rest}), sample());
    }
    EXPECT_TRUE(joined({}).time_d.empty());
}

TEST(Fields, OfAHeapThatGrewAreNotThereBeforeInTheNewCells) {
    auto low = empty_fields(layout());
    append(low, 1.0, {0.1, 0.2, 20.0, 21.0});
    auto high = empty_fields(layout({0.0, 0.1, 0.30000000000000004, 0.9}));
    append(high, 2.0, {0.3, 0.4, 0.5, 22.0, 23.0, 24.0});
    const Fields whole = joined(std::vector<Fields>{low, high});
    EXPECT_THAT(whole.profile(1, 0), ElementsAre(20.0, 21.0, testing::IsNan()));
    EXPECT_THAT(whole.profile(1, 1), ElementsAre(22.0, 23.0, 24.0));
}

TEST(Fields, ThatDoNotFitAreNotJoined) {
    const Fields first = sample();
    Fields other_cells = empty_fields(layout({0.0, 0.2, 0.4}));
    append(other_cells, 100.0, {0.0, 0.0, 0.0, 0.0});
    EXPECT_THROW((void)joined(std::vector<Fields>{first, other_cells}), Error);
    EXPECT_THROW((void)joined(std::vector<Fields>{first, first}), Error);  // their times overlap
    Fields other_fields = first;
    other_fields.layout.fields[0].name = "saturation";
    EXPECT_THROW((void)joined(std::vector<Fields>{first, other_fields}), Error);
}

TEST(Fields, OfAFileCutAtAnyByteAreRefusedOrWhole) {
    const ScratchFolder scratch;
    write_fields(scratch / "fields.nc", sample());
    const std::string whole = read_file(scratch / "fields.nc");
    int n_refused = 0;
    for (std::size_t length = 0; length < whole.size(); length += 197) {
        write_atomically(scratch / "cut.nc", whole.substr(0, length));
        try {
            expect_same_bits(read_fields(scratch / "cut.nc"), sample());  // only padding was lost
        } catch (const Error& failure) {
            ++n_refused;
            EXPECT_EQ(failure.code, ErrorCode::io);
            EXPECT_THAT(failure.where, HasSubstr("cut.nc"));
        }
    }
    EXPECT_GT(n_refused, 100);
    // After so many refusals the library still reads a good file.
    expect_same_bits(read_fields(scratch / "fields.nc"), sample());
}

}  // namespace
}  // namespace gossan::records
