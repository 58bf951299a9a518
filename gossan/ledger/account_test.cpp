// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/account.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/ledger/made_rows.hpp"
#include "gossan/ledger/mass.hpp"
#include "gossan/ledger/statement.hpp"

namespace gossan::ledger {
namespace {

using made::flow;
using made::stock;

/// Acid of a column: 10 mol cured of which calcite takes 4; then 20 fed, 6 made by pyrite, 9 used
/// by biotite, 5 drained and 1 lost: 17 mol are left.
const std::vector<records::BalanceRow> acid = {
    flow(0, 0, "cure", "bed", "H", "cure", 10, "mol"),
    flow(0, 0, "solids", "bed", "H", "cure: calcite_acid", -4, "mol"),
    flow(0, 0, "solids", "bed", "CO2", "cure: calcite_acid", 2, "mol"),
    flow(0, 0, "bed", "atmosphere", "CO2", "air that leaves", 2, "mol"),
    stock(0, "bed", "H", "flowing water", 6, "mol"),
    flow(0, 30, "irrigation", "bed", "H", "irrigation", 20, "mol"),
    flow(0, 30, "solids", "bed", "H", "pyrite_ferric", 6, "mol"),
    flow(0, 30, "solids", "bed", "H", "biotite_acid", -9, "mol"),
    flow(0, 30, "bed", "pls", "H", "drainage", 5, "mol"),
    flow(0, 30, "bed", "run_off", "H", "run-off", 1, "mol"),
    stock(30, "bed", "H", "flowing water", 10, "mol"),
    stock(30, "bed", "H", "stagnant water", 7, "mol")};

const AccountLine& line(const Account& account, const std::string& name) {
    for (const AccountLine& each : account.lines) {
        if (each.name == name) return each;
    }
    throw std::runtime_error("no line " + name);
}

TEST(Account, OfAcidIsInKilogramsOfSulphuricAcidByCause) {
    const Book book = book_of(acid);
    const auto all = accounts(book);
    ASSERT_EQ(all.size(), 1u);
    const Account& account = all[0];
    EXPECT_EQ(account.kind->name, "acid");
    constexpr double mol = 0.04904;  // half of H2SO4
    EXPECT_DOUBLE_EQ(line(account, "cured").amount[0], 10 * mol);
    EXPECT_DOUBLE_EQ(line(account, "calcite_acid").amount[0], -4 * mol);
    EXPECT_EQ(line(account, "calcite_acid").group, LineGroup::used);
    EXPECT_EQ(line(account, "pyrite_ferric").group, LineGroup::made);
    EXPECT_DOUBLE_EQ(line(account, "biotite_acid").amount[1], -9 * mol);
    EXPECT_EQ(line(account, "drained").group, LineGroup::out);
    EXPECT_DOUBLE_EQ(line(account, "lost with run-off").amount[1], -1 * mol);
    EXPECT_DOUBLE_EQ(account.stored[1], 17 * mol);
}

TEST(Account, AddsUpToWhatIsStored) {
    const Book book = book_of(acid);
    const Account account = accounts(book)[0];
    const Period all{.first = 0, .last = 1};
    double sum = 0.0;
    for (const AccountLine& each : account.lines) sum += in_period(each.amount, all);
    EXPECT_NEAR(sum, account.stored[1], 1e-15);
}

TEST(Account, CountsCarbonDioxideOfReactionsThatTakeNoOxygen) {
    auto rows = acid;
    rows.push_back(flow(0, 30, "solids", "bed", "CO2", "M1_decay_attached", 5, "mol"));
    rows.push_back(flow(0, 30, "solids", "bed", "O2", "M1_decay_attached", -5, "mol"));
    rows.push_back(flow(0, 30, "solids", "atmosphere", "CO2(g)", "malachite_acid", 3, "mol"));
    const auto all = carbonate_accounts(book_of(rows));
    ASSERT_EQ(all.size(), 1u);
    ASSERT_EQ(all[0].lines.size(), 2u);
    EXPECT_DOUBLE_EQ(line(all[0], "calcite_acid").amount[0], 2 * 0.044009);
    EXPECT_DOUBLE_EQ(line(all[0], "malachite_acid").amount[1], 3 * 0.044009);
}

TEST(Account, OfTheWholeLeavesOutWhatGoesRoundAndSaysSoOfWater) {
    const Book book = book_of(std::vector{
        stock(0, "A/bed", "water", "", 5, "m3"), stock(0, "PLS pond", "water", "", 100, "m3"),
        flow(0, 10, "PLS pond", "A/bed", "water", "irrigation", 40, "m3"),
        flow(0, 10, "A/bed", "PLS pond", "water", "drainage", 35, "m3"),
        flow(0, 10, "well", "PLS pond", "water", "make-up", 8, "m3"),
        flow(0, 10, "PLS pond", "atmosphere", "water", "evaporation", 3, "m3"),
        stock(10, "A/bed", "water", "", 10, "m3"), stock(10, "PLS pond", "water", "", 100, "m3")});
    const auto all = accounts(book);
    ASSERT_EQ(all.size(), 2u);  // A, and A with the plant
    EXPECT_DOUBLE_EQ(line(all[0], "irrigated").amount[1], 40.0);
    EXPECT_EQ(all[1].module, "all");
    ASSERT_EQ(all[1].lines.size(), 3u);
    EXPECT_DOUBLE_EQ(line(all[1], "withdrawn").amount[1], 8.0);
    EXPECT_DOUBLE_EQ(line(all[1], "evaporated").amount[1], -3.0);
    EXPECT_DOUBLE_EQ(line(all[1], "recycled to heaps").amount[1], 40.0);
    EXPECT_EQ(line(all[1], "recycled to heaps").group, LineGroup::aside);
}

TEST(Mass, IsRefusedForAUnitItDoesNotKnow) {
    EXPECT_DOUBLE_EQ(kilograms("Cu", "t"), 1000.0);
    EXPECT_DOUBLE_EQ(kilograms("water", "m3"), 1000.0);
    EXPECT_THROW((void)kilograms("Cu", "lb"), Error);
    EXPECT_THROW((void)kilograms("Cu", "m3"), Error);
}

}  // namespace
}  // namespace gossan::ledger
