// SPDX-License-Identifier: Apache-2.0
#include "gossan/ledger/closure.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "gossan/ledger/inventory.hpp"
#include "gossan/ledger/random_rows.hpp"

namespace gossan::ledger {
namespace {

using testing::HasSubstr;

/// Largest relative residual.
double worst(const std::vector<records::BalanceRow>& rows) {
    double most = 0.0;
    for (const Closure& closure : closures(book_of(rows))) {
        most = std::max(most, closure.relative);
    }
    return most;
}

TEST(Closure, IsNothingForABookThatCloses) { EXPECT_EQ(worst(made::column()), 0.0); }

TEST(Closure, IsTheShareOfWhatIsMissing) {
    auto rows = made::column();
    rows[6].amount = 17;  // one of the 18 kg that drained; in were 25 of 31 kg
    const auto all = closures(book_of(rows));
    const auto bed = std::find_if(all.begin(), all.end(), [](const Closure& closure) {
        return closure.place == "bed" && closure.end_d == 30;
    });
    ASSERT_NE(bed, all.end());
    EXPECT_DOUBLE_EQ(bed->residual, -1.0);  // 12 − 6 − 25 + 17 + 1
    EXPECT_DOUBLE_EQ(bed->relative, 1.0 / 25.0);
    EXPECT_THAT(in_words(*bed, "kg"), HasSubstr("Cu of bed does not close from day 0 to day 30"));
}

TEST(Closure, SeesMoreComeBeforeTheFirstDayThanIsThere) {
    auto rows = made::column();
    rows[0].amount = 7;  // the bed holds 6
    const auto faults = take_inventory(rows).faults;
    ASSERT_EQ(faults.size(), 1u);
    EXPECT_EQ(faults[0].place, "bed");
    EXPECT_EQ(faults[0].end_d, 0.0);
}

TEST(Closure, SeesAFlowThroughAPlaceThatKeepsNothingOfIt) {
    auto rows = made::column();
    rows.push_back(made::flow(0, 30, "irrigation", "bed", "Mg", "irrigation", 2));
    EXPECT_EQ(worst(rows), 1.0);
    rows.push_back(made::flow(0, 30, "bed", "pls", "Mg", "drainage", 2));
    EXPECT_EQ(worst(rows), 0.0);
}

TEST(Closure, HoldsOreToWhatItHoldsAlone) {
    auto rows = made::column();
    rows.push_back(made::flow(0, 30, "solids", "atmosphere", "CO2(g)", "malachite_acid", 2));
    EXPECT_EQ(worst(rows), 0.0);
}

// Sums of some twenty doubles near 1e3 round to 1e-13 at most; places hold 1e-2 at least.
TEST(Closure, IsRoundingForEveryAccountThatCloses) {
    for (unsigned seed = 1; seed <= 50; ++seed) {
        EXPECT_LT(worst(made::random_site(seed)), 1e-10) << seed;
    }
}

TEST(Closure, NamesPlaceSubstanceAndPeriodOfAnyFlowThatIsDropped) {
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const auto rows = made::random_site(seed);
        for (std::size_t dropped = 0; dropped < rows.size(); ++dropped) {
            const records::BalanceRow& flow = rows[dropped];
            if (flow.kind != records::BalanceKind::flow) continue;
            auto others = rows;
            others.erase(others.begin() + std::ptrdiff_t(dropped));
            const auto faults = take_inventory(others).faults;
            ASSERT_FALSE(faults.empty()) << flow.from << " to " << flow.to;
            for (const Closure& fault : faults) {
                EXPECT_TRUE(fault.place == flow.from || fault.place == flow.to) << fault.place;
                EXPECT_EQ(fault.substance, "Cu");
                EXPECT_EQ(fault.begin_d, flow.begin_d);
                EXPECT_EQ(fault.end_d, flow.end_d);
                EXPECT_NEAR(std::abs(fault.residual), flow.amount, 1e-9);  // rounding, as above
            }
        }
    }
}

}  // namespace
}  // namespace gossan::ledger
