// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/supply/contract/invoice.hpp"
#include "gossan/supply/contract/made_contract.hpp"
#include "gossan/supply/contract/performance.hpp"

namespace gossan::supply {
namespace {

TEST(PriceIndex, NamesFixingsThatAreMissingAndThoseThatLieAhead) {
    // five fixings after Friday 2 January 2026: Monday 5 to Friday 9; the 7th is a holiday, so
    // Monday 12 too. Known are the 5th, 8th and 9th; on the 9th the 6th is missing.
    PriceIndex index(2204.62262, {"2026-01-07"});
    index.set_day(made::day("2026-01-05"), 590.0);
    index.set_day(made::day("2026-01-08"), 592.0);
    index.set_day(made::day("2026-01-09"), 594.0);
    const IndexMean mean = index.after(made::day("2026-01-02"), 5, made::day("2026-01-09"));
    EXPECT_EQ(mean.missing, (std::vector<std::string>{"2026-01-06"}));
    EXPECT_EQ(mean.to_come, (std::vector<std::string>{"2026-01-12"}));
    EXPECT_DOUBLE_EQ(mean.mean(), 592.0);
    EXPECT_DOUBLE_EQ(mean.open_share(), 0.4);
    EXPECT_FALSE(mean.is_whole());
}

TEST(PriceIndex, AveragesTheDaysOfAMonth) {
    // February 2026 has 20 weekdays: 1, 2 ... 20, of which the mean is 10.5
    PriceIndex index(2204.62262, {});
    int count = 0;
    for (double day = made::day("2026-02-01"); day < made::day("2026-03-01"); ++day) {
        if (index.is_fixing_day(day)) index.set_day(day, ++count);
    }
    ASSERT_EQ(count, 20);
    const IndexMean whole = index.over_month(made::month("2026-02"), made::day("2026-02-28"));
    EXPECT_TRUE(whole.is_whole());
    EXPECT_DOUBLE_EQ(whole.mean(), 10.5);
    // on Friday the 13th ten of them are known: half is open
    const IndexMean half = index.over_month(made::month("2026-02"), made::day("2026-02-13"));
    EXPECT_DOUBLE_EQ(half.open_share(), 0.5);
}

TEST(PriceIndex, ReadsMonthsAndDaysAndTellsWhatItCannotRead) {
    PriceIndex index(2204.62262, {});
    Diagnostics diagnostics;
    index.take(tables::Table::parse("period,price [USD/t]\n2026-01,13012\n2026-02-03,12900\n",
                                    "lme.csv", diagnostics),
               "USD", diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    // 13012 · 100 / 2204.62262 = 590.21438...
    EXPECT_NEAR(index.over_month(made::month("2026-01"), 1e6).mean(), 590.2144, 1e-4);
    EXPECT_EQ(index.last_day(), made::day("2026-02-03"));

    Diagnostics faults;
    index.take(tables::Table::parse("period,price [USD/t]\n2026,1\n2026-03,-5\n2026-01,13012\n",
                                    "lme.csv", faults),
               "USD", faults);
    EXPECT_EQ(faults.n_errors(), 3U) << faults.text();
    Diagnostics unit;
    index.take(tables::Table::parse("period,price [EUR/t]\n", "lme.csv", unit), "USD", unit);
    EXPECT_NE(unit.text().find("price [USD/t]"), std::string::npos) << unit.text();
}

TEST(PriceIndex, KnowsNothingOfPricesToCome) {
    PriceIndex index;
    const int january = *month_number("2026-01");
    index.set_month(january, 400.0);
    index.set_month(january + 1, 500.0);
    index.set_day(made::day("2026-02-10"), 450.0);
    EXPECT_FALSE(index.newest(made::day("2026-01-30")));
    EXPECT_EQ(index.newest(made::day("2026-01-31")), 400.0);
    EXPECT_EQ(index.newest(made::day("2026-02-27")), 450.0);
    EXPECT_EQ(index.newest(made::day("2026-02-28")), 500.0);
}

TEST(Invoice, TellsWhatIsUnpricedWhileFixingsAreToCome) {
    const ContractInput contract = made::contract();
    const Delivery delivery = made::delivery("2026-01", 100);
    const auto settled =
        settle(contract, made::index(contract), {}, delivery, made::day("2026-01-31"));
    ASSERT_TRUE(settled.provisional);  // by December 2025
    EXPECT_FALSE(settled.final);
    EXPECT_EQ(settled.to_come, (std::vector<std::string>{"2026-02"}));
    EXPECT_EQ(settled.unpriced, made::tonnes(100));
    EXPECT_EQ(text_of(settled.at_newest), "1301200.00");  // 100 t at 13 012 USD/t
    // in March the mean of February should be known
    const auto later =
        settle(contract, made::index(contract), {}, delivery, made::day("2026-03-01"));
    EXPECT_EQ(later.missing, (std::vector<std::string>{"2026-02"}));
}

TEST(Invoice, PaysByWeightFootprintAndClaim) {
    // index 400 cents/lb, premium 6.5, 2 cents/lb more for what is claimed, of a lot above the
    // footprint 5 off. λ / 100 = 22.0462262 USD by cent and t.
    //   A  25 t, all claimed, 24.9 t received (0.4 % off, franchise 0.2 %): 24.9 · λ · 408.5
    //      = 224 248.79...
    //   B  25 t, 10 t claimed, 24.96 t received (0.16 % off), 3.4 above 3 kg/kg:
    //      25 · λ · (406.5 + 0.8 - 5) = 221 729.92...
    ContractInput contract = made::contract();
    contract.price.adjustments = {{"claimed", "2 cents/lb", AdjustedMass::claimed}};
    contract.footprint.emplace().most_kg_per_kg = 3.0;
    contract.footprint->remedy = "5 cents/lb";
    contract.custody.emplace();
    PriceIndex index(contract.pounds_per_tonne, {});
    for (const char* month : {"2025-05", "2025-07"}) index.set_month(made::month(month), 400.0);
    Delivery delivery = made::delivery("2025-06", 25);
    delivery.lots = {{.lot = "A",
                      .net = made::tonnes(25),
                      .received = made::tonnes(24.9),
                      .claimed = made::tonnes(25),
                      .footprint = 2.95},
                     {.lot = "B",
                      .net = made::tonnes(25),
                      .received = made::tonnes(24.96),
                      .claimed = made::tonnes(10),
                      .footprint = 3.4}};
    const auto settled = settle(contract, index, {}, delivery, made::day("2025-08-31"));
    ASSERT_TRUE(settled.provisional && settled.final);
    EXPECT_EQ(settled.provisional->mass, made::tonnes(50)) << "the seller's weight at first";
    const Invoice& final = *settled.final;
    EXPECT_EQ(final.mass, made::tonnes(49.9));
    EXPECT_NEAR(double(final.lines[0].value.cents), 100.0 * 24.9 * 22.0462262 * 408.5, 1.0);
    EXPECT_NEAR(double(final.lines[1].value.cents), 100.0 * 25.0 * 22.0462262 * 402.3, 1.0);
    EXPECT_EQ(final.lines[0].value + final.lines[1].value, final.value);
    EXPECT_EQ(final.lines[0].notes.size(), 1U);
    EXPECT_EQ(final.lines[1].notes.size(), 2U) << "footprint and claim";
    EXPECT_EQ(final.payable, final.value - settled.provisional->payable);
}

TEST(Invoice, IsProvisionalByTheLastFixingsAndSaysHowOldTheyAre) {
    // Before 7 January: 420, 410 and 400 cents/lb, so 25 t · λ · (410 + 6.5) / 100 = 229 556.33.
    ContractInput contract = made::contract();
    contract.price.provisional_index = ProvisionalIndex::last_fixings;
    contract.price.provisional_fixings = 3;
    PriceIndex index(contract.pounds_per_tonne, {});
    index.set_day(made::day("2025-01-01"), 390.0);
    index.set_day(made::day("2025-01-02"), 400.0);
    index.set_day(made::day("2025-01-03"), 410.0);
    index.set_day(made::day("2025-01-06"), 420.0);
    index.set_day(made::day("2025-01-07"), 430.0);
    Delivery delivery = made::delivery("2025-01", 25);
    delivery.day = made::day("2025-01-07");
    const auto soon = settle(contract, index, {}, delivery, delivery.day);
    ASSERT_TRUE(soon.provisional);
    EXPECT_EQ(soon.provisional->value.cents, 22955633);
    EXPECT_EQ(soon.provisional->period, "3 fixings up to 2025-01-06");
    delivery.day = made::day("2025-06-15");  // nothing is known of the months between
    const auto late = settle(contract, index, {}, delivery, delivery.day);
    EXPECT_EQ(late.provisional->period, "3 fixings up to 2025-01-07");
}

TEST(Invoice, TakesADeclaredPeriodThatIsAnOptionAndInTime) {
    ContractInput contract = made::contract();
    contract.price.options = {QuotationalPeriod::month};
    contract.price.declare_days = 5;
    const Delivery delivery = made::delivery("2025-06", 25);
    std::vector<std::string> notes;
    const auto chosen = [&](QuotationalPeriod period, const char* day) {
        ContractHistory history;
        history.declared[made::month("2025-06")] = {{period, made::day(day)}};
        return period_of(contract, history, delivery, notes);
    };
    EXPECT_EQ(chosen(QuotationalPeriod::month, "2025-05-27"), QuotationalPeriod::month);
    EXPECT_TRUE(notes.empty());
    EXPECT_EQ(chosen(QuotationalPeriod::month, "2025-05-28"), QuotationalPeriod::month_after);
    EXPECT_EQ(chosen(QuotationalPeriod::month_before, "2025-05-01"),
              QuotationalPeriod::month_after);
    EXPECT_EQ(notes.size(), 2U);
}

TEST(Invoice, KeepsAPeriodThatWasDeclaredInTimeWhenALaterOneComesTooLate) {
    ContractInput contract = made::contract();
    contract.price.options = {QuotationalPeriod::month, QuotationalPeriod::month_before};
    contract.price.declare_days = 5;
    const auto declared = [](const char* at, const char* period) {
        EventDraft draft{.at = std::string(at) + "T00:00:00Z",
                         .who = "the buyer",
                         .kind = "period declared",
                         .subject = "2025-06"};
        draft.data["period"] = period;
        return draft;
    };
    // by 27 May: M counts, then M-1 in its place; M on the 29th is too late, and M+2 no option
    const std::vector<EventDraft> drafts{declared("2025-05-20", "M"), declared("2025-05-26", "M-1"),
                                         declared("2025-05-29", "M"),
                                         declared("2025-05-21", "M+2")};
    std::vector<std::string> notes;
    EXPECT_EQ(period_of(contract, replay_contract(chained({}, drafts)),
                        made::delivery("2025-06", 25), notes),
              QuotationalPeriod::month_before);
    EXPECT_EQ(notes.size(), 2U);
}

TEST(ForceMajeure, SharesWhatThereIsByQuantityAndByRank) {
    // 300 t for three who want 250, 250 and 100 t: half of each
    const std::vector<Claimant> alike{
        {made::tonnes(250), 1}, {made::tonnes(250), 1}, {made::tonnes(100), 1}};
    EXPECT_EQ(shared_out(made::tonnes(300), alike),
              (std::vector<WholeMass>{made::tonnes(125), made::tonnes(125), made::tonnes(50)}));
    // the second first, and of the 50 t left 250/350 to the first
    const std::vector<Claimant> ranked{
        {made::tonnes(250), 2}, {made::tonnes(250), 1}, {made::tonnes(100), 2}};
    const auto shares = shared_out(made::tonnes(300), ranked);
    EXPECT_EQ(shares[1], made::tonnes(250));
    EXPECT_NEAR(shares[0].tonnes(), 50.0 * 250.0 / 350.0, 1e-6);
    EXPECT_EQ(sum_of(shares), made::tonnes(300));
}

TEST(ForceMajeure, NeverSharesOutMoreThanThereIsOrThanIsWanted) {
    EXPECT_TRUE(rc::check("shares sum to the lesser of both", [] {
        const auto available = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000);
        std::vector<Claimant> claimants;
        WholeMass wanted;
        for (int k = *rc::gen::inRange(1, 6); k > 0; --k) {
            claimants.push_back(
                {{*rc::gen::inRange<std::int64_t>(0, 400'000'000)}, *rc::gen::inRange(1, 4)});
            wanted += claimants.back().wanted;
        }
        const auto shares = shared_out({available}, claimants);
        RC_ASSERT(sum_of(shares) == std::min(WholeMass{available}, wanted));
        for (std::size_t k = 0; k < shares.size(); ++k) {
            RC_ASSERT(shares[k] <= claimants[k].wanted);
        }
    }));
}

TEST(ForceMajeure, ExcusesByDaysFromANoticeThatCameLate) {
    // September has 30 days. From the 11th to the 25th: 15 days, half of 250 t. Told on the 22nd,
    // a day after the ten allowed: 4 of the 15 days, 33.333 t.
    ContractInput contract = made::contract();
    ContractHistory history;
    history.force_majeure = {{.id = "FM1",
                              .begin = made::day("2025-09-11"),
                              .end = made::day("2025-09-25"),
                              .notice = made::day("2025-09-21")}};
    const int september = made::month("2025-09");
    EXPECT_EQ(excused_of(contract, history, september, made::tonnes(250)), made::tonnes(125));
    history.force_majeure[0].notice = made::day("2025-09-22");
    EXPECT_NEAR(excused_of(contract, history, september, made::tonnes(250)).tonnes(),
                125.0 * 4.0 / 15.0, 1e-6);
    // 200 t are left for this contract and another of 250 t: 100 t each, 150 t are excused
    history.force_majeure[0].notice = made::day("2025-09-12");
    history.force_majeure[0].available[september] = made::tonnes(200);
    contract.force_majeure.others = {{.name = "spot", .month = Mass{250e3}}};
    EXPECT_EQ(excused_of(contract, history, september, made::tonnes(250)), made::tonnes(150));
}

TEST(ForceMajeure, ExcusesADayOnce) {
    // 11 to 25 September and 16 to 30 September: 20 of 30 days, two thirds of 240 t
    ContractInput contract = made::contract();
    ContractHistory history;
    const auto told = [](const char* begin, const char* end) {
        return ForceMajeure{.id = begin,
                            .begin = made::day(begin),
                            .end = made::day(end),
                            .notice = made::day(begin)};
    };
    history.force_majeure = {told("2025-09-11", "2025-09-25"), told("2025-09-16", "2025-09-30")};
    EXPECT_EQ(excused_of(contract, history, made::month("2025-09"), made::tonnes(240)),
              made::tonnes(160));
}

TEST(ContractHistory, KnowsNothingThatWasToldLater) {
    ContractHistory history;
    history.deliveries = {made::delivery("2025-01", 250), made::delivery("2025-03", 250)};
    history.not_taken = {{made::month("2025-02"), made::tonnes(5), made::day("2025-03-01")}};
    history.force_majeure = {{.id = "FM", .notice = made::day("2025-02-28")}};
    history.nominations = {
        {.line = "C",
         .calls = {{.told = made::day("2025-02-01")}, {.told = made::day("2025-03-02")}}}};
    history.deliveries[0].lots[0].received = made::tonnes(240);
    history.deliveries[0].weighed = made::day("2025-03-01");
    const auto known = known_by(history, made::day("2025-02-28"));
    ASSERT_EQ(known.deliveries.size(), 1U);
    EXPECT_FALSE(known.deliveries[0].lots[0].received) << "weighed a day later";
    EXPECT_TRUE(known_by(history, made::day("2025-03-01")).deliveries[0].lots[0].received);
    EXPECT_TRUE(known.not_taken.empty());
    EXPECT_EQ(known.force_majeure.size(), 1U);
    EXPECT_EQ(known.nominations.at(0).calls.size(), 1U);
}

TEST(ContractHistory, IsMadeAgainFromEventsWithTheirCorrections) {
    const Delivery first = made::delivery("2025-01", 250);
    Delivery wrong = made::delivery("2025-02", 25), right = wrong;
    right.lots[0].net = made::tonnes(24.998);
    EventDraft correction = delivered_event(right, "scale house");
    correction.corrects = 2;
    correction.why = "ticket misread";
    const std::vector<EventDraft> drafts{delivered_event(first, "mine"),
                                         delivered_event(wrong, "mine"), correction};
    const auto history = replay_contract(chained({}, drafts));
    EXPECT_EQ(history.deliveries, (std::vector<Delivery>{first, right}));

    const std::vector<EventDraft> twice{delivered_event(first, "mine"),
                                        delivered_event(first, "mine")};
    EXPECT_THROW((void)replay_contract(chained({}, twice)), Error);
}

TEST(ContractInput, SharesTheYearAmongMonthsThatAreNotScheduled) {
    // 3000 t less 500 t in March: 2500 t over eleven months, to the gram
    ContractInput contract = made::contract();
    contract.schedule = {{"2025-03", Mass{500e3}}};
    const auto quotas = quotas_of(contract);
    EXPECT_EQ(quotas[2], made::tonnes(500));
    EXPECT_EQ(sum_of(quotas), made::tonnes(3000));
    EXPECT_NEAR(quotas[0].tonnes(), 2500.0 / 11.0, 1e-6);
}

TEST(ContractInput, TellsWhatATermMayBe) {
    Diagnostics diagnostics;
    (void)scenario::read_text<ContractInput>(R"(
name = "offtake"
seller = "A mine"
buyer = "A buyer"
start = "2025-01-15"
product = "ASTM B115 Grade 9"
quantity = "3000 t"
place = "the mine"
price = {index = "LME", period = "M+3", premium = "6 cent"}
)",
                                             "contract.toml", diagnostics);
    const std::string told = diagnostics.text();
    EXPECT_NE(told.find("M+3"), std::string::npos) << told;
    EXPECT_NE(told.find("fixings"), std::string::npos) << told;
}

}  // namespace
}  // namespace gossan::supply
