// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/shown_footprints.hpp"

#include <gtest/gtest.h>

#include "gossan/supply/contract/invoice.hpp"
#include "gossan/supply/contract/lot_deliveries.hpp"
#include "gossan/supply/contract/made_contract.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

/// Lot A of 9 t, two thirds sulphide; C1 and C2 of 2.3 and 2.2 t leave with S1.
LotBook book() {
    const std::vector<EventDraft> drafts{made::opened("A"),
                                         made::bundled("A", {2300, 2200, 2250, 2250}),
                                         made::assayed("A"),
                                         made::event("lot released", "A", "2026-05-06"),
                                         made::formed("C1", {"A-1"}),
                                         made::formed("C2", {"A-2"}),
                                         made::shipped("S1", {"C1", "C2"})};
    return replay_lots(chained({}, drafts), {});
}

/// The year of the lot: 100 t of sulphide with 30 t CO2e of carbonate, 100 t of run of mine with
/// 90 t; 3000 and 6000 m3 of water are consumed. So a lot has
///     (2 · 0.3 + 0.9) / 3 = 0.5 kg CO2e/kg,   (2 · 30 + 60) / 3 = 40 L/kg
footprint::SiteFootprint year() {
    footprint::Activities done;
    done.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    done.streams = {{"sulphide", {1e5}, {1e5}, {0}, {0}, {0}},
                    {"run_of_mine", {1e5}, {1e5}, {0}, {0}, {0}}};
    const auto carbonate = footprint::process_at("carbonate");
    done.rows = {{.period = 0, .stream = "sulphide", .process = carbonate, .amount = 3e4},
                 {.period = 0, .stream = "run_of_mine", .process = carbonate, .amount = 9e4}};
    footprint::FootprintInput input;
    input.draws = 100;
    std::vector<footprint::StreamWater> water{
        {.period = 0, .stream = "sulphide", .consumed = 3000.0, .copper_kg = 1e5},
        {.period = 0, .stream = "run_of_mine", .consumed = 6000.0, .copper_kg = 1e5}};
    return {input,
            footprint::Assessment(done, input, footprint::FactorLibrary::standard()),
            std::move(water),
            {}};
}

ContractInput contract_with(double most_kg_per_kg) {
    ContractInput contract = made::contract();
    contract.delivered_to = {book().shipments().at("S1").to};
    contract.footprint = FootprintClause{.boundary = "cradle-to-gate",
                                         .electricity = "market-based",
                                         .method = "period",
                                         .most_kg_per_kg = most_kg_per_kg,
                                         .most_water = 45.0,
                                         .evidence = {},
                                         .verification = {},
                                         .remedy = "4 cents/lb"};
    return contract;
}

std::vector<Delivery> shown(const ContractInput& contract, Diagnostics& diagnostics) {
    auto deliveries = deliveries_of(contract, book(), nullptr);
    show_footprints(*contract.footprint, book(), year(), deliveries, diagnostics);
    return deliveries;
}

TEST(ShownFootprints, AreThoseOfTheLotsAsTheClauseCountsThem) {
    Diagnostics diagnostics;
    const auto deliveries = shown(contract_with(0.6), diagnostics);
    ASSERT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    for (const DeliveredLot& lot : deliveries.at(0).lots) {
        ASSERT_TRUE(lot.footprint && lot.water);
        EXPECT_NEAR(*lot.footprint, 0.5, 1e-6);  // masses of streams are rounded to the gram
        EXPECT_NEAR(*lot.water, 40.0, 1e-4);
    }
}

TEST(ShownFootprints, TakeNoRemedyOffALotThatMeetsTheClause) {
    const PriceIndex index = made::index(made::contract());
    // 0.5 kg/kg meets 0.6 and misses 0.4; the remedy is 4 cents/lb
    const auto price = [&](double most) {
        Diagnostics diagnostics;
        const ContractInput contract = contract_with(most);
        Delivery delivery = shown(contract, diagnostics).at(0);
        delivery.day = made::day("2025-06-15");
        const auto settled = settle(contract, index, {}, delivery, made::day("2025-08-31"));
        return settled.final->lines.at(0).price;
    };
    EXPECT_NEAR(price(0.6) - price(0.4), 4.0, 1e-9);
}

TEST(ShownFootprints, AreAFaultByNameWhereThereAreNone) {
    const ContractInput contract = contract_with(0.6);
    Diagnostics unknown;  // no accounts: nobody filled them
    const auto bare = deliveries_of(contract, book(), nullptr);
    refuse_unshown(*contract.footprint, bare, unknown);
    EXPECT_EQ(unknown.n_errors(), 2U);
    EXPECT_NE(unknown.text().find("\"C2\""), std::string::npos) << unknown.text();

    Diagnostics dry;  // carbon is known, water is not
    auto deliveries = shown(contract, dry);
    deliveries[0].lots[0].water.reset();
    refuse_unshown(*contract.footprint, deliveries, dry);
    EXPECT_EQ(dry.n_errors(), 1U);
    EXPECT_NE(dry.text().find("shows no water"), std::string::npos) << dry.text();

    FootprintClause agreed = *contract.footprint;
    agreed.unshown = UnshownFootprint::remedy;
    Diagnostics none;
    refuse_unshown(agreed, bare, none);
    EXPECT_FALSE(none.has_errors());
}

TEST(ShownFootprints, AreAFaultOfALotThatTheAccountsDoNotKnow) {
    const ContractInput contract = contract_with(0.6);
    auto site = year();
    footprint::Activities other = site.assessment.activities();
    other.periods = {{"2027", "2027-01-01", "2028-01-01", 365.0}};
    site.assessment =
        footprint::Assessment(other, site.input, footprint::FactorLibrary::standard());
    Diagnostics diagnostics;
    auto deliveries = deliveries_of(contract, book(), nullptr);
    show_footprints(*contract.footprint, book(), site, deliveries, diagnostics);
    EXPECT_EQ(diagnostics.n_errors(), 2U);
    EXPECT_NE(diagnostics.text().find("\"C1\" of shipment \"S1\""), std::string::npos)
        << diagnostics.text();
}

}  // namespace
}  // namespace gossan::supply
