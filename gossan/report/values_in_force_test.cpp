// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/values_in_force.hpp"

#include <gtest/gtest.h>

namespace gossan::report {
namespace {

TEST(ValuesInForce, CarryTheirBlockTheirValueAndTheirOrigin) {
    const auto values = values_in_force(
        "# heading\n"
        "title = \"ore # 7\"  # a.toml:1:9\n"
        "# start_date: absent\n"
        "\n"
        "[bed]\n"
        "height = \"4 m\"  # a.toml:5:10\n"
        "porosity = 0.4  # default, estimate: crushed rock\n"
        "[[irrigation.steps]]\n"
        "rate = \"2 L/m2/h\"  # --set irrigation.steps[0].rate\n"
        "[[irrigation.steps]]\n"
        "rate = \"3 L/m2/h\"  # default, unverified\n"
        "[solutions.\"SX raffinate\"]\n"
        "feed = [[\"0 d\", 1.5]]  # default, choice: none\n"
        "Cu = \"0.55 g/L\"  # default, Key2001\n");
    const std::vector<ValueInForce> expected = {
        {"title", "ore # 7", "a.toml:1:9", Standing::chosen},
        {"bed.height", "4 m", "a.toml:5:10", Standing::chosen},
        {"bed.porosity", "0.4", "default, estimate: crushed rock", Standing::estimate},
        {"irrigation.steps[0].rate", "2 L/m2/h", "--set irrigation.steps[0].rate",
         Standing::chosen},
        {"irrigation.steps[1].rate", "3 L/m2/h", "default, unverified", Standing::unverified},
        {"solutions.\"SX raffinate\".feed", "[[\"0 d\", 1.5]]", "default, choice: none",
         Standing::convention},
        {"solutions.\"SX raffinate\".Cu", "0.55 g/L", "default, Key2001", Standing::sourced}};
    EXPECT_EQ(values, expected);
}

TEST(ValuesInForce, AreNoneInAnEmptyText) { EXPECT_TRUE(values_in_force("").empty()); }

}  // namespace
}  // namespace gossan::report
