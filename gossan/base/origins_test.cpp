// SPDX-License-Identifier: Apache-2.0
#include "gossan/base/origins.hpp"

#include <gtest/gtest.h>

namespace gossan {
namespace {

TEST(Origins, FindTheNearestBlockAroundAPathWithoutPlace) {
    Origins origins;
    origins.add_place("", {"a.toml", 0, 0});
    origins.add_place("heap", {"a.toml", 3, 1});
    origins.add(
        {.path = "heap.lifts[1].height", .kind = OriginKind::file, .location = {"a.toml", 9, 5}});
    EXPECT_EQ(origins.location("heap.lifts[1].height").line, 9);
    EXPECT_EQ(origins.location("heap.lifts[0].height").line, 3);
    EXPECT_EQ(origins.location("heap.\"a.b\".c").line, 3);
    EXPECT_EQ(origins.location("elsewhere").file, "a.toml");
}

TEST(Origins, SayInWordsWhereAValueCameFrom) {
    EXPECT_EQ(to_string(Origin{.kind = OriginKind::file, .location = {"a.toml", 3, 1}}),
              "a.toml:3:1");
    EXPECT_EQ(to_string(Origin{.kind = OriginKind::override_, .location = {"--set a.b", 0, 0}}),
              "--set a.b");
    EXPECT_EQ(to_string(Origin{.source = "unverified"}), "default, unverified");
}

}  // namespace
}  // namespace gossan
