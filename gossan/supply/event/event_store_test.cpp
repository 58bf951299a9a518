// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/event/event_store.hpp"

#include <gtest/gtest.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <cstdlib>

#include "gossan/base/error.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/supply/event/server_address.hpp"

namespace gossan::supply {
namespace {

constexpr const char* recorded = "2026-05-05T08:00:00Z";

/// The tests run on a file, and on the server that GOSSAN_POSTGRESQL names if it names one.
class EventStores : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override {
        if (std::string(GetParam()) == "file") {
            where_ = (folder_.path() / "events.sqlite").string();
            return;
        }
        const char* server = std::getenv("GOSSAN_POSTGRESQL");
        if (server == nullptr) GTEST_SKIP() << "no server";
        where_ = server;
        direct("DROP TABLE IF EXISTS event");
        direct("DROP TABLE IF EXISTS log_version");
    }

    /// Past the store, as someone with the keys of the database would.
    void direct(const std::string& sql) const {
        soci::session session;
        if (is_server(where_)) {
            session.open(soci::postgresql, connection_words(where_));
        } else {
            session.open(soci::sqlite3, "dbname=\"" + where_ + "\"");
        }
        session << sql;
    }

    static std::vector<EventDraft> three() {
        std::vector<EventDraft> drafts;
        for (const char* lot : {"A", "B", "C"}) {
            EventDraft draft{.at = "2026-05-04T07:30:00Z",
                             .who = "tank house",
                             .kind = "lot opened",
                             .subject = lot};
            draft.data["mass"] = "24.998 t";
            draft.data["note"] = "it's \"fine\": caf\xc3\xa9";
            draft.data["purity"] = 0.1;
            drafts.push_back(std::move(draft));
        }
        return drafts;
    }

    records::ScratchFolder folder_;
    std::string where_;
};

TEST_P(EventStores, GiveBackWhatWasAdded) {
    std::vector<Event> added;
    {
        EventStore store(where_);
        EXPECT_EQ(store.last_number(), 0);
        added = store.append(three(), recorded);
    }
    EventStore again(where_);
    const std::vector<Event> events = again.events();
    ASSERT_EQ(events.size(), 3U);
    EXPECT_EQ(events[2].hash, added[2].hash);
    EXPECT_EQ(events[1].data, added[1].data);
    EXPECT_EQ(again.append(three(), recorded).front().number, 4);
}

TEST_P(EventStores, TellWhenEventsWereRecorded) {
    EventStore store(where_);
    store.append(three(), recorded);
    store.append(three(), "2026-05-06T08:00:00Z");
    // another machine may be a minute behind, the order of the log counts; more is a wrong clock
    store.append(three(), "2026-05-06T07:59:30Z");
    EXPECT_THROW((void)store.append(three(), "2026-05-06T07:58:00Z"), Error);
    const auto events = store.events();
    ASSERT_EQ(events.size(), 9U);
    EXPECT_EQ(events[2].recorded, recorded);
    EXPECT_EQ(events[8].recorded, "2026-05-06T08:00:00Z");
    EXPECT_EQ(known_by(events, "2026-05-05T23:59:59Z").size(), 3U);
}

TEST_P(EventStores, RefuseAFormThatDoesNotTellIt) {
    { EventStore store(where_); }
    direct("UPDATE log_version SET version = 1");
    try {
        EventStore store(where_);
        FAIL() << "the earlier form was taken";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("earlier form"), std::string::npos);
    }
}

TEST_P(EventStores, AddAllOrNothing) {
    EventStore store(where_);
    std::vector<EventDraft> drafts = three();
    drafts[2].who = "";
    EXPECT_THROW((void)store.append(drafts, recorded), Error);
    EXPECT_EQ(store.last_number(), 0);
}

TEST_P(EventStores, RefuseToChangeOrRemoveAnEvent) {
    EventStore(where_).append(three(), recorded);
    EXPECT_THROW(direct("UPDATE event SET who = 'someone' WHERE number = 2"), soci::soci_error);
    EXPECT_THROW(direct("DELETE FROM event WHERE number = 3"), soci::soci_error);
    EXPECT_EQ(EventStore(where_).events().size(), 3U);
}

TEST_P(EventStores, TellWhichEventWasForged) {
    EventStore(where_).append(three(), recorded);
    const bool on_server = is_server(where_);
    direct(on_server ? "DROP TRIGGER event_stays ON event" : "DROP TRIGGER event_stays");
    direct("UPDATE event SET who = 'someone' WHERE number = 2");
    try {
        (void)EventStore(where_).events();
        FAIL() << "the forged event was taken";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("event 2"), std::string::npos) << error.what();
    }
}

TEST_P(EventStores, LetTwoWritersAddInTurn) {
    EventStore one(where_), two(where_);
    one.append(three(), recorded);
    EXPECT_EQ(two.append(three(), recorded).front().number, 4);
    EXPECT_EQ(one.events().size(), 6U);
}

TEST_P(EventStores, RefuseWhatWasMadeOfALogThatAnotherHasAddedToSince) {
    EventStore one(where_), two(where_);
    EXPECT_TRUE(one.events().empty());
    two.append(three(), recorded);
    EXPECT_THROW((void)one.append(three(), recorded), Error);
    EXPECT_EQ(one.events().size(), 3U);
    EXPECT_EQ(one.append(three(), recorded).front().number, 4);
    EXPECT_EQ(one.append(three(), recorded).front().number, 7);  // it knows what it added itself
}

TEST_P(EventStores, RefuseATextThatADatabaseWouldCut) {
    EventStore store(where_);
    for (std::string EventDraft::*text :
         {&EventDraft::who, &EventDraft::why, &EventDraft::kind, &EventDraft::subject}) {
        for (const char* bad : {"a\0b", "a\xff\xfe"}) {
            std::vector<EventDraft> drafts = three();
            drafts[1].*text = std::string(bad, 3);
            EXPECT_THROW((void)store.append(drafts, recorded), Error);
        }
    }
    std::vector<EventDraft> drafts = three();
    drafts[0].data["note"] = std::string("a\0b\xff", 4);  // JSON has a sign for it
    store.append(drafts, recorded);
    EXPECT_EQ(store.events().size(), 3U);
}

TEST_P(EventStores, RefuseALogOfALaterVersion) {
    { EventStore store(where_); }
    direct("INSERT INTO log_version (version) VALUES (99)");
    EXPECT_THROW(EventStore{where_}, Error);
}

INSTANTIATE_TEST_SUITE_P(Supply, EventStores, testing::Values("file", "server"),
                         [](const auto& name) { return std::string(name.param); });

TEST(EventStore, NeverTellsAPassword) {
    try {
        EventStore store("postgresql://user:secret@127.0.0.1:1/none?connect_timeout=1");
        FAIL() << "a server answered at port 1";
    } catch (const Error& error) {
        const std::string told = error.what() + error.where + error.hint;
        EXPECT_EQ(told.find("secret"), std::string::npos) << told;
        EXPECT_EQ(error.where, "postgresql://127.0.0.1:1/none");
    }
}

TEST(EventStore, SaysWhatAnAddressLooksLike) {
    const std::string words = connection_words("postgresql://heap:a%27b@localhost:5432/mine");
    for (const char* word : {"user='heap'", R"(password='a\'b')", "host='localhost'", "port='5432'",
                             "dbname='mine'"}) {
        EXPECT_NE(words.find(word), std::string::npos) << word << " in " << words;
    }
    EXPECT_THROW((void)connection_words("postgresql://[half/mine"), Error);
    EXPECT_EQ(public_name("postgresql://heap:x@y@host/mine?password=z"), "postgresql://host/mine");
    EXPECT_EQ(public_name("postgresql://host/mine?application_name=a@b&password=z"),
              "postgresql://host/mine");
    EXPECT_EQ(public_name("postgresql://host/mine?user=me@mine&password=z").find('z'),
              std::string::npos);
}

TEST(EventStore, SaysWhereNoFileMayBeWritten) {
    EXPECT_THROW(EventStore{"/no/such/folder/events.sqlite"}, Error);
}

}  // namespace
}  // namespace gossan::supply
