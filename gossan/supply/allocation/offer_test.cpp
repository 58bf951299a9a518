// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/allocation/offer.hpp"

#include <gtest/gtest.h>

#include "gossan/base/calendar.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

constexpr std::int64_t kg = 1000;

/// A year in which "sulphide" gave 3000 kg of copper with 300 kg CO2, "run_of_mine" 1000 with 900.
footprint::SiteFootprint year() {
    footprint::Activities done;
    done.periods = {{"2026", "2026-01-01", "2027-01-01", 365.0}};
    done.streams = {{"sulphide", {3000}, {3000}, {0}, {0}, {0}},
                    {"run_of_mine", {1000}, {1000}, {0}, {0}, {0}}};
    const auto carbonate = footprint::process_at("carbonate");
    done.rows = {{.period = 0, .stream = "sulphide", .process = carbonate, .amount = 300.0},
                 {.period = 0, .stream = "run_of_mine", .process = carbonate, .amount = 900.0}};
    footprint::FootprintInput input;
    input.draws = 100;
    return {
        input, footprint::Assessment(done, input, footprint::FactorLibrary::standard()), {}, {}};
}

/// A of 2026 is released, its first two bundles are a commercial lot; B of 2026 and C of 2028 are
/// planned, D is held.
LotBook book() {
    LotBook made;
    EventDraft late = made::opened("C");
    late.data["begin"] = "2028-04-27";
    late.data["end"] = "2028-05-04";
    for (const EventDraft& draft :
         {made::opened("A"), made::bundled("A", {2500, 3000, 3500}), made::assayed("A"),
          made::event("lot released", "A"), made::formed("CA", {"A-1", "A-2"}), made::opened("B"),
          made::bundled("B", {4500, 4500}), late, made::opened("D"), made::assayed("D")}) {
        EXPECT_EQ(made.enter(draft).value_or(""), "");
    }
    EventDraft held = made::event("lot held", "D");
    held.data["reason"] = "sulphur";
    EXPECT_EQ(made.enter(held).value_or(""), "");
    return made;
}

CustodyAccount account(CustodyModel model) {
    CustodyAccount books(
        {.name = "cathode", .place = "the mine", .model = model, .characteristic = "bioleached"});
    // Of A's 9 t 6 t qualify.
    EXPECT_FALSE(books.receive(month_of(*days_of("2026-05-06")), "A", {9000 * kg}, {6000 * kg}));
    return books;
}

const ClaimInput sulphide{.link = "cathode", .streams = {"sulphide"}, .customers = {}};

const LotOnOffer& named(const Offer& offer, const std::string& id) {
    for (const LotOnOffer& lot : offer.lots) {
        if (lot.id == id) return lot;
    }
    throw std::out_of_range(id);
}

TEST(Offer, HasTheFootprintOfEachLotsOwnCopperAndTheDeclaredOneWhereThereIsNone) {
    const auto site = year();
    const LotBook lots = book();
    AllocationInput input;
    input.planned = true;
    input.boundary = footprint::Boundary::gate_to_gate;
    input.footprint = 2.82;
    const Offer offer = offer_of_log(input, {.book = lots, .site = &site}, 0.0);
    // 2/3 of the sulphide's 0.1 and 1/3 of 0.9 kg/kg: 11/30.
    for (const char* id : {"CA", "bundles left of A", "B"}) {
        const auto& told = named(offer, id).footprint;
        ASSERT_TRUE(told) << id;
        // Bundles share streams out to the gram.
        EXPECT_NEAR(told->per_kg, 11.0 / 30.0, 1e-6) << id;
        EXPECT_EQ(told->origin, FootprintOrigin::computed);
        EXPECT_LE(told->p5.value(), told->p95.value());
    }
    const auto& late = named(offer, "C").footprint;
    ASSERT_TRUE(late);
    EXPECT_EQ(late->per_kg, 2.82);
    EXPECT_EQ(late->origin, FootprintOrigin::declared);
    EXPECT_FALSE(late->p95);
    std::string notes;
    for (const std::string& note : offer.notes) notes += note + "\n";
    EXPECT_NE(notes.find("9 t on offer have no footprint of their own"), std::string::npos)
        << notes;
    EXPECT_NE(notes.find("9 t are held"), std::string::npos) << notes;
    input.footprint = {};
    EXPECT_FALSE(named(offer_of_log(input, {.book = lots, .site = &site}, 0.0), "C").footprint);
}

TEST(Offer, HasAllCopperThatIsNotHeldToTheGram) {
    AllocationInput input;
    input.planned = true;
    const LotBook lots = book();
    WholeMass sum;
    for (const LotOnOffer& lot : offer_of_log(input, {.book = lots}, 0.0).lots) {
        sum += lot.mass;
        WholeMass bundles;
        for (const BundleOnOffer& bundle : lot.bundles) bundles += bundle.mass;
        EXPECT_EQ(bundles, lot.bundles.empty() ? WholeMass{} : lot.mass) << lot.id;
    }
    EXPECT_EQ(sum.grams, 27'000 * kg);  // A, B and C
    input.planned = false;
    EXPECT_EQ(offer_of_log(input, {.book = lots}, 0.0).lots.size(), 1U);
}

TEST(Offer, GrantsWhatTheBooksOfTheLinkLet) {
    AllocationInput input;
    input.planned = true;
    const LotBook lots = book();
    const double from = *days_of("2026-06-01");
    const auto offered = [&](CustodyModel model) {
        const CustodyAccount books = account(model);
        return offer_of_log(input, {.book = lots, .account = &books, .claim = &sulphide}, from);
    };
    // Credits: A's 6 t since May, B's 6 t from the first day, C's 6 t when it is plated; each lasts
    // twelve months, and any mass may claim them.
    const Offer credit = offered(CustodyModel::mass_balance_credit);
    ASSERT_TRUE(credit.pool);
    ASSERT_EQ(credit.pool->grants.size(), 3U);
    for (const ClaimGrant& grant : credit.pool->grants) EXPECT_EQ(grant.mass.grams, 6000 * kg);
    EXPECT_EQ(credit.pool->grants[0].end_day, *days_of("2027-05-01"));
    EXPECT_EQ(credit.pool->grants[1].first_day, from);
    EXPECT_EQ(credit.pool->grants[2].first_day, *days_of("2028-05-04"));
    EXPECT_EQ(named(credit, "CA").claimable, named(credit, "CA").mass);
    // Average: two thirds of 5.5 t, rounded down.
    const Offer average = offered(CustodyModel::mass_balance_average);
    EXPECT_EQ(named(average, "CA").claimable.grams, 3'666'666);
    // By batch: two thirds of each bundle, 1666.666 and 2000 kg.
    const Offer blended = offered(CustodyModel::controlled_blending);
    EXPECT_FALSE(blended.pool);
    EXPECT_EQ(named(blended, "CA").claimable.grams, 3'666'666);
    EXPECT_EQ(named(blended, "C").claimable.grams, 6000 * kg);
    // Certificates part from the copper: no lot claims.
    const Offer none = offered(CustodyModel::book_and_claim);
    EXPECT_EQ(named(none, "CA").claimable.grams, 0);
}

TEST(Offer, IsWithinATargetByItsFigureOrByTheEndOfItsInterval) {
    LotOnOffer lot;
    EXPECT_FALSE(is_within(3.0, TargetTest::middle, lot));
    lot.footprint = {.per_kg = 2.5, .p5 = 2.0, .p95 = 3.5};
    EXPECT_TRUE(is_within(3.0, TargetTest::middle, lot));
    EXPECT_FALSE(is_within(3.0, TargetTest::p95, lot));
    EXPECT_TRUE(is_within(3.5, TargetTest::p95, lot));
    lot.footprint->p95 = {};
    EXPECT_FALSE(is_within(3.5, TargetTest::p95, lot));
    EXPECT_FALSE(is_within({}, TargetTest::middle, lot));
}

}  // namespace
}  // namespace gossan::supply
