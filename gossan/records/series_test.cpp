// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/series.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/scratch_folder.hpp"

namespace gossan::records {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::vector<ColumnInfo> columns = {
    {"pls_copper", "g/L", "copper in the pregnant leach solution"},
    {"extraction", "1", "copper dissolved over copper placed"}};

void append(SeriesWriter& writer, double time_d, std::vector<double> values) {
    writer.append(time_d, values);
}

TEST(Series, IsPlainCsvWithUnitsInItsHeader) {
    const ScratchFolder scratch;
    SeriesWriter writer = SeriesWriter::create(scratch / "series.csv", columns);
    append(writer, 0.5, {std::nan(""), 0.0});
    append(writer, 1.0, {6.25, 0.125});
    EXPECT_EQ(read_file(scratch / "series.csv"),
              "time_d,pls_copper [g/L],extraction [1]\n0.5,,0\n1,6.25,0.125\n");
}

TEST(Series, ReadsBackToTheSameBits) {
    const ScratchFolder scratch;
    SeriesWriter writer = SeriesWriter::create(scratch / "series.csv", columns);
    const std::vector<double> values = {1.0 / 3.0, 5e-324, -0.0, 1e300};
    for (const double value : values) append(writer, value + 1.0, {value, std::nan("")});
    const Series series = read_series(scratch / "series.csv");
    ASSERT_EQ(series.columns.size(), 2U);
    EXPECT_EQ(series.columns[1].name, "extraction");
    EXPECT_EQ(series.columns[0].unit, "g/L");
    EXPECT_EQ(series.column("extraction"), 1U);
    EXPECT_EQ(series.column("none"), std::nullopt);
    for (std::size_t row = 0; row < values.size(); ++row) {
        EXPECT_EQ(std::bit_cast<std::uint64_t>(series.values[0][row]),
                  std::bit_cast<std::uint64_t>(values[row]));
        EXPECT_TRUE(std::isnan(series.values[1][row]));
    }
}

TEST(Series, CutAtAnyByteIsReadUpToItsLastWholeRow) {
    const ScratchFolder scratch;
    SeriesWriter writer = SeriesWriter::create(scratch / "series.csv", columns);
    const std::uint64_t header = writer.file().length();
    std::vector<std::uint64_t> ends;
    for (int row = 0; row < 4; ++row) {
        append(writer, row, {row / 7.0, row * 1e-9});
        ends.push_back(writer.file().length());
    }
    const std::string whole = read_file(scratch / "series.csv");
    for (std::size_t length = header; length <= whole.size(); ++length) {
        write_atomically(scratch / "cut.csv", whole.substr(0, length));
        const auto n_whole = std::count_if(ends.begin(), ends.end(),
                                           [&](std::uint64_t end) { return end <= length; });
        EXPECT_EQ(read_series(scratch / "cut.csv").time_d.size(), static_cast<std::size_t>(n_whole))
            << length;
    }
}

TEST(Series, GoesOnAfterACutWithTheSameColumnsOnly) {
    const ScratchFolder scratch;
    std::uint64_t mark = 0;
    {
        SeriesWriter writer = SeriesWriter::create(scratch / "series.csv", columns);
        append(writer, 1.0, {1.0, 2.0});
        mark = writer.file().length();
        append(writer, 2.0, {3.0, 4.0});
    }
    const std::vector<ColumnInfo> others = {{"pls_copper", "mol/m3", ""}, columns[1]};
    EXPECT_THROW((void)SeriesWriter::cut_back(scratch / "series.csv", others, mark), Error);
    EXPECT_THAT(read_series(scratch / "series.csv").time_d, ElementsAre(1.0, 2.0));
    SeriesWriter writer = SeriesWriter::cut_back(scratch / "series.csv", columns, mark);
    append(writer, 3.0, {5.0, 6.0});
    EXPECT_THAT(read_series(scratch / "series.csv").time_d, ElementsAre(1.0, 3.0));
}

TEST(Series, ThatSomeoneEditedWronglyIsRefusedWithThePlace) {
    const ScratchFolder scratch;
    write_atomically(scratch / "series.csv", "time_d,a [1]\n1,x\n,2\n");
    try {
        (void)read_series(scratch / "series.csv");
        FAIL() << "a word was read as a number";
    } catch (const Error& failure) {
        EXPECT_EQ(failure.code, ErrorCode::data);
        EXPECT_THAT(failure.what(), HasSubstr("series.csv:2:3"));
        EXPECT_THAT(failure.what(), HasSubstr("series.csv:3:1"));
    }
    write_atomically(scratch / "series.csv", "day,a [1]\n1,2\n");
    EXPECT_THROW((void)read_series(scratch / "series.csv"), Error);
    write_atomically(scratch / "series.csv", "time_d,a\n1,2\n");
    EXPECT_THROW((void)read_series(scratch / "series.csv"), Error);
}

}  // namespace
}  // namespace gossan::records
