// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/bytes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace gossan {
namespace {

struct Place {
    std::string name;
    std::vector<double> values;
    std::optional<int> rank;
};

}  // namespace

template <>
struct Members<Place> {
    static auto of(auto& place) {
        auto& [name, values, rank] = place;
        return std::tie(name, values, rank);
    }
};

namespace {

TEST(Bytes, ComeBackBitForBit) {
    const double quiet = std::numeric_limits<double>::quiet_NaN();
    const std::vector<Place> places{{"pond", {0.1, -0.0, quiet, 5e-324}, 7}, {"", {}, {}}};
    ByteWriter writer;
    writer.put(places);
    writer.put(true);
    ByteReader reader(writer.take());
    const auto back = reader.taken<std::vector<Place>>();
    ASSERT_EQ(back.size(), 2u);
    EXPECT_EQ(back[0].name, "pond");
    EXPECT_EQ(back[0].values[0], 0.1);
    EXPECT_TRUE(std::signbit(back[0].values[1]));
    EXPECT_TRUE(std::isnan(back[0].values[2]));
    EXPECT_EQ(back[0].values[3], 5e-324);
    EXPECT_EQ(back[0].rank, 7);
    EXPECT_FALSE(back[1].rank.has_value());
    EXPECT_TRUE(reader.taken<bool>());
    EXPECT_TRUE(reader.is_at_end());
}

TEST(Bytes, ThatEndEarlyAreAnError) {
    ByteWriter writer;
    writer.put(std::string("pond"));
    std::string bytes = writer.take();
    bytes.pop_back();
    ByteReader reader(bytes);
    EXPECT_THROW((void)reader.taken<std::string>(), Error);
}

}  // namespace
}  // namespace gossan
