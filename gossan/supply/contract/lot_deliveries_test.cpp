// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/lot_deliveries.hpp"

#include <gtest/gtest.h>

#include "gossan/supply/contract/made_contract.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

/// A lot of 9 t, 6 of them sulphide; bundles of 2300 and 2200 kg leave as two lots.
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

TEST(LotDeliveries, ClaimWhatCustodyClaimsOfTheShipment) {
    ContractInput contract = made::contract();
    contract.stream = "sulphide";
    contract.delivered_to = {book().shipments().at("S1").to};
    // without a link two thirds of each lot, by bundles to the gram
    const auto alone = deliveries_of(contract, book(), nullptr);
    ASSERT_EQ(alone.size(), 1U);
    EXPECT_NEAR(double(alone[0].lots[0].claimed.grams), 2.3e6 * 2.0 / 3.0, 1.0);
    // 0.9 t were claimed of 4.5 t: a fifth of each
    const std::vector<ShipmentClaim> claims{
        {.shipment = "S1", .link = "gate", .delivered = {4'500'000}, .claimed = {900'000}}};
    const auto kept = deliveries_of(contract, book(), &claims);
    EXPECT_EQ(kept[0].lots[0].claimed.grams, 460'000);
    EXPECT_EQ(kept[0].lots[1].claimed.grams, 440'000);
    // nothing was claimed of it
    const std::vector<ShipmentClaim> none;
    EXPECT_EQ(deliveries_of(contract, book(), &none)[0].lots[0].claimed.grams, 0);
}

TEST(CustodyClause, TakesNoClaimThatIsKeptMoreLooselyThanItAsks) {
    const CustodyClause clause{
        .model = CustodyModel::mass_balance_average, .characteristic = "bioleached", .months = 6};
    CustodyLink link{.name = "gate",
                     .place = "mine",
                     .model = CustodyModel::mass_balance_average,
                     .characteristic = "bioleached",
                     .months = 6};
    EXPECT_TRUE(faults_of_custody(clause, &link).empty());
    link.model = CustodyModel::controlled_blending;  // stricter, and balances over nothing
    link.months = 12;
    EXPECT_TRUE(faults_of_custody(clause, &link).empty());
    link.model = CustodyModel::mass_balance_credit;  // looser, and lasts a year
    EXPECT_EQ(faults_of_custody(clause, &link).size(), 2U);
    link.model = CustodyModel::segregated;
    link.characteristic = "recycled";
    EXPECT_EQ(faults_of_custody(clause, &link).size(), 1U);
    EXPECT_EQ(faults_of_custody(clause, nullptr).size(), 1U);
}

}  // namespace
}  // namespace gossan::supply
