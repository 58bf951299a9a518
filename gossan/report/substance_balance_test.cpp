// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/substance_balance.hpp"

#include <gtest/gtest.h>

namespace gossan::report {
namespace {

using records::BalanceKind;
using records::BalanceRow;

BalanceRow flow(double begin, double end, const char* from, const char* to, const char* cause,
                double amount) {
    return {.begin_d = begin,
            .end_d = end,
            .kind = BalanceKind::flow,
            .from = from,
            .to = to,
            .substance = "Cu",
            .cause = cause,
            .amount = amount,
            .unit = "mol"};
}

BalanceRow stock(double day, const char* place, const char* form, double amount) {
    return {.begin_d = day,
            .end_d = day,
            .kind = BalanceKind::stock,
            .from = place,
            .to = "",
            .substance = "Cu",
            .cause = form,
            .amount = amount,
            .unit = "mol"};
}

TEST(SubstanceBalance, SumsPeriodsAndTellsBoundaryFromInside) {
    const std::vector<BalanceRow> rows = {
        stock(0, "ore", "oxide", 100),           stock(0, "bed", "pore water", 5),
        flow(0, 10, "feed", "bed", "drip", 2),   flow(0, 10, "ore", "bed", "leached", 30),
        flow(0, 10, "bed", "pls", "drain", 9),   stock(10, "ore", "oxide", 70),
        stock(10, "bed", "pore water", 28),      flow(10, 20, "feed", "bed", "drip", 3),
        flow(10, 20, "bed", "pls", "drain", 20), stock(20, "ore", "oxide", 70),
        stock(20, "bed", "pore water", 11)};
    const auto balances = substance_balances(rows);
    ASSERT_EQ(balances.size(), 1U);
    const SubstanceBalance& copper = balances[0];
    EXPECT_EQ(copper.begin, 105.0);
    EXPECT_EQ(copper.end, 81.0);
    EXPECT_EQ(copper.in(), 5.0);
    EXPECT_EQ(copper.out(), 29.0);
    EXPECT_EQ(copper.residual(), 0.0);  // 105 + 5 - 29 - 81
    ASSERT_EQ(copper.boundary.size(), 2U);
    EXPECT_EQ(copper.boundary[0].label, "drain");
    EXPECT_EQ(copper.boundary[0].amount, -29.0);
    ASSERT_EQ(copper.transfers.size(), 1U);
    EXPECT_EQ(copper.transfers[0].amount, 30.0);
    ASSERT_EQ(copper.end_forms.size(), 2U);
    EXPECT_EQ(copper.end_forms[1].label, "pore water");
}

TEST(SubstanceBalance, ShowsWhatDoesNotCloseAgainstTheLargestAmount) {
    const std::vector<BalanceRow> rows = {
        stock(0, "bed", "", 10), flow(0, 1, "feed", "bed", "drip", 40),
        flow(0, 1, "bed", "pls", "drain", 38), stock(1, "bed", "", 11)};
    const SubstanceBalance balance = substance_balances(rows).front();
    EXPECT_EQ(balance.residual(), 1.0);            // 10 + 40 - 38 - 11
    EXPECT_EQ(balance.closure(), 1.0 / 40.0);      // 40 came in
    EXPECT_EQ(balance.end_forms[0].label, "bed");  // a stock without a form is named by its place
}

TEST(SubstanceBalance, BeginsBeforeWhatHappenedAtTheFirstInstant) {
    // 7 came with a cure at day 0 and are in the 10 of that day: 3 were there before.
    const std::vector<BalanceRow> rows = {
        flow(0, 0, "cure", "bed", "cure", 7), stock(0, "bed", "", 10),
        flow(0, 1, "bed", "pls", "drain", 4), stock(1, "bed", "", 6)};
    const SubstanceBalance balance = substance_balances(rows).front();
    EXPECT_EQ(balance.begin, 3.0);
    EXPECT_EQ(balance.in(), 7.0);
    EXPECT_EQ(balance.residual(), 0.0);
}

TEST(SubstanceBalance, TakesAMissingRowForNothingThere) {
    std::vector<BalanceRow> rows = {stock(0, "bed", "", 1), flow(0, 2, "feed", "bed", "drip", 5),
                                    stock(1, "bed", "", 3), stock(2, "bed", "", 5)};
    rows[0].substance = "water";  // so that day 0 has a stock-taking, in which no copper was found
    const auto balances = substance_balances(rows);
    ASSERT_EQ(balances.size(), 2U);
    EXPECT_EQ(balances[1].begin, 0.0);
    EXPECT_EQ(balances[1].residual(), 0.0);
    EXPECT_EQ(balances[0].end, 0.0);
}

TEST(SubstanceBalance, TakesANegativeFlowAsOneTheOtherWay) {
    const std::vector<BalanceRow> rows = {stock(0, "solids", "", 10),
                                          flow(0, 1, "bed", "solids", "all reactions", -4),
                                          stock(1, "solids", "", 6)};
    const SubstanceBalance balance = substance_balances(rows).front();
    EXPECT_EQ(balance.out(), 4.0);
    EXPECT_EQ(balance.residual(), 0.0);
}

}  // namespace
}  // namespace gossan::report
