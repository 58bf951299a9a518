// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/standing_terms.hpp"

#include <gtest/gtest.h>

#include "gossan/supply/contract/made_contract.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

/// A notice as the log tells it.
EventDraft notice(const char* day, const char* kind, const char* subject, const char* side,
                  const char* mass = "") {
    EventDraft draft{
        .at = std::string(day) + "T00:00:00Z", .who = "a side", .kind = kind, .subject = subject};
    draft.data["side"] = side;
    if (*mass != '\0') draft.data["mass"] = mass;
    return draft;
}

StandingTerms standing(const ContractInput& contract, const std::vector<EventDraft>& notices,
                       const char* as_of) {
    return standing_terms(contract, replay_contract(chained({}, notices)), made::day(as_of));
}

ContractInput prolonged() {
    ContractInput contract = made::contract(24);
    contract.extension = ExtensionTerms{
        .months = 12, .option = ContractSide::buyer, .notice_days = 90, .quantity = Mass{3.6e6}};
    return contract;
}

TEST(StandingTerms, RunOnWhenTheHolderProlongsInTime) {
    // from January 2025 for two years of 3000 t; declared by 2 October 2026, 90 days before 31
    // December: a third year of 3600 t, 300 t a month
    const auto made =
        standing(prolonged(), {notice("2026-10-02", "extension declared", "offtake", "buyer")},
                 "2026-10-31");
    EXPECT_EQ(made.contract.months, 36);
    EXPECT_TRUE(made.notes.empty());
    const auto quotas = quotas_of(made.contract);
    EXPECT_EQ(quotas.at(23), made::tonnes(250));
    EXPECT_EQ(quotas.at(24), made::tonnes(300));
    EXPECT_EQ(sum_of(quotas), made::tonnes(9600));
    // before it was declared, two years
    EXPECT_EQ(
        standing(prolonged(), {notice("2026-10-02", "extension declared", "offtake", "buyer")},
                 "2026-10-01")
            .contract.months,
        24);
}

TEST(StandingTerms, EndAsTheyWouldWhenNobodyProlongsThemRightly) {
    for (const auto& [day, side] : {std::pair{"2026-10-03", "buyer"}, {"2026-09-01", "seller"}}) {
        const auto made = standing(
            prolonged(), {notice(day, "extension declared", "offtake", side)}, "2026-12-31");
        EXPECT_EQ(made.contract.months, 24) << day;
        EXPECT_EQ(made.notes.size(), 1U) << day;
    }
}

TEST(StandingTerms, OfARangeAreWhatItsHolderDeclared) {
    ContractInput contract = made::contract(36);
    contract.basis = QuantityBasis::range;
    contract.quantity = Mass{2.4e6};
    contract.most = Mass{3.6e6};
    // 2026: 3000 t, then 3600 t, both by 2 November; 4200 t are too much, 2700 t too late. 2027:
    // by the seller, whose option it is not. So 2400, 3600 and 2400 t.
    const auto made =
        standing(contract,
                 {notice("2025-09-01", "quantity declared", "2026-01", "buyer", "3000 t"),
                  notice("2025-10-01", "quantity declared", "2026-01", "buyer", "3600 t"),
                  notice("2025-10-02", "quantity declared", "2026-01", "buyer", "4200 t"),
                  notice("2025-11-03", "quantity declared", "2026-01", "buyer", "2700 t"),
                  notice("2026-09-01", "quantity declared", "2027-01", "seller", "3600 t")},
                 "2026-12-31");
    const auto quotas = quotas_of(made.contract);
    EXPECT_EQ(quotas.at(0), made::tonnes(200));
    EXPECT_EQ(quotas.at(12), made::tonnes(300));
    EXPECT_EQ(quotas.at(24), made::tonnes(200));
    EXPECT_EQ(made.notes.size(), 3U);
}

TEST(StandingTerms, OfProductionAreAShareOfWhatWasMade) {
    ContractInput contract = made::contract();
    contract.basis = QuantityBasis::production;
    contract.share = 0.6;
    // 300 t were made in January, 100 t so far in February: of it and of all months to come the
    // quota is an even share of the estimate, 250 t
    const auto made = standing(contract,
                               {notice("2025-02-01", "produced", "2025-01", "seller", "300 t"),
                                notice("2025-02-10", "produced", "2025-02", "seller", "100 t")},
                               "2025-02-15");
    const auto quotas = quotas_of(made.contract);
    EXPECT_EQ(quotas.at(0), made::tonnes(180));
    EXPECT_EQ(quotas.at(1), made::tonnes(250));
    EXPECT_EQ(made.estimated.size(), 11U);
    EXPECT_FALSE(made.estimated.contains(made::month("2025-01")));
}

TEST(Production, IsOfTheMonthInWhichAHarvestEnds) {
    // a lot of 9 t that was stripped on 4 May 2026, 6 t of them sulphide
    const auto book = replay_lots(chained({}, std::vector<EventDraft>{made::opened("A")}), {});
    EXPECT_EQ(production_of(book, "sulphide").at(made::month("2026-05")), made::tonnes(6));
    EXPECT_EQ(production_of(book, "").at(made::month("2026-05")), made::tonnes(9));
}

}  // namespace
}  // namespace gossan::supply
