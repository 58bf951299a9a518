// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/lot/lot_book.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/lot/made_lots.hpp"

namespace gossan::supply {
namespace {

using testing::HasSubstr;

/// Enters events that must be accepted.
LotBook book_after(const std::vector<EventDraft>& events) {
    LotBook book;
    for (const EventDraft& event : events) {
        const auto refusal = book.enter(event);
        EXPECT_FALSE(refusal) << event.kind << ": " << refusal.value_or("");
    }
    return book;
}

std::string refusal_of(LotBook& book, const EventDraft& event) {
    const LotBook before = book;
    const auto refusal = book.enter(event);
    EXPECT_EQ(book == before, refusal.has_value()) << "what is refused changes nothing";
    return refusal.value_or("");
}

EventDraft with_reason(EventDraft event, const std::string& reason) {
    event.data["reason"] = reason;
    return event;
}

EventDraft downgraded(const std::string& lot, const std::string& to) {
    EventDraft event = with_reason(made::event("lot downgraded", lot), "lead");
    event.data["standard"] = to;
    return event;
}

/// A lot of four bundles that is released.
std::vector<EventDraft> released(const std::string& lot) {
    return {made::opened(lot), made::bundled(lot, {2300, 2200, 2250, 2250}), made::assayed(lot),
            made::event("lot released", lot)};
}

TEST(LotBook, GoesFromHarvestToTheMillsGate) {
    auto events = released("A");
    events.push_back(made::formed("C1", {"A-1", "A-2"}));
    events.push_back(made::shipped("S1", {"C1"}));
    events.push_back(made::received("S1", "4498 kg"));
    const LotBook book = book_after(events);
    EXPECT_EQ(book.lots().at("A").state, LotState::released);
    EXPECT_EQ(book.lots().at("A").bundled.grams, 9'000'000);
    EXPECT_EQ(book.commercial_lots().at("C1").net.grams, 4'500'000);
    EXPECT_EQ(book.commercial_lots().at("C1").gross.grams, 4'506'000);
    EXPECT_EQ(book.commercial_lots().at("C1").state, CommercialState::received);
    EXPECT_EQ(book.shipments().at("S1").received.grams, 4'498'000);
}

TEST(LotBook, ReleasesNothingThatIsNotShownToMeetItsGrade) {
    LotBook book = book_after({made::opened("A")});
    EXPECT_THAT(refusal_of(book, made::event("lot released", "A")), HasSubstr("no certificate"));
    ASSERT_FALSE(book.enter(made::assayed("A", "7.5")));
    EXPECT_THAT(refusal_of(book, made::event("lot released", "A")),
                HasSubstr("Pb 7.5 ppm: above 5 ppm"));
    EXPECT_THAT(refusal_of(book, downgraded("A", "EN 1978 Cu-CATH-1")),
                HasSubstr("Pb 7.5 ppm: above 5 ppm"));
    ASSERT_FALSE(book.enter(downgraded("A", off_grade)));
    EXPECT_EQ(book.lots().at("A").standard, off_grade);
    EXPECT_THAT(refusal_of(book, made::event("lot released", "A")), HasSubstr("already"));
}

TEST(LotBook, AsksForALaterCertificateAndThenForAnotherRelease) {
    LotBook book = book_after({made::opened("A"), made::assayed("A", "7.5")});
    ASSERT_FALSE(book.enter(with_reason(made::event("lot held", "A"), "lead")));
    EXPECT_THAT(refusal_of(book, made::assayed("A", "3", 1)), HasSubstr("revision 1 is there"));
    ASSERT_FALSE(book.enter(made::assayed("A", "3", 2)));
    EXPECT_EQ(book.lots().at("A").state, LotState::assayed);
    ASSERT_FALSE(book.enter(made::event("lot released", "A")));
    EXPECT_EQ(book.lots().at("A").certificates.size(), 2U);
}

TEST(LotBook, KeepsBackTheBundlesOfALotThatIsHeld) {
    auto events = released("A");
    events.push_back(made::formed("C1", {"A-1"}));
    events.push_back(with_reason(made::event("lot held", "A"), "a second sample"));
    LotBook book = book_after(events);
    EXPECT_THAT(refusal_of(book, made::shipped("S1", {"C1"})), HasSubstr("a second sample"));
    EXPECT_THAT(refusal_of(book, made::formed("C2", {"A-2"})), HasSubstr("held"));
}

TEST(LotBook, SellsNothingAsMoreThanItIs) {
    auto events = released("A");
    for (const EventDraft& event : released("B")) events.push_back(event);
    events.push_back(made::formed("C1", {"A-1", "B-1"}));
    events.push_back(downgraded("B", off_grade));
    LotBook book = book_after(events);
    EXPECT_THAT(refusal_of(book, made::shipped("S1", {"C1"})), HasSubstr("off grade"));
    EXPECT_THAT(refusal_of(book, made::formed("C2", {"A-2", "B-2"})), HasSubstr("B-2"));
}

TEST(LotBook, HoldsBundlesAgainstTheMassOfTheLot) {
    LotBook book = book_after({made::opened("A")});
    // 0.5 % of 9 t are 45 kg
    EXPECT_THAT(refusal_of(book, made::bundled("A", {4500, 4546})), HasSubstr("9.046 t"));
    EXPECT_FALSE(book.enter(made::bundled("A", {4500, 4545})));
    EXPECT_THAT(refusal_of(book, made::bundled("A", {4500, 4500})), HasSubstr("rebundle"));
    EventDraft again = made::bundled("A", {3000, 3000, 3000});
    again.kind = "lot rebundled";
    EXPECT_FALSE(book.enter(again));
    EXPECT_EQ(book.bundles().size(), 3U);
}

TEST(LotBook, ShipsNoBundleTwice) {
    auto events = released("A");
    events.push_back(made::formed("C1", {"A-1", "A-2"}));
    events.push_back(made::shipped("S1", {"C1"}));
    LotBook book = book_after(events);
    EXPECT_THAT(refusal_of(book, made::formed("C2", {"A-2", "A-3"})), HasSubstr("C1"));
    EXPECT_THAT(refusal_of(book, made::shipped("S2", {"C1"})), HasSubstr("shipped already"));
    EXPECT_THAT(refusal_of(book, made::formed("C2", {"A-3", "A-3"})), HasSubstr("twice"));
    EXPECT_THAT(refusal_of(book, made::assayed("A", "1", 2)), HasSubstr("has left"));
}

TEST(LotBook, SplitsAndMergesLotsWithoutLosingABundle) {
    auto events = released("A");
    events.push_back(made::formed("C1", {"A-1", "A-2", "A-3"}));
    LotBook book = book_after(events);
    EXPECT_THAT(refusal_of(book, made::relotted({"C1"}, {{"C2", {"A-1"}}, {"C3", {"A-2"}}})),
                HasSubstr("same bundles"));
    EXPECT_THAT(
        refusal_of(book, made::relotted({"C1"}, {{"C2", {"A-1", "A-2"}}, {"C3", {"A-2", "A-3"}}})),
        HasSubstr("same bundles"));
    ASSERT_FALSE(book.enter(made::relotted({"C1"}, {{"C2", {"A-1"}}, {"C3", {"A-2", "A-3"}}})));
    EXPECT_EQ(book.commercial_lots().at("C1").state, CommercialState::replaced);
    ASSERT_FALSE(book.enter(made::relotted({"C2", "C3"}, {{"C4", {"A-1", "A-2", "A-3"}}})));
    EXPECT_EQ(book.bundles().at("A-2").commercial_lot, "C4");
    EXPECT_THAT(refusal_of(book, made::shipped("S1", {"C2"})), HasSubstr("replaced"));
}

TEST(LotBook, RefusesALotWhosePartsAreNotTheWhole) {
    LotBook book;
    EventDraft event = made::opened("A");
    event.data["streams"]["sulphide"] = "6.000001 t";
    EXPECT_THAT(refusal_of(book, event), HasSubstr("9.000001 t, not 9 t"));
    event = made::opened("A");
    event.data["mass"] = "nine";
    EXPECT_THAT(refusal_of(book, event), HasSubstr("is no mass"));
    event = made::opened("A");
    event.data["standard"] = "Grade A";
    EXPECT_THAT(refusal_of(book, event), HasSubstr("no grade"));
}

TEST(LotBook, IsMendedByACorrectionAndNotByTwoThatContradict) {
    auto drafts = released("A");
    EventDraft mended = made::assayed("A", "1.5");
    mended.corrects = 3;
    mended.why = "transcribed wrongly";
    drafts.push_back(mended);
    const LotBook book = replay_lots(chained({}, drafts));
    EXPECT_EQ(book.lots().at("A").certificates.at(0).impurities.at("Pb").value, 1.5);
    // a certificate that fails cannot take the place of one on which the lot was released
    drafts.back() = made::assayed("A", "9");
    drafts.back().corrects = 3;
    drafts.back().why = "transcribed wrongly";
    try {
        (void)replay_lots(chained({}, drafts));
        FAIL();
    } catch (const Error& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("lot released"));
        EXPECT_THAT(fault.what(), HasSubstr("Pb 9 ppm"));
    }
}

TEST(LotBook, KeepsTheDaysOfTheSite) {
    // 23:30 on 10 May in Arizona is 06:30 UTC on 11 May
    const std::vector<EventDraft> before{
        made::opened("A"), made::bundled("A", {4500, 4500}), made::assayed("A"),
        made::event("lot released", "A", "2026-05-06"), made::formed("C1", {"A-1"})};
    EventDraft late = made::shipped("S1", {"C1"});
    late.at = "2026-05-11T06:30:00Z";
    for (const auto& [minutes, day] :
         std::vector<std::pair<int, std::string>>{{-420, "2026-05-10"}, {0, "2026-05-11"}}) {
        LotBook book({.offset = {minutes}});
        for (const EventDraft& draft : before) ASSERT_FALSE(book.enter(draft));
        ASSERT_FALSE(book.enter(late));
        EXPECT_EQ(book.shipments().at("S1").date, day);
    }
}

}  // namespace
}  // namespace gossan::supply
