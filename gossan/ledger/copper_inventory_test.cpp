// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/copper_inventory.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/ledger/random_rows.hpp"

namespace gossan::ledger {
namespace {

using made::flow;
using made::stock;

const CopperLines& of(const std::vector<ModuleCopper>& all, const std::string& module) {
    for (const ModuleCopper& each : all) {
        if (each.module == module) return each.lines;
    }
    throw std::runtime_error("no module " + module);
}

TEST(CopperInventory, OfAColumnIsTheSevenLinesByHand) {
    const auto all = copper_inventory(book_of(made::column()));
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].module, "column");
    const CopperLines& lines = all[0].lines;
    EXPECT_DOUBLE_EQ(lines.placed[1], 100.0);  // 84 + 10 on day 0, and 6 that the cure took
    EXPECT_DOUBLE_EQ(lines.extractable[1], 90.0);
    EXPECT_DOUBLE_EQ(lines.extracted[0], 6.0);
    EXPECT_DOUBLE_EQ(lines.extracted[1], 26.0);
    EXPECT_DOUBLE_EQ(lines.recovered[1], 13.0);  // 18 drained less 5 fed
    EXPECT_DOUBLE_EQ(lines.remaining[1], 74.0);
    EXPECT_DOUBLE_EQ(lines.remaining_extractable[1], 64.0);
    EXPECT_DOUBLE_EQ(lines.in_solution[1], 12.0);
    EXPECT_DOUBLE_EQ(lines.stagnant[1], 8.0);
    EXPECT_DOUBLE_EQ(lines.lost[1], 1.0);
    EXPECT_LT(identity_error(lines), 1e-14);  // 13 + 12 + 74 + 1 = 100
}

TEST(CopperInventory, CountsMolesAsKilograms) {
    auto rows = made::column();
    for (auto& row : rows) row.unit = "mol";
    EXPECT_DOUBLE_EQ(copper_inventory(book_of(rows))[0].lines.placed[1], 6.3546);
}

TEST(CopperInventory, TakesAStackedLiftAsPlaced) {
    auto rows = made::column();
    rows.push_back(flow(30, 30, "stacking", "solids", "Cu", "stacked", 50));
    rows.push_back(flow(30, 30, "stacking", "bed", "Cu", "stacked", 2));
    rows.push_back(stock(60, "solids", "Cu", "chalcocite", 114));
    rows.push_back(stock(60, "solids", "Cu", "locked in chalcocite", 10));
    rows.push_back(stock(60, "bed", "Cu", "flowing water", 14));
    const CopperLines lines = copper_inventory(book_of(rows))[0].lines;
    EXPECT_DOUBLE_EQ(lines.placed[1], 100.0);
    EXPECT_DOUBLE_EQ(lines.placed[2], 150.0);
    EXPECT_DOUBLE_EQ(lines.brought[2], 2.0);
    EXPECT_LT(identity_error(lines), 1e-14);
}

/// Modules A and B give 30 and 10 kg to one pond, of which 20 become cathode; then the pond sends
/// 10 back to A, which keeps them, while B gives 20 more.
std::vector<records::BalanceRow> shared_plant() {
    return {stock(0, "A/solids", "Cu", "covellite", 100),
            stock(0, "B/solids", "Cu", "covellite", 100),
            flow(0, 10, "A/solids", "A/bed", "Cu", "leaching", 30),
            flow(0, 10, "B/solids", "B/bed", "Cu", "leaching", 10),
            flow(0, 10, "A/bed", "PLS pond", "Cu", "drainage", 30),
            flow(0, 10, "B/bed", "PLS pond", "Cu", "drainage", 10),
            flow(0, 10, "PLS pond", "cathode", "Cu", "plating", 20),
            stock(10, "A/solids", "Cu", "covellite", 70),
            stock(10, "B/solids", "Cu", "covellite", 90),
            stock(10, "PLS pond", "Cu", "", 20),
            flow(10, 20, "B/solids", "B/bed", "Cu", "leaching", 20),
            flow(10, 20, "B/bed", "PLS pond", "Cu", "drainage", 20),
            flow(10, 20, "PLS pond", "A/bed", "Cu", "irrigation", 10),
            stock(20, "A/solids", "Cu", "covellite", 70),
            stock(20, "B/solids", "Cu", "covellite", 70),
            stock(20, "A/bed", "Cu", "flowing water", 10),
            stock(20, "PLS pond", "Cu", "", 30)};
}

TEST(CopperInventory, SharesWhatAPlantHoldsByWhatEachModuleGave) {
    const auto all = copper_inventory(book_of(shared_plant()));
    const CopperLines& a = of(all, "A");
    const CopperLines& b = of(all, "B");
    EXPECT_DOUBLE_EQ(a.recovered[1], 15.0);  // 30 of 40 kg
    EXPECT_DOUBLE_EQ(b.recovered[1], 5.0);
    EXPECT_DOUBLE_EQ(a.ponds[1], 15.0);
    // The pond then mixes 15 of A with 5 + 20 of B and gives away 10 of 40.
    EXPECT_DOUBLE_EQ(a.ponds[2], 11.25);
    EXPECT_DOUBLE_EQ(b.ponds[2], 18.75);
    EXPECT_DOUBLE_EQ(a.flowing[2], 3.75);
    EXPECT_DOUBLE_EQ(b.flowing[2], 6.25);  // of B, in the heap of A
    EXPECT_DOUBLE_EQ(b.remaining[2], 70.0);
    EXPECT_DOUBLE_EQ(of(all, "all").placed[2], 200.0);
    for (const ModuleCopper& each : all) EXPECT_LT(identity_error(each.lines), 1e-14);
}

TEST(CopperInventory, FollowsSolutionThatGoesRoundWithinAPeriod) {
    const auto all = copper_inventory(book_of(std::vector{
        stock(0, "A/solids", "Cu", "covellite", 10), stock(0, "PLS pond", "Cu", "", 100),
        flow(0, 10, "A/solids", "A/bed", "Cu", "leaching", 10),
        flow(0, 10, "A/bed", "PLS pond", "Cu", "drainage", 50),
        flow(0, 10, "PLS pond", "A/bed", "Cu", "irrigation", 50),
        stock(10, "A/bed", "Cu", "flowing water", 10), stock(10, "PLS pond", "Cu", "", 100)}));
    // bed: x = 10 + y 50/150, pond: y = x 50/60, so x = 180/13, of which a sixth stays.
    EXPECT_NEAR(of(all, "A").flowing[1], 30.0 / 13.0, 1e-13);
    EXPECT_NEAR(of(all, "A").ponds[1], 100.0 / 13.0, 1e-13);
    EXPECT_NEAR(of(all, "plant").ponds[1], 1200.0 / 13.0, 1e-12);
}

TEST(CopperInventory, TakesPrecipitationBackFromWhatWasExtracted) {
    auto rows = made::column();
    rows.push_back(flow(0, 30, "solids", "bed", "Cu", "brochantite_precipitation", -3));
    rows[8].amount -= 3;
    rows.push_back(stock(30, "solids", "Cu", "brochantite", 3));
    const CopperLines lines = copper_inventory(book_of(rows))[0].lines;
    EXPECT_DOUBLE_EQ(lines.extracted[1], 23.0);
    EXPECT_DOUBLE_EQ(lines.remaining[1], 77.0);
    EXPECT_LT(identity_error(lines), 1e-14);
}

// Every step divides and adds some ten shares of up to 300 kg; nothing amplifies their rounding.
TEST(CopperInventory, SumsToWhatWasPlacedForEveryAccountThatCloses) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        const auto all = copper_inventory(book_of(made::random_site(seed)));
        ASSERT_EQ(all.size(), 5u);  // A, B, C, the plant's own, all
        for (const ModuleCopper& each : all) {
            EXPECT_LT(identity_error(each.lines), 1e-12) << each.module << ", seed " << seed;
            for (const double held : each.lines.in_solution) EXPECT_GE(held, -1e-12);
        }
    }
}

}  // namespace
}  // namespace gossan::ledger
