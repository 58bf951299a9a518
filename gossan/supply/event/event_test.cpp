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

}  // namespace
}  // namespace gossan::supply
