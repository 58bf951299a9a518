// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/event.hpp"

#include <gtest/gtest.h>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

EventDraft opened(const std::string& lot) {
    EventDraft draft{
        .at = "2026-05-04T07:30:00Z", .who = "tank house", .kind = "lot opened", .subject = lot};
    draft.data["mass"] = "24.998 t";
    return draft;
}

TEST(Event, FollowsTheOneBefore) {
    const std::vector<EventDraft> drafts{opened("A"), opened("B")};
    const std::vector<Event> events = chained({}, drafts);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].number, 1);
    EXPECT_EQ(events[0].previous, "");
    EXPECT_EQ(events[1].previous, events[0].hash);
    EXPECT_EQ(first_broken(events), 0);
}

TEST(Event, ShowsThatAnyFieldWasChanged) {
    const std::vector<EventDraft> drafts{opened("A"), opened("B"), opened("C")};
    const std::vector<Event> whole = chained({}, drafts);
    const auto broken_by = [&](auto change) {
        std::vector<Event> events = whole;
        change(events[1]);
        return first_broken(events);
    };
    EXPECT_EQ(broken_by([](Event& e) { e.at = "2026-05-04T07:30:01Z"; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.who = "someone"; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.why = "because"; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.kind = "lot closed"; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.subject = "X"; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.data["mass"] = "25 t"; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.corrects = 1; }), 2);
    EXPECT_EQ(broken_by([](Event& e) { e.recorded = "2026-05-05T07:30:00Z"; }), 2);
    // a thief who mends the hash of what was changed breaks the chain behind it
    EXPECT_EQ(broken_by([](Event& e) {
                  e.who = "someone";
                  e.hash = hash_of(e);
              }),
              3);
}

TEST(Event, IsChainedThroughItsTraceAsThroughItself) {
    const std::vector<EventDraft> drafts{opened("A"), opened("B")};
    const std::vector<Event> whole = chained({}, drafts);
    EXPECT_EQ(hash_of(trace_of(whole[0]), 1, ""), whole[1].previous);
    EventTrace other = trace_of(whole[0]);
    EXPECT_NE(other, trace_of(whole[1]));
    other.kind = "price fixed";
    EXPECT_NE(hash_of(other, 1, ""), whole[0].hash);
    EXPECT_EQ(trace_of(whole[1]).subject, digest_of_subject("B"));
}

TEST(Event, IsMissedWhereItWasTakenOut) {
    const std::vector<EventDraft> drafts{opened("A"), opened("B"), opened("C")};
    std::vector<Event> events = chained({}, drafts);
    events.erase(events.begin() + 1);
    EXPECT_EQ(first_broken(events), 2);
}

TEST(Event, WantsATimeAnAuthorAndAReasonForACorrection) {
    const auto refused = [](auto change) {
        EventDraft draft = opened("A");
        change(draft);
        const std::vector<EventDraft> drafts{opened("first"), draft};
        EXPECT_THROW((void)chained({}, drafts), Error);
    };
    refused([](EventDraft& d) { d.at = "2026-05-04 07:30"; });
    refused([](EventDraft& d) { d.at = "2026-02-30T07:30:00Z"; });
    refused([](EventDraft& d) { d.who = " "; });
    refused([](EventDraft& d) { d.kind = ""; });
    refused([](EventDraft& d) { d.subject = ""; });
    refused([](EventDraft& d) { d.corrects = 1; });
    refused([](EventDraft& d) {
        d.corrects = 2;
        d.why = "it cannot correct itself";
    });
}

TEST(Event, GivesWayToItsCorrection) {
    std::vector<EventDraft> drafts{opened("A"),         opened("B"), opened("C"),
                                   opened("B heavier"), opened("C"), opened("B lighter")};
    drafts[3].corrects = 2;
    drafts[4].corrects = 3;
    drafts[4].kind = "withdrawn";
    drafts[5].corrects = 4;  // the correction was wrong too
    for (EventDraft& draft : drafts) draft.why = "weighed again";
    const std::vector<Event> held = in_force(chained({}, drafts));
    ASSERT_EQ(held.size(), 2U);
    EXPECT_EQ(held[0].subject, "A");
    EXPECT_EQ(held[1].subject, "B lighter");
}

TEST(Event, IsRecordedAfterTheOneBefore) {
    const std::vector<EventDraft> one{opened("A")};
    const auto first = chained({}, one, "2026-05-05T08:00:00Z");
    EXPECT_EQ(first[0].recorded, "2026-05-05T08:00:00Z");
    EXPECT_EQ(chained(first[0], one, "2026-05-05T08:00:00Z")[0].number, 2);
    EXPECT_THROW((void)chained(first[0], one, "2026-05-05T07:59:59Z"), Error);
    EXPECT_THROW((void)chained(first[0], one, "yesterday"), Error);
    // somebody who shifts times and mends all hashes is seen by their order
    std::vector<Event> forged{first[0], chained(first[0], one)[0]};
    forged[1].recorded = "2026-05-04T08:00:00Z";
    forged[1].hash = hash_of(forged[1]);
    EXPECT_EQ(first_broken(forged), 2);
}

TEST(Event, ComesBackFromItsText) {
    const std::vector<EventDraft> drafts{opened("A")};
    const Event event = chained({}, drafts, "2026-05-05T08:00:00Z")[0];
    const Event again = event_of(records::parse_document(records::print(document_of(event)), ""));
    EXPECT_EQ(hash_of(again), event.hash);
    EXPECT_EQ(again.recorded, event.recorded);
    EXPECT_TRUE(holds_head(std::vector{event}, event.hash));
    EXPECT_FALSE(holds_head({}, event.hash));
}

TEST(Event, StandsWhereItsTimeBelongsWhenThatIsCorrected) {
    const auto at = [](const std::string& day, const std::string& kind, const std::string& of) {
        return EventDraft{.at = day + "T12:00:00Z", .who = "a test", .kind = kind, .subject = of};
    };
    const std::vector<EventDraft> told{at("2026-03-01", "a", "X"), at("2026-03-10", "b", "X"),
                                       at("2026-03-12", "c", "Y"), at("2026-03-20", "d", "X"),
                                       at("2026-04-20", "e", "X")};
    const auto order_with = [&](const std::string& day, std::int64_t number) {
        auto drafts = told;
        EventDraft correction = at(day, "!", "X");
        correction.corrects = number;
        correction.why = "it was another day";
        drafts.push_back(correction);
        std::string kinds;
        for (const Event& event : in_force(chained({}, drafts))) kinds += event.kind;
        return kinds;
    };
    EXPECT_EQ(order_with("2026-03-10", 2), "a!cde") << "the same time: the same place";
    EXPECT_EQ(order_with("2026-04-01", 2), "acd!e") << "behind what happened before it";
    EXPECT_EQ(order_with("2026-03-15", 2), "a!cde") << "nothing of X was between";
    EXPECT_EQ(order_with("2026-05-01", 2), "acde!");
    EXPECT_EQ(order_with("2026-03-05", 5), "a!bcd") << "before what happened after it";
    EXPECT_EQ(order_with("2026-02-01", 4), "!abce");
}

}  // namespace
}  // namespace gossan::supply
