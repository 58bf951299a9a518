// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "gossan/supply/contract/invoice.hpp"
#include "gossan/supply/contract/made_contract.hpp"
#include "gossan/supply/contract/performance.hpp"

namespace gossan::supply {
namespace {

// A contract year by hand. 3000 t, so 250 t a month; least 245 t (2 %, the seller's tolerance);
// three months to make up; index M+1, provisional M-1, all of it paid; premium 6.5 cents/lb.
// USD/t become cents/lb by 100 / 2204.62262 and are rounded to 0.01: January 2025 8991.41 → 407.84.
//
// month   t   index M-1  provisional     index M+1  final          true-up
// 01    250     404.44   2 264 919.05      423.23   2 368 481.20    103 562.15
// 02    250     407.84   2 283 658.34      441.78   2 470 720.57    187 062.23
// 03    200     423.23   1 894 784.96      416.25   1 864 008.43    -30 776.53
// 04    260     441.78   2 569 549.39      432.41   2 515 840.38    -53 709.01
// 05    280     416.25   2 609 611.80      446.11   2 793 935.88    184 324.08
// 06    250     432.41   2 419 077.29      443.19   2 478 491.86     59 414.57
// 07    250     446.11   2 494 585.61      438.60   2 453 193.82    -41 391.79
// 08    150     443.19   1 487 095.12      452.86   1 519 073.17     31 978.05
// 09    250     438.60   2 453 193.82      487.15   2 720 779.89    267 586.07
// 10    250     452.86   2 531 788.62      490.43   2 738 857.80    207 069.18
// 11    250     487.15   2 720 779.89      534.57   2 982 137.90    261 358.01
// all  2640             25 729 043.89              26 905 520.90  1 176 477.01
//
// January: 250 t · 2204.62262 lb/t · (404.44 + 6.5) cents/lb / 100 = 551 155.655 · 4.1094
//   = 2 264 919.048... USD; the 250 t of December are ready and the buyer leaves them.
struct Row {
    const char* month;
    double t;
    std::int64_t provisional, final;
};

constexpr std::array<Row, 11> rows{{{"2025-01", 250, 226491905, 236848120},
                                    {"2025-02", 250, 228365834, 247072057},
                                    {"2025-03", 200, 189478496, 186400843},
                                    {"2025-04", 260, 256954939, 251584038},
                                    {"2025-05", 280, 260961180, 279393588},
                                    {"2025-06", 250, 241907729, 247849186},
                                    {"2025-07", 250, 249458561, 245319382},
                                    {"2025-08", 150, 148709512, 151907317},
                                    {"2025-09", 250, 245319382, 272077989},
                                    {"2025-10", 250, 253178862, 273885780},
                                    {"2025-11", 250, 272077989, 298213790}}};

ContractHistory year() {
    ContractHistory history;
    for (const Row& row : rows) history.deliveries.push_back(made::delivery(row.month, row.t));
    history.not_taken.push_back({made::month("2025-12"), made::tonnes(250)});
    return history;
}

TEST(ContractYear, IsInvoicedToTheCent) {
    const ContractInput contract = made::contract();
    const PriceIndex index = made::index(contract);
    const ContractHistory history = year();
    Money provisional, final, true_up;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const auto settled =
            settle(contract, index, history, history.deliveries[k], made::day("2026-01-31"));
        ASSERT_TRUE(settled.provisional && settled.final) << rows[k].month;
        EXPECT_EQ(settled.provisional->value.cents, rows[k].provisional) << rows[k].month;
        EXPECT_EQ(settled.final->value.cents, rows[k].final) << rows[k].month;
        EXPECT_EQ(settled.unpriced.grams, 0);
        provisional += settled.provisional->payable;
        final += settled.final->value;
        true_up += settled.final->payable;
    }
    EXPECT_EQ(text_of(provisional), "25729043.89");
    EXPECT_EQ(text_of(final), "26905520.90");
    EXPECT_EQ(text_of(true_up), "1176477.01");
}

TEST(ContractYear, MakesUpAndSettlesWhatWasShort) {
    // March is 45 t short: April gives 260 - 245 = 15, May 280 - 245 = 35, of which 30.
    // June has no month to make up for. August is 95 t short: September, October and November
    // give 5 t each, and 80 t are left at the end of November. Cover: November's index 490.43
    // + 12 against August's price, September's index 452.86 + 6.5: 43.07 cents/lb.
    //   80 · 2204.62262 · 0.4307 = 75 962.477 USD
    const ContractInput contract = made::contract();
    const auto kept =
        performance_of(contract, made::index(contract), year(), made::day("2026-01-31"));
    const auto& march = kept.months[2];
    EXPECT_EQ(march.made_up, made::tonnes(45));
    EXPECT_EQ(march.short_by.grams, 0);
    EXPECT_EQ(kept.months[4].gave, made::tonnes(30));
    const auto& august = kept.months[7];
    EXPECT_EQ(august.short_by, made::tonnes(80));
    ASSERT_TRUE(august.damages);
    EXPECT_EQ(text_of(*august.damages), "75962.48");
    EXPECT_EQ(kept.months[11].least.grams, 0) << "what the buyer leaves is not owed";

    // in the middle of October August may still be made up
    const auto earlier =
        performance_of(contract, made::index(contract), year(), made::day("2025-10-20"));
    EXPECT_FALSE(earlier.months[7].is_settled);
    EXPECT_EQ(earlier.months[7].short_by, made::tonnes(85));
    EXPECT_FALSE(earlier.months[7].damages);
}

TEST(ContractYear, IsPaidForWhereItWasNotTaken) {
    // The buyer left 250 t of 3000 t and may leave 5 %, 150 t: 100 t. The same by (5): 95 % is
    // 2850 t, taken 2640 t, and 110 t were not offered: of August 85 t (80 t for good, 5 t within
    // the seller's tolerance), and 5 t of tolerance each of March, April, September, October and
    // November. The mean of the twelve contract prices is 472.89917 cents/lb (indices of February
    // 2025 to January 2026, 6.5 more): 100 · 2204.62262 · 4.7289917 = 1 042 564.20 USD
    ContractInput contract = made::contract();
    contract.take_or_pay = TakeOrPayTerms{.share = 0.95, .make_up_months = 2};
    const auto kept =
        performance_of(contract, made::index(contract), year(), made::day("2026-01-31"));
    ASSERT_EQ(kept.years.size(), 1U);
    EXPECT_EQ(kept.years[0].deficiency, made::tonnes(100));
    ASSERT_TRUE(kept.years[0].due);
    EXPECT_EQ(text_of(*kept.years[0].due), "1042564.20");
    EXPECT_EQ(kept.years[0].lapsed.grams, 0) << "may be taken until the end of February";
    const auto later =
        performance_of(contract, made::index(contract), year(), made::day("2026-02-28"));
    EXPECT_EQ(later.years[0].lapsed, made::tonnes(100));
}

TEST(TakeOrPay, AsksNothingForWhatTheSellerDeliversLate) {
    // December 2025 is 245 t short and all of it comes in January 2026, on top of January's 250 t.
    // The buyer took all that was offered, so nothing is due for 2025; and 2026 has not taken the
    // 245 t again.
    ContractInput contract = made::contract(24);
    contract.take_or_pay = TakeOrPayTerms{.share = 0.98};
    ContractHistory history;
    for (int k = 0; k < 11; ++k) {
        history.deliveries.push_back(
            made::delivery(month_name(made::month("2025-01") + k).c_str(), 250.0));
    }
    history.deliveries.push_back(made::delivery("2026-01", 495));
    const auto kept =
        performance_of(contract, made::index(contract), history, made::day("2026-01-31"));
    EXPECT_EQ(kept.months[11].made_up, made::tonnes(245));
    EXPECT_EQ(kept.years[0].taken, made::tonnes(2995));
    EXPECT_EQ(kept.years[0].deficiency.grams, 0);
    EXPECT_EQ(kept.years[1].taken, made::tonnes(250));
}

TEST(ContractYear, IsMadeUpForBehindItsEnd) {
    // December is 45 t short of its 245 t; 30 t come in February 2026, 10 t in May, which is too
    // late: the three months to make up end with March.
    const ContractInput contract = made::contract();
    ContractHistory history;
    for (int k = 0; k < 12; ++k) {
        history.deliveries.push_back(
            made::delivery(month_name(made::month("2025-01") + k).c_str(), k < 11 ? 250.0 : 200.0));
    }
    history.deliveries.push_back(made::delivery("2026-02", 30));
    history.deliveries.push_back(made::delivery("2026-05", 10));
    const auto kept =
        performance_of(contract, made::index(contract), history, made::day("2026-05-31"));
    EXPECT_EQ(kept.months[11].made_up, made::tonnes(30));
    EXPECT_EQ(kept.months[11].short_by, made::tonnes(15));
    ASSERT_EQ(kept.flags.size(), 1U) << "the shipment of May is for no month of the contract";
    EXPECT_EQ(kept.scheduled, made::tonnes(3000));
}

TEST(ContractYear, HoldsWhatWasDeliveredAgainstTheMonthsThatItWasFor) {
    // On 20 March 250 t a month are sold for January and February; 200 t came for each of them, and
    // 250 t of March, of which the month is not over: 400 of 500 t, not 650 of 500 t.
    const ContractInput contract = made::contract();
    ContractHistory history;
    for (const auto& [month, t] : {std::pair{"2025-01", 200.0}, {"2025-02", 200.0}}) {
        history.deliveries.push_back(made::delivery(month, t));
    }
    history.deliveries.push_back(made::delivery("2025-03", 250));
    const auto kept =
        performance_of(contract, made::index(contract), history, made::day("2025-03-20"));
    EXPECT_EQ(kept.scheduled, made::tonnes(500));
    EXPECT_EQ(kept.delivered_of_it, made::tonnes(400));
    EXPECT_EQ(kept.delivered, made::tonnes(650));
}

TEST(TakeOrPay, LetsWhatWasPaidForBeTakenUntilItLapses) {
    // first year: 2400 of at least 2700 t taken by a buyer who left 600 t: 300 t paid for. Second
    // year, 300 t a month: the minimum of 2700 t is reached at the end of month 9; with 10 months
    // to make up, month 10 gives 300 t more, and all is made up. With 9 months none is.
    for (const auto& [reach, made_up, lapsed] :
         {std::tuple{10, 300.0, 0.0}, std::tuple{9, 0.0, 300.0}}) {
        ContractInput contract = made::contract(24);
        contract.take_or_pay = TakeOrPayTerms{.share = 0.9, .make_up_months = reach};
        ContractHistory history;
        for (int k = 0; k < 24; ++k) {
            const int month = made::month("2025-01") + k;
            history.deliveries.push_back(
                made::delivery(month_name(month).c_str(), k < 12 ? 200.0 : 300.0));
            if (k < 12) history.not_taken.push_back({month, made::tonnes(50)});
        }
        const auto kept =
            performance_of(contract, made::index(contract), history, made::day("2026-12-31"));
        EXPECT_EQ(kept.years[0].deficiency, made::tonnes(300));
        EXPECT_EQ(kept.years[0].made_up, made::tonnes(made_up));
        EXPECT_EQ(kept.years[0].lapsed, made::tonnes(lapsed));
    }
}

TEST(TakeOrPay, CarriesForwardWhatWasTakenAboveTheYear) {
    // 3600 t of 3000 t taken: of the next year's minimum 2700 t 600 t fall away
    ContractInput contract = made::contract(24);
    contract.take_or_pay = TakeOrPayTerms{.share = 0.9, .carry_forward = true};
    ContractHistory history;
    for (int k = 0; k < 12; ++k) {
        history.deliveries.push_back(
            made::delivery(month_name(made::month("2025-01") + k).c_str(), 300.0));
    }
    const auto kept =
        performance_of(contract, made::index(contract), history, made::day("2025-12-31"));
    EXPECT_EQ(kept.years[1].minimum, made::tonnes(2100));
}

}  // namespace
}  // namespace gossan::supply
