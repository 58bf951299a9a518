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
    EXPECT_DOUBLE_EQ(line(all[1], "evaporated from ponds").amount[1], -3.0);
    EXPECT_DOUBLE_EQ(line(all[1], "recycled to heaps").amount[1], 40.0);
    EXPECT_EQ(line(all[1], "recycled to heaps").group, LineGroup::aside);
    ASSERT_EQ(all[1].parts.size(), 2u);
    EXPECT_EQ(all[1].parts[0].name, "in heaps");
    EXPECT_DOUBLE_EQ(all[1].parts[0].amount[1], 10.0);
    EXPECT_DOUBLE_EQ(all[1].parts[1].amount[1], 100.0);
    EXPECT_EQ(account_error(all[1]), 0.0);
}

/// 4 mol of pyrite stacked on A, of which 1 dissolves and half its iron comes down again; on the
/// other pad B, which stays as it is.
const std::vector<records::BalanceRow> two_pads = {
    flow(0, 0, "stacking", "A/solids", "Fe", "stacked", 4, "mol"),
    flow(0, 0, "stacking", "A/solids", "ore", "stacked on east", 900, "kg"),
    flow(0, 0, "stacking", "B/solids", "ore", "stacked on west", 100, "kg"),
    stock(0, "A/solids", "Fe", "pyrite", 4, "mol"),
    stock(0, "B/solids", "Fe", "pyrite", 6, "mol"),
    stock(0, "A/solids", "ore", "dry, as placed", 900),
    stock(0, "B/solids", "ore", "dry, as placed", 100),
    flow(0, 9, "A/solids", "A/bed", "Fe(II)", "pyrite_ferric", 1, "mol"),
    flow(0, 9, "A/solids", "A/bed", "Fe(III)", "jarosite", -0.5, "mol"),
    stock(9, "A/solids", "Fe", "pyrite", 3, "mol"),
    stock(9, "A/solids", "Fe", "jarosite", 0.5, "mol"),
    stock(9, "B/solids", "Fe", "pyrite", 6, "mol"),
    stock(9, "A/solids", "ore", "dry, as placed", 900),
    stock(9, "B/solids", "ore", "dry, as placed", 100),
    stock(9, "A/bed", "Fe(II)", "", 1, "mol"),
    stock(9, "A/bed", "Fe(III)", "", -0.5, "mol")};

const Account& account_in(const std::vector<Account>& all, const std::string& module,
                          const std::string& kind) {
    for (const Account& each : all) {
        if (each.module == module && each.kind->name == kind) return each;
    }
    throw std::runtime_error("no account " + module + " " + kind);
}

TEST(Account, OfTheOreSaysWhatDissolvedAndWhatCameDown) {
    const auto all = accounts(book_of(two_pads));
    constexpr double mol = 0.055845;
    const Account& iron = account_in(all, "pad east", "iron in ore");
    EXPECT_DOUBLE_EQ(line(iron, "with stacked ore").amount[0], 4 * mol);
    EXPECT_DOUBLE_EQ(line(iron, "pyrite_ferric").amount[1], -1 * mol);
    EXPECT_EQ(line(iron, "pyrite_ferric").group, LineGroup::used);
    EXPECT_DOUBLE_EQ(line(iron, "jarosite").amount[1], 0.5 * mol);
    EXPECT_EQ(line(iron, "jarosite").group, LineGroup::made);
    EXPECT_NEAR(account_error(iron), 0.0, 1e-15);
    const Account& there = account_in(all, "pad west", "iron in ore");
    EXPECT_DOUBLE_EQ(line(there, "there at first").amount[0], 6 * mol);
    EXPECT_DOUBLE_EQ(account_in(all, "all", "iron in ore").stored[1], 9.5 * mol);
    EXPECT_DOUBLE_EQ(account_in(all, "pad west", "ore").stored[1], 100.0);
}

TEST(Account, IsWrongByTheShareThatALineMisses) {
    auto rows = two_pads;
    rows[8].amount = -0.4;
    // 0.1 mol of the 3.5 that are left.
    EXPECT_NEAR(account_error(account_in(accounts(book_of(rows)), "A", "iron in ore")), 0.1 / 3.5,
                1e-12);
}

TEST(Mass, IsRefusedForAUnitItDoesNotKnow) {
    EXPECT_DOUBLE_EQ(kilograms("Cu", "t"), 1000.0);
    EXPECT_DOUBLE_EQ(kilograms("water", "m3"), 1000.0);
    EXPECT_THROW((void)kilograms("Cu", "lb"), Error);
    EXPECT_THROW((void)kilograms("Cu", "m3"), Error);
}

}  // namespace
}  // namespace gossan::ledger
