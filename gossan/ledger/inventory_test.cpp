// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/inventory.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/ledger/random_rows.hpp"
#include "gossan/ledger/statement.hpp"

namespace gossan::ledger {
namespace {

TEST(Inventory, ClosesForABookThatDoes) {
    const Inventory inventory = take_inventory(made::random_site(7));
    EXPECT_TRUE(inventory.closes());
    EXPECT_EQ(inventory.worst.size(), 1u);
}

TEST(Inventory, TreatsMeasuredAndSimulatedAlike) {
    auto rows = made::column();
    const Inventory measured = take_inventory(rows);
    for (auto& row : rows) row.origin = records::RowOrigin::simulated;
    EXPECT_EQ(take_inventory(rows).copper[0].lines.recovered, measured.copper[0].lines.recovered);
}

TEST(Inventory, DoesNotMixOriginsUnasked) {
    auto rows = made::column();
    rows.front().origin = records::RowOrigin::simulated;
    EXPECT_THROW((void)rows_of(rows, std::nullopt), Error);
    EXPECT_EQ(rows_of(rows, records::RowOrigin::simulated).size(), 1u);
    EXPECT_EQ(rows_of(rows, records::RowOrigin::measured).size(), rows.size() - 1);
}

TEST(Statement, HasEveryLineOfCopperInEveryPeriod) {
    const Inventory inventory = take_inventory(made::column());
    const auto columns = periods(inventory.book.days, PeriodLength::month, {});
    const auto rows = statement(inventory, columns, Detail::brief);
    // And of the copper in the ore: there at first, cured, dissolved, stored.
    ASSERT_EQ(rows.size(), seven_lines().size() + further_lines().size() + 4);
    EXPECT_EQ(rows.back().account, "copper in ore");
    EXPECT_EQ(rows.back().amount, 74.0);  // 64 of chalcocite and 10 locked
    EXPECT_EQ(rows[3].line, "recovered");
    EXPECT_EQ(rows[3].measure, "to date");
    EXPECT_EQ(rows[3].amount, 13.0);
    EXPECT_EQ(rows[6].measure, "stock");
}

}  // namespace
}  // namespace gossan::ledger
