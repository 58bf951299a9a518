// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/delivery/foretell.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "gossan/numerics/random_stream.hpp"
#include "gossan/supply/contract/made_contract.hpp"
#include "gossan/supply/delivery/record.hpp"

namespace gossan::supply {
namespace {

const double start = made::day("2025-01-01");

/// Members that plate so many t in each month.
CathodeOutcomes outcomes(const std::vector<std::vector<double>>& by_month) {
    CathodeOutcomes made;
    for (std::size_t k = 0; k <= by_month.front().size(); ++k) {
        made.days.push_back(days_to_month(made::month("2025-01") + int(k)));
    }
    for (const auto& member : by_month) {
        auto& kg = made.kg.emplace_back(1, 0.0);
        for (const double t : member) kg.push_back(kg.back() + t * 1e3);
    }
    return made;
}

DeliveryInput no_lag() {
    DeliveryInput delivery;
    delivery.lag = Duration{0.0};
    return delivery;
}

TEST(Percentile, IsExceededAsOftenAsItSays) {
    // 1 to 9: k/(n + 1) = k/10, so 1 is exceeded with 90 in 100 and 5 with 50
    const std::vector<double> nine{9, 8, 7, 6, 5, 4, 3, 2, 1};
    EXPECT_NEAR(*exceeded_with(0.9, nine), 1.0, 1e-9);
    EXPECT_NEAR(*exceeded_with(0.5, nine), 5.0, 1e-9);
    EXPECT_NEAR(*exceeded_with(0.85, nine), 1.5, 1e-9);
    EXPECT_FALSE(exceeded_with(0.95, nine)) << "nine members tell no more than 90 in 100";
    // weights that are all alike change nothing; a member of no weight is none
    const std::vector<double> alike(9, 1.0 / 9.0);
    EXPECT_NEAR(*exceeded_with(0.85, nine, alike), 1.5, 1e-9);
    std::vector<double> ten{1000}, with_none{0.0};
    ten.insert(ten.end(), nine.begin(), nine.end());
    with_none.insert(with_none.end(), alike.begin(), alike.end());
    EXPECT_NEAR(*exceeded_with(0.5, ten, with_none), 5.0, 1e-9);
}

TEST(Foretell, TellsChancesShortfallsAndStockByHand) {
    // Nine members plate 210, 220 ... 290 t in January and 250 t in February; 250 t (245 least) are
    // due in each. At the start 20 t are in stock. Deliverable by the end of January 230 ... 310.
    //   P90: exceeded by 90 in 100, the first of nine: 230; P50 270; P10 310.
    //   January is met from 245 on: 250, 260 ... 310, seven of nine. The two others are short by
    //   15 and 5 t, 20/9 in the mean. By the end of February 480, 490 ... 560 t: they have 250 t
    //   for February and nothing for January (230 - 230 + 250 = 250), so it is lost: no month
    //   makes up. Damages: 20/9 t · 22.0462262 · (12 - 6.5) = 269.45 USD (2.222222 t).
    //   Whole: share D/Q 230/250, the least of nine: 0.92. Stock: with none 210 ... 290, lacking
    //   40, 30 ... ; of (Q - D) + stock the most of nine, 250 - 210 = 40 t.
    std::vector<std::vector<double>> months;
    for (int k = 0; k < 9; ++k) months.push_back({210.0 + 10.0 * k, 250.0});
    const ContractInput contract = made::contract();
    DeliveryInput delivery = no_lag();
    delivery.stock = Mass{20e3};
    const auto kept = performance_of(contract, made::index(contract), {}, start);
    const auto told =
        foretell(contract, delivery, outcomes(months), still_due(contract, kept, start));
    ASSERT_EQ(told.months.size(), 2U);
    EXPECT_EQ(told.notes.size(), 1U) << "the forecast ends before the contract";
    const DeliveryMonth& january = told.months[0];
    EXPECT_NEAR(january.p90, 230.0, 1e-9);
    EXPECT_NEAR(january.p50, 270.0, 1e-9);
    EXPECT_NEAR(january.p10, 310.0, 1e-9);
    EXPECT_NEAR(january.chance, 7.0 / 9.0, 1e-12);
    EXPECT_NEAR(january.expected_short, 20.0 / 9.0, 1e-9);
    EXPECT_NEAR(january.expected_lost, 20.0 / 9.0, 1e-9);
    EXPECT_EQ(text_of(january.expected_damages), "269.45");
    EXPECT_NEAR(told.months[1].chance, 1.0, 1e-12);
    EXPECT_NEAR(told.months[1].chance_all, 7.0 / 9.0, 1e-12);
    EXPECT_NEAR(*told.safe_share, 0.92, 1e-9);
    EXPECT_NEAR(*told.stock_needed, 40.0, 1e-9);
}

TEST(Foretell, MakesUpFromLaterMonthsAndWaitsForTheLag) {
    // 200 t in January and 300 t in February: short by 45 t in January, made up in February
    const ContractInput contract = made::contract();
    const auto kept = performance_of(contract, made::index(contract), {}, start);
    const auto due = still_due(contract, kept, start);
    const std::vector<std::vector<double>> months(9, {200.0, 300.0});
    const auto told = foretell(contract, no_lag(), outcomes(months), due);
    EXPECT_NEAR(told.months[0].expected_short, 45.0, 1e-9);
    EXPECT_NEAR(told.months[0].expected_lost, 0.0, 1e-9);
    // of 31 days of January 7 are too late: 24/31 of 200 t
    DeliveryInput late = no_lag();
    late.lag = Duration{7.0 * 86400.0};
    const auto later = foretell(contract, late, outcomes(months), due);
    EXPECT_NEAR(later.months[0].p50, 200.0 * 24.0 / 31.0, 1e-9);
}

TEST(StillDue, LeavesOutWhatWasDeliveredAndKeepsWhatIsOpen) {
    // in mid-March 100 t of 250 t are delivered; January was 45 t short
    const ContractInput contract = made::contract();
    ContractHistory history;
    history.deliveries = {made::delivery("2025-01", 200), made::delivery("2025-02", 245),
                          made::delivery("2025-03", 100)};
    const double now = made::day("2025-03-20");
    const auto kept = performance_of(contract, made::index(contract), history, now);
    const auto due = still_due(contract, kept, now);
    ASSERT_EQ(due.open.size(), 1U);
    EXPECT_NEAR(due.open[0].least, 45.0, 1e-9);
    EXPECT_NEAR(due.months[0].due, 150.0, 1e-9);
    EXPECT_NEAR(due.months[0].least, 145.0, 1e-9);
}

TEST(Outcomes, AreReadWithEveryFault) {
    Diagnostics diagnostics;
    const auto read = read_outcomes(
        tables::Table::parse("member,until,cathode [t],weight\n1,2025-01-01,0,1\n"
                             "1,2025-02-01,250,1\n2,2025-01-01,0,3\n2,2025-02-01,260,3\n",
                             "paths.csv", diagnostics),
        diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    EXPECT_DOUBLE_EQ(read.weights[1], 0.75);
    EXPECT_DOUBLE_EQ(read.at(1, made::day("2025-01-01") + 15.5), 130e3);
    for (const char* wrong :
         {"member,until,cathode [t]\n1,2025-01-01,0\n1,2025-02-01,5\n2,2025-01-01,0\n",
          "member,until,cathode [t]\n1,2025-01-01,9\n1,2025-02-01,5\n",
          "member,until,cathode [t]\n1,day 3,9\n", "member,until,cathode\n1,2025-01-01,9\n",
          "member,until,cathode [t]\n1,2025-01-01,0\n1,2025-02-01,5\n"}) {
        Diagnostics faults;
        (void)read_outcomes(tables::Table::parse(wrong, "paths.csv", faults), faults);
        EXPECT_TRUE(faults.has_errors()) << wrong;
    }
}

/// A year of a mine that nobody knows: recovery once, and weather by month.
std::vector<double> drawn_year(numerics::RandomStream& stream, double spread) {
    const double recovery = std::exp(spread * stream.normal());
    std::vector<double> months;
    for (int k = 0; k < 12; ++k) {
        months.push_back(255.0 * recovery * std::exp(0.5 * spread * stream.normal()));
    }
    return months;
}

/// Promises of 1000 such years, each by 19 members, and what came of them.
ReliabilityPoint kept_of_thousand(double level, double spread_of_members) {
    const ContractInput contract = made::contract();
    DeliveryInput delivery = no_lag();
    delivery.level = level;
    const auto due =
        still_due(contract, performance_of(contract, made::index(contract), {}, start), start);
    std::vector<PromiseOutcome> outcome;
    for (std::uint64_t truth = 0; truth < 1000; ++truth) {
        std::vector<std::vector<double>> members;
        numerics::RandomStream stream(20250101, truth, "members");
        for (int k = 0; k < 19; ++k) members.push_back(drawn_year(stream, spread_of_members));
        const auto told = foretell(contract, delivery, outcomes(members), due);
        numerics::RandomStream world(20250101, truth, "truth");
        const std::vector<double> came = drawn_year(world, 0.2);
        const std::size_t by = truth % 12;  // promises of every month of the year
        double so_far = 0.0;
        for (std::size_t k = 0; k <= by; ++k) so_far += came[k];
        outcome.push_back(
            {.promise = {.mass = made::tonnes(*told.months[by].safe), .chance = level},
             .delivered = made::tonnes(so_far),
             .is_due = true,
             .is_kept = so_far >= *told.months[by].safe});
    }
    return reliability(outcome).front();
}

TEST(Promise, IsKeptAsOftenAsItSaysOverAThousandTruths) {
    const ReliabilityPoint point = kept_of_thousand(0.9, 0.2);
    EXPECT_EQ(point.promises, 1000);
    EXPECT_TRUE(point.agrees()) << point.kept << " of 1000 kept, " << point.within.low << " to "
                                << point.within.high;
    EXPECT_LT(point.within.high - point.within.low, 0.04) << "1000 tell two in 100 either way";
}

TEST(Promise, OfAForecastThatIsTooSureIsFoundOut) {
    // members with half the spread: what they call 90 in 100 is kept far less often
    const ReliabilityPoint point = kept_of_thousand(0.9, 0.1);
    EXPECT_FALSE(point.agrees());
    EXPECT_LT(point.within.high, 0.85);
}

}  // namespace
}  // namespace gossan::supply
