// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/water_use.hpp"

#include <gtest/gtest.h>

#include "gossan/ledger/made_rows.hpp"

namespace gossan::ledger {
namespace {

using made::flow;
using made::stock;

/// 10 m3 stacked with the ore and 4 of the cure; then 50 withdrawn, 5 of rain, 20 to the heap of
/// which 13 drain, 12 evaporate from the pond and 2 from the heap, 1 is spilt: the heap holds 19,
/// the pond 35 more. 100 kg of copper are plated.
const std::vector<records::BalanceRow> used = {
    flow(0, 0, "stacking", "A/bed", "water", "stacked", 10, "m3"),
    flow(0, 0, "cure", "A/bed", "water", "cure", 4, "m3"),
    stock(0, "A/bed", "water", "", 14, "m3"),
    stock(0, "pls pond", "water", "", 100, "m3"),
    stock(0, "pls pond", "Cu", "", 300),
    flow(0, 9, "fresh water", "pls pond", "water", "make-up", 50, "m3"),
    flow(0, 9, "rain", "pls pond", "water", "rain", 5, "m3"),
    flow(0, 9, "pls pond", "A/bed", "water", "irrigation", 20, "m3"),
    flow(0, 9, "A/bed", "pls pond", "water", "drainage", 13, "m3"),
    flow(0, 9, "pls pond", "atmosphere", "water", "evaporation", 12, "m3"),
    flow(0, 9, "A/bed", "atmosphere", "water", "evaporation", 2, "m3"),
    flow(0, 9, "pls pond", "off site", "water", "overflow", 1, "m3"),
    flow(0, 9, "pls pond", "cathode", "Cu", "plating", 100),
    stock(9, "A/bed", "water", "", 19, "m3"),
    stock(9, "pls pond", "water", "", 135, "m3"),
    stock(9, "pls pond", "Cu", "", 200)};

TEST(WaterUse, IsTakenApartByWhereItWent) {
    const Inventory inventory = take_inventory(used);
    EXPECT_TRUE(inventory.closes());
    const auto uses = water_use(inventory, {.name = "all", .first = 0, .last = 1});
    const auto use = [&](const std::string& name) {
        for (const WaterUse& each : uses) {
            if (each.name == name) return each;
        }
        throw std::runtime_error("no use " + name);
    };
    EXPECT_DOUBLE_EQ(use("withdrawn").volume, 54.0);
    EXPECT_DOUBLE_EQ(use("withdrawn").per_copper, 540.0);  // L/kg: 54 m3 by 100 kg
    EXPECT_DOUBLE_EQ(use("rain").volume, 5.0);
    EXPECT_DOUBLE_EQ(use("evaporated").volume, 14.0);
    EXPECT_DOUBLE_EQ(use("retained in ore").volume, 9.0);  // 19 less the 10 that came with the ore
    EXPECT_DOUBLE_EQ(use("lost or drained").volume, 1.0);
    EXPECT_DOUBLE_EQ(use("consumed").volume, 24.0);  // and 54 + 5 = 24 + 35 more in the pond
    EXPECT_DOUBLE_EQ(use("recycled to heaps").volume, 20.0);
}

}  // namespace
}  // namespace gossan::ledger
