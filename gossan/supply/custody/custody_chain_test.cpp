// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/supply/custody/made_chain.hpp"

namespace gossan::supply {
namespace {

using made::came;
using made::harvested;
using made::left;
using testing::HasSubstr;

/// 50 t of cathode, 30 t of them bioleached; a truck of 25 t with a claim of 20 t to the rod mill.
CustodyBook begun() {
    CustodyBook book(made::chain());
    EXPECT_FALSE(book.enter(harvested("2026-03-02", "lot 1", "50 t", "30 t")));
    EXPECT_FALSE(book.enter(left("cathode", "2026-03-05", "S1", "rod mill", "25 t", "20 t")));
    return book;
}

std::string refusal(CustodyBook& book, const EventDraft& event) {
    return book.enter(event).value_or("");
}

TEST(CustodyChain, TakesADeliveryInOnce) {
    CustodyBook book = begun();
    EXPECT_EQ(refusal(book, came("rod", "2026-03-08", "S1", "25 t", "20 t")), "");
    EXPECT_EQ(book.find("rod")->credit(), whole_mass("19.6 t"));  // 98 %
    EXPECT_EQ(book.deliveries().at("S1").came_in, "rod");
    EXPECT_THAT(refusal(book, came("rod", "2026-03-09", "S1", "25 t", "20 t")),
                HasSubstr("came in at \"rod\" before"));
    EXPECT_THAT(refusal(book, left("cathode", "2026-03-09", "S1", "rod mill", "1 t", "0 t")),
                HasSubstr("left \"cathode\" before"));
}

TEST(CustodyChain, CountsWhatQualifiesAtOneFirstLinkAlone) {
    auto links = made::chain();
    links.push_back(made::link("second book", "", {}, 1.0));
    CustodyBook book(links);
    EXPECT_EQ(refusal(book, harvested("2026-03-02", "lot 1", "50 t", "30 t")), "");
    EventDraft again = harvested("2026-03-02", "lot 1", "50 t", "30 t");
    again.subject = "second book";
    EXPECT_THAT(refusal(book, again), HasSubstr("qualifies at \"cathode\" already"));
    again.data["eligible"] = "0 t";
    EXPECT_EQ(refusal(book, again), "");
    again = harvested("2026-03-09", "lot 2", "50 t", "30 t");
    again.subject = "second book";
    EXPECT_EQ(refusal(book, again), "");
}

TEST(CustodyChain, TakesNothingInThatWasNotDeliveredToIt) {
    CustodyBook book = begun();
    EXPECT_THAT(refusal(book, came("rod", "2026-03-08", "S2", "25 t", "20 t")),
                HasSubstr("there is no delivery \"S2\""));
    EXPECT_THAT(refusal(book, came("bar", "2026-03-08", "S1", "25 t", "20 t")),
                HasSubstr("went to \"rod mill\", and this is \"bar mill\""));
    EXPECT_THAT(refusal(book, came("cable", "2026-03-08", "S1", "25 t", "20 t")),
                HasSubstr("which is not followed here"));
    EXPECT_THAT(refusal(book, came("cathode", "2026-03-08", "S1", "25 t", "20 t")),
                HasSubstr("which is not followed here"));
    EXPECT_THAT(refusal(book, came("rod", "2026-03-04", "S1", "25 t", "20 t")),
                HasSubstr("left at 2026-03-05T19:00:00Z, after this"));
    // what is bought elsewhere qualifies for nothing
    EventDraft other = came("rod", "2026-03-08", "", "40 t", "1 t");
    other.data["batch"] = "of a smelter";
    EXPECT_THAT(refusal(book, other), HasSubstr("none is named"));
    other.data["eligible"] = "0 t";
    EXPECT_EQ(refusal(book, other), "");
    EXPECT_EQ(book.find("rod")->stock(), whole_mass("39.2 t"));
    EXPECT_FALSE(book.deliveries().at("S1").has_come_in());
}

TEST(CustodyChain, TakesInNoMoreThanWasDeliveredAndClaimed) {
    // 25 t may weigh 25.125 t by a scale of 0.5 %
    CustodyBook book = begun();
    EXPECT_THAT(refusal(book, came("rod", "2026-03-08", "S1", "25.126 t", "20 t")),
                HasSubstr("the scale allows 25.125 t"));
    EXPECT_THAT(refusal(book, came("rod", "2026-03-08", "S1", "25 t", "20.000001 t")),
                HasSubstr("of delivery \"S1\" 20 t were claimed"));
    EXPECT_EQ(refusal(book, came("rod", "2026-03-08", "S1", "25.125 t", "20 t")), "");
    const CustodyDelivery& delivery = book.deliveries().at("S1");
    EXPECT_EQ(delivery.weighed, whole_mass("25.125 t"));
    EXPECT_EQ(book.find("rod")->stock(), whole_mass("24.5 t")) << "98 % of 25 t, not of 25.125 t";

    CustodyBook less = begun();  // 6 t were lost on the way: 19 t cannot bear a claim of 20 t
    EXPECT_THAT(refusal(less, came("rod", "2026-03-08", "S1", "19 t", "20 t")),
                HasSubstr("but only 19 t may be"));
    EXPECT_EQ(refusal(less, came("rod", "2026-03-08", "S1", "19 t", "19 t")), "");
}

TEST(CustodyChain, RetiresCertificatesWhereMaterialEnds) {
    auto links = made::chain();
    links[3].model = CustodyModel::book_and_claim;
    CustodyBook book(links);
    const auto enter = [&](const EventDraft& event) {
        const auto refused = book.enter(event);
        EXPECT_FALSE(refused) << *refused;
    };
    enter(harvested("2026-03-02", "lot 1", "50 t", "30 t"));
    enter(left("cathode", "2026-03-05", "S1", "rod mill", "25 t", "20 t"));
    enter(came("rod", "2026-03-08", "S1", "25 t", "20 t"));
    enter(left("rod", "2026-03-20", "R1", "cable maker", "10 t", "10 t"));
    enter(came("cable", "2026-03-22", "R1", "10 t", "10 t"));
    const auto told = [](const char* kind, const char* serial) {
        EventDraft draft{
            .at = "2026-03-25T19:00:00Z", .who = "a test", .kind = kind, .subject = "cable"};
        draft.data["serial"] = serial;
        return draft;
    };
    EventDraft issue = told("certificate issued", "C1");
    issue.data["batch"] = "R1";
    issue.data["mass"] = "4 t";
    issue.data["holder"] = "cable maker";
    enter(issue);
    EventDraft cable = left("cable", "2026-03-26", "K1", "a site", "3 t", "0 t");
    cable.data["batch"] = "R1";
    enter(cable);
    cable.data["delivery"] = "K2";
    cable.data["mass"] = "5 t";
    enter(cable);
    EventDraft retire = told("certificate retired", "C1");
    retire.data["delivery"] = "K9";
    EXPECT_THAT(refusal(book, retire), HasSubstr("there is no delivery"));
    retire.data["delivery"] = "K1";
    EXPECT_THAT(refusal(book, retire), HasSubstr("3 t are without a claim")) << "C1 is of 4 t";
    retire.data["delivery"] = "S1";
    EXPECT_THAT(refusal(book, retire), HasSubstr("retire for where its material ends"));
    retire.data["delivery"] = "K2";
    EXPECT_EQ(refusal(book, retire), "");
    EXPECT_EQ(book.deliveries().at("K2").retired, whole_mass("4 t"));
    EXPECT_NE(refusal(book, retire), "");
}

TEST(CustodyChain, HoldsCorrectionsAgainstAllThatCameAfter) {
    std::vector<EventDraft> drafts{harvested("2026-03-02", "lot 1", "50 t", "30 t"),
                                   left("cathode", "2026-03-05", "S1", "rod mill", "25 t", "20 t"),
                                   came("rod", "2026-03-08", "S1", "25 t", "20 t"),
                                   left("rod", "2026-03-20", "R1", "cable maker", "10 t", "10 t"),
                                   harvested("2026-04-06", "lot 2", "20 t", "5 t"),
                                   left("cathode", "2026-04-08", "S2", "bar mill", "20 t", "5 t")};
    const auto replayed = [&](EventDraft correction, std::int64_t number) {
        auto all = drafts;
        correction.corrects = number;
        correction.why = "the note was misread";
        all.push_back(correction);
        return replay_custody(made::chain(), chained({}, all));
    };
    const auto refused = [&](const EventDraft& correction, std::int64_t number) {
        try {
            (void)replayed(correction, number);
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    // the first that then fails: what was taken in at the mill, and what it sent on
    EXPECT_THAT(refused(left("cathode", "2026-03-05", "S1", "rod mill", "25 t", "12 t"), 2),
                HasSubstr("event 3 (custody received of \"rod\"): of delivery \"S1\" 12 t"));
    EXPECT_THAT(refused(came("rod", "2026-03-08", "S1", "25 t", "9 t"), 3),
                HasSubstr("event 4 (custody delivered of \"rod\")"));
    // less is harvested than was sent on
    EXPECT_THAT(refused(harvested("2026-03-02", "lot 1", "50 t", "18 t"), 1), HasSubstr("event 2"));
    // a correction that leaves all behind it standing is taken, whatever was entered since
    EXPECT_EQ(replayed(came("rod", "2026-03-08", "S1", "24.9 t", "19 t"), 3)
                  .find("rod")
                  ->to_date()
                  .eligible,
              whole_mass("18.62 t"));
    // S1 left in April: behind what the same link did in between, and the mill had it too early
    EXPECT_THAT(refused(left("cathode", "2026-04-07", "S1", "rod mill", "25 t", "20 t"), 2),
                HasSubstr("event 3 (custody received of \"rod\"): there is no delivery \"S1\""));
    // S2 left in March: then only 25 t of lot 1 were there, with 10 t of credit
    const CustodyBook earlier =
        replayed(left("cathode", "2026-03-09", "S2", "bar mill", "20 t", "5 t"), 6);
    EXPECT_EQ(earlier.find("cathode")->months().rbegin()->second.delivered, WholeMass{});
    // and R1 in May, after all else: its month is taken, nothing is past
    EXPECT_EQ(replayed(left("rod", "2026-05-20", "R1", "cable maker", "10 t", "10 t"), 4)
                  .deliveries()
                  .at("R1")
                  .at,
              "2026-05-20T19:00:00Z");
}

TEST(CustodyChain, BooksByTheSitesMonth) {
    // 23:30 on 30 April in Arizona is 06:30 UTC on 1 May
    EventDraft lot = harvested("2026-05-01", "lot 1", "50 t", "30 t");
    lot.at = "2026-05-01T06:30:00Z";
    constexpr int april = 675;  // of 2026: 56 x 12 + 3 from January 1970
    CustodyBook arizona(made::chain(), UtcOffset{-420}), greenwich(made::chain());
    EXPECT_FALSE(arizona.enter(lot));
    EXPECT_FALSE(greenwich.enter(lot));
    EXPECT_EQ(arizona.find("cathode")->months().begin()->first, april);
    EXPECT_EQ(greenwich.find("cathode")->months().begin()->first, april + 1);
}

TEST(CustodyLinks, AreRefusedWhereTheyDoNotMeet) {
    const auto fault = [](auto change) {
        auto links = made::chain();
        change(links);
        return fault_between(links).value_or("");
    };
    EXPECT_EQ(fault([](auto&) {}), "");
    EXPECT_THAT(fault([](auto& l) { l[1].after = {"cathodes"}; }), HasSubstr("did you mean"));
    EXPECT_THAT(fault([](auto& l) { l[1].name = "bar"; }), HasSubstr("two links"));
    EXPECT_THAT(fault([](auto& l) { l[1].party = ""; }), HasSubstr("who receives"));
    EXPECT_THAT(fault([](auto& l) { l[1].characteristic = "green"; }), HasSubstr("claims"));
    EXPECT_THAT(fault([](auto& l) { l[0].after = {"bar"}, l[0].party = "x"; }),
                HasSubstr("circle"));
    EXPECT_THROW(CustodyBook(std::vector{made::link("a", "p", {"a"}, 1.0)}), Error);
}

TEST(CustodyLinks, ClaimByTheLoosestModelOnTheWay) {
    auto links = made::chain();
    links[1].model = CustodyModel::segregated;
    links[3].model = CustodyModel::identity_preserved;
    EXPECT_EQ(as_claimed(links, links[3]).model, CustodyModel::mass_balance_credit);
    links[0].model = CustodyModel::controlled_blending;
    EXPECT_EQ(as_claimed(links, links[3]).model, CustodyModel::controlled_blending);
}

}  // namespace
}  // namespace gossan::supply
