// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/supply.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/ledger/made_rows.hpp"

namespace gossan::ledger {
namespace {

using made::flow;
using made::stock;

const std::vector<records::BalanceRow> drawn = {
    flow(0, 0, "stacking", "A/solids", "ore", "stacked on east", 900),
    stock(0, "A/bed", "water", "", 5, "m3"),
    flow(0, 9, "grid", "crushing of east", "electricity", "crushing", 3, "MWh"),
    flow(0, 9, "grid", "irrigation of east", "electricity", "out of the a pond", 2, "MWh"),
    flow(0, 9, "grid", "irrigation of east", "electricity", "out of the b pond", 4, "MWh"),
    flow(0, 9, "grid", "electrolysis", "electricity", "plating", 10, "MWh"),
    flow(0, 9, "atmosphere", "blowers of east", "air", "air blown in", 700, "Nm3"),
    flow(0, 9, "suppliers", "lost with organic", "diluent", "entrainment", 0.5, "m3"),
    stock(9, "A/bed", "water", "", 5, "m3")};

TEST(Supply, IsOfItsPadAndOfAll) {
    const auto all = supply_accounts(book_of(drawn));
    ASSERT_EQ(all.size(), 5u);  // electricity and air of the pad; electricity, reagents, air of all
    EXPECT_EQ(all[0].module, "pad east");
    ASSERT_EQ(all[0].lines.size(), 2u);
    EXPECT_EQ(all[0].lines[1].name, "irrigation of east");
    EXPECT_DOUBLE_EQ(all[0].lines[1].amount[1], 6.0);
    EXPECT_EQ(all[2].module, "all");
    ASSERT_EQ(all[2].lines.size(), 3u);
    EXPECT_EQ(all[2].lines[1].name, "electrowinning");
    EXPECT_EQ(all[3].lines[0].name, "diluent");
    EXPECT_DOUBLE_EQ(all[4].lines[0].amount[1], 700.0);
}

TEST(Supply, NamesWhatNoRowTells) {
    EXPECT_THAT(untold_electricity(book_of(drawn)), testing::ElementsAre("blowers"));
    EXPECT_THAT(untold_electricity(book_of(made::column())),
                testing::ElementsAre("irrigation pumps"));
}

}  // namespace
}  // namespace gossan::ledger
