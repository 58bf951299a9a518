// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/claim/claim_plan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

using testing::HasSubstr;

std::vector<CustodyLink> link(CustodyModel model) {
    return {
        {.name = "cathode", .place = "the mine", .model = model, .characteristic = "bioleached"}};
}

const ClaimInput of_sulphide{.link = "cathode", .streams = {"sulphide"}, .customers = {}};

/// Two lots of 9 t of which 6 qualify; one bundle of each (2300 kg) is shipped, then two of A.
std::vector<Event> log() {
    std::vector<EventDraft> drafts;
    for (const char* lot : {"A", "B"}) {
        drafts.push_back(made::opened(lot));
        drafts.push_back(made::bundled(lot, {2300, 2200, 2250, 2250}));
        drafts.push_back(made::assayed(lot));
        drafts.push_back(made::event("lot released", lot, "2026-05-06"));
    }
    drafts.push_back(made::formed("C1", {"A-1", "B-1"}));
    drafts.push_back(made::formed("C2", {"A-2", "A-3"}));
    drafts.push_back(made::shipped("S1", {"C1"}));
    drafts.push_back(made::shipped("S2", {"C2"}));
    return chained({}, drafts);
}

std::vector<Event> with_claims(const std::vector<Event>& log, const ClaimInput& input,
                               CustodyModel model) {
    Diagnostics diagnostics;
    const auto drafts = plan_claims(input, link(model), log, {}, diagnostics);
    EXPECT_FALSE(diagnostics.has_errors()) << diagnostics.text();
    auto all = log;
    for (Event& event : chained(log.back(), drafts)) all.push_back(std::move(event));
    return all;
}

TEST(ClaimPlan, ClaimsTheAverageOfWhatCameIn) {
    const auto all = with_claims(log(), of_sulphide, CustodyModel::mass_balance_average);
    const auto claims = shipment_claims(link(CustodyModel::mass_balance_average), all);
    ASSERT_EQ(claims.size(), 2U);
    // 18 t came in, 12 of them qualify: two thirds of 4.6 t and of 4.45 t, rounded down
    EXPECT_EQ(claims[0].delivered.grams, 4'600'000);
    EXPECT_EQ(claims[0].claimed.grams, 3'066'666);
    EXPECT_EQ(claims[1].claimed.grams, 2'966'666);
    EXPECT_THAT(claims[0].words, HasSubstr("mass balance"));
}

TEST(ClaimPlan, GivesCreditsToThoseWhoCarryTheClaimAlone) {
    ClaimInput input = of_sulphide;
    input.customers = {"another mill"};
    const auto none = shipment_claims(link(CustodyModel::mass_balance_credit),
                                      with_claims(log(), input, CustodyModel::mass_balance_credit));
    EXPECT_EQ(none[0].claimed.grams, 0);
    const auto all =
        shipment_claims(link(CustodyModel::mass_balance_credit),
                        with_claims(log(), of_sulphide, CustodyModel::mass_balance_credit));
    EXPECT_EQ(all[0].claimed, all[0].delivered) << "12 t of credit cover it";
}

TEST(ClaimPlan, TakesEachLotByItselfWhereItsProportionIsKnown) {
    const auto all = with_claims(log(), of_sulphide, CustodyModel::controlled_blending);
    const auto book = replay_custody(link(CustodyModel::controlled_blending), all);
    EXPECT_EQ(book.find("cathode")->batches().at("B").claimed.grams, 1'533'333);  // 2/3 of 2.3 t
    EXPECT_EQ(book.find("cathode")->batches().at("A").left.grams, 2'250'000);
}

TEST(ClaimPlan, TellsNothingTwice) {
    const auto all = with_claims(log(), of_sulphide, CustodyModel::mass_balance_average);
    Diagnostics diagnostics;
    EXPECT_TRUE(
        plan_claims(of_sulphide, link(CustodyModel::mass_balance_average), all, {}, diagnostics)
            .empty());
}

TEST(ClaimPlan, SeesThatAShipmentBehindAClaimWasWithdrawn) {
    auto all = with_claims(log(), of_sulphide, CustodyModel::mass_balance_average);
    EventDraft withdrawn = made::event("withdrawn", "S2", "2026-05-20");
    withdrawn.why = "the truck never left";
    for (const Event& event : all) {
        if (event.kind == "shipped" && event.subject == "S2") withdrawn.corrects = event.number;
    }
    for (Event& event : chained(all.back(), std::vector{withdrawn})) all.push_back(event);
    Diagnostics diagnostics;
    (void)plan_claims(of_sulphide, link(CustodyModel::mass_balance_average), all, {}, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("a delivery of 4.45 t"));
    EXPECT_EQ(diagnostics.n_errors(), 1U);
}

/// What a plan finds once something behind a claim was told otherwise.
std::string faults_after(CustodyModel model, EventDraft otherwise) {
    auto all = with_claims(log(), of_sulphide, model);
    otherwise.why = "read wrongly";
    for (const Event& event : all) {
        if (event.kind == otherwise.kind && event.subject == otherwise.subject) {
            otherwise.corrects = event.number;
        }
    }
    for (Event& event : chained(all.back(), std::vector{otherwise})) all.push_back(event);
    Diagnostics diagnostics;
    (void)plan_claims(of_sulphide, link(model), all, {}, diagnostics);
    return diagnostics.text();
}

TEST(ClaimPlan, SeesThatAShipmentBehindAClaimWentToAnother) {
    EventDraft other = made::shipped("S2", {"C2"});
    other.data["to"] = "a trader";
    EXPECT_THAT(faults_after(CustodyModel::mass_balance_average, other),
                HasSubstr("a delivery to \"a mill\""));
}

TEST(ClaimPlan, SeesThatOtherLotsOfTheSameMassLeftInstead) {
    // B-2 and B-3 for: the shipment weighs the same 4.45 t.
    EXPECT_THAT(faults_after(CustodyModel::controlled_blending, made::formed("C2", {"B-2", "B-3"})),
                HasSubstr("a delivery of 4.45 t"));
}

TEST(ClaimPlan, SeesADeliveryOfWhatWasNeverShipped) {
    // Told by hand beside the shipments: what its buyer claims of it would come in twice.
    auto all = with_claims(log(), of_sulphide, CustodyModel::mass_balance_average);
    EventDraft told = made::event("custody delivered", "cathode", "2026-05-20");
    told.data["delivery"] = "D1";
    told.data["mass"] = "2 t";
    told.data["claimed"] = "1 t";
    told.data["to"] = "a mill";
    for (Event& event : chained(all.back(), std::vector{told})) all.push_back(event);
    Diagnostics diagnostics;
    (void)plan_claims(of_sulphide, link(CustodyModel::mass_balance_average), all, {}, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("no shipment: found a delivery of 2 t"));
}

TEST(ClaimPlan, SaysThatAMixtureIsNotSegregated) {
    Diagnostics diagnostics;
    (void)plan_claims(of_sulphide, link(CustodyModel::segregated), log(), {}, diagnostics);
    EXPECT_THAT(diagnostics.text(), HasSubstr("segregated material is never mixed"));
    ClaimInput other = of_sulphide;
    other.link = "cathodes";
    EXPECT_THROW((void)plan_claims(other, link(CustodyModel::segregated), log(), {}, diagnostics),
                 Error);
}

TEST(ClaimPlan, NeverClaimsMoreThanQualifiesWhateverIsShipped) {
    EXPECT_TRUE(rc::check("claims within what qualified", [] {
        std::vector<EventDraft> drafts;
        const int n_lots = *rc::gen::inRange(1, 6);
        std::int64_t eligible_kg = 0;
        for (int k = 0; k < n_lots; ++k) {
            const std::string lot = "L" + std::to_string(k);
            const int share_kg = *rc::gen::inRange(0, 9001);
            eligible_kg += share_kg;
            EventDraft opened = made::opened(lot);
            opened.data["streams"]["sulphide"] = std::to_string(share_kg) + " kg";
            opened.data["streams"]["run_of_mine"] = std::to_string(9000 - share_kg) + " kg";
            drafts.push_back(opened);
            drafts.push_back(made::bundled(lot, {3000, 3000, 3000}));
            drafts.push_back(made::assayed(lot));
            drafts.push_back(made::event("lot released", lot, "2026-05-06"));
            drafts.push_back(made::formed("C" + lot, {lot + "-1", lot + "-2", lot + "-3"}));
            if (*rc::gen::inRange(0, 4) > 0)
                drafts.push_back(made::shipped("S" + lot, {"C" + lot}));
        }
        const CustodyModel model =
            *rc::gen::element(CustodyModel::mass_balance_average, CustodyModel::mass_balance_credit,
                              CustodyModel::controlled_blending);
        const auto all = with_claims(chained({}, drafts), of_sulphide, model);
        WholeMass claimed;
        for (const ShipmentClaim& claim : shipment_claims(link(model), all)) {
            RC_ASSERT(claim.claimed <= claim.delivered);
            claimed += claim.claimed;
        }
        RC_ASSERT(claimed.grams <= eligible_kg * 1000);
    }));
}

}  // namespace
}  // namespace gossan::supply
