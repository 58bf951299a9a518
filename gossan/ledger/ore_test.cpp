// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/ore.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "gossan/ledger/closure.hpp"
#include "gossan/ledger/made_rows.hpp"

namespace gossan::ledger {
namespace {

using made::flow;
using made::stock;

/// 100 mol of pyrite: 10 dissolve with 14 Fe(III) each, to 15 Fe(II) and 2 sulphate; microbes turn
/// 140 Fe(II) into Fe(III) at the ore; 3 mol of jarosite with 3 iron and 2 sulphate come down.
const std::vector<records::BalanceRow> pyrite = {
    stock(0, "M/solids", "Fe", "pyrite", 100, "mol"),
    stock(0, "M/solids", "S", "pyrite", 200, "mol"),
    flow(0, 30, "M/solids", "M/bed", "Fe(II)", "pyrite_ferric", 150, "mol"),
    flow(0, 30, "M/solids", "M/bed", "Fe(III)", "pyrite_ferric", -140, "mol"),
    flow(0, 30, "M/solids", "M/bed", "S(VI)", "pyrite_ferric", 20, "mol"),
    flow(0, 30, "M/solids", "M/bed", "Fe(II)", "M1_iron_oxidation", -140, "mol"),
    flow(0, 30, "M/solids", "M/bed", "Fe(III)", "M1_iron_oxidation", 140, "mol"),
    flow(0, 30, "M/solids", "M/bed", "H", "pyrite_ferric", 160, "mol"),
    flow(0, 30, "M/solids", "M/bed", "Fe(III)", "jarosite", -9, "mol"),
    flow(0, 30, "M/solids", "M/bed", "S(VI)", "jarosite", -6, "mol"),
    stock(30, "M/solids", "Fe", "pyrite", 90, "mol"),
    stock(30, "M/solids", "Fe", "jarosite", 9, "mol"),
    stock(30, "M/solids", "S", "pyrite", 180, "mol"),
    stock(30, "M/solids", "S", "jarosite", 6, "mol"),
    stock(30, "M/bed", "Fe(II)", "", 10, "mol")};

double flow_of(const std::vector<Moved>& flows, const std::string& element,
               const std::string& cause) {
    const auto found = std::find_if(flows.begin(), flows.end(), [&](const Moved& each) {
        return each.substance == element && each.cause == cause;
    });
    return found == flows.end() ? -1.0 : found->amount[1];
}

TEST(OreFlows, AreOfElementsAndNothingForIronThatChangesItsChargeOnly) {
    const auto flows = ore_flows(book_of(pyrite));
    EXPECT_DOUBLE_EQ(flow_of(flows, "Fe", "pyrite_ferric"), 10.0);
    EXPECT_DOUBLE_EQ(flow_of(flows, "Fe", "M1_iron_oxidation"), 0.0);
    EXPECT_DOUBLE_EQ(flow_of(flows, "Fe", "jarosite"), -9.0);
    EXPECT_DOUBLE_EQ(flow_of(flows, "S", "pyrite_ferric"), 20.0);
    EXPECT_DOUBLE_EQ(flow_of(flows, "H", "pyrite_ferric"), -1.0);  // ore holds no acid
}

TEST(OreFlows, CloseOnWhatTheOreHolds) {
    const auto worst_of_ore = [](const std::vector<records::BalanceRow>& rows) {
        double worst = 0.0;
        for (const Closure& closure : closures(book_of(rows))) {
            if (closure.place == "M/solids") worst = std::max(worst, closure.relative);
        }
        return worst;
    };
    EXPECT_EQ(worst_of_ore(pyrite), 0.0);
    auto rows = pyrite;
    rows[8].amount = -8;  // one of the 9 mol that came down
    EXPECT_DOUBLE_EQ(worst_of_ore(rows), 1.0 / 100.0);
}

// 20 mol of SO4 are 20 x 96.056 g; what the ore loses is 20 x 32.06 g.
TEST(OreFlows, CountSulphateInKilogramsAsItsSulphur) {
    const std::vector<records::BalanceRow> rows = {
        stock(0, "M/solids", "S", "pyrite", 200 * 0.03206),
        flow(0, 30, "M/solids", "M/bed", "S(VI)", "pyrite_ferric", 20 * 0.096056),
        stock(30, "M/solids", "S", "pyrite", 180 * 0.03206)};
    EXPECT_NEAR(flow_of(ore_flows(book_of(rows)), "S", "pyrite_ferric"), 20 * 0.03206, 1e-15);
}

}  // namespace
}  // namespace gossan::ledger
