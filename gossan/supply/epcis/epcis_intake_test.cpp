// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/epcis_intake.hpp"

#include <gmock/gmock.h>

#include <functional>

#include "gossan/base/error.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/epcis/lot_events.hpp"
#include "gossan/supply/epcis/made_log.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// The made log before its mill told anything: without what was received and cast.
std::vector<EventDraft> before_the_mill() {
    auto drafts = made::drafts();
    drafts.resize(9);
    return drafts;
}

std::vector<std::string> names_of(const std::vector<Document>& events) {
    std::vector<std::string> names;
    for (const Document& event : events) names.push_back(event.at("eventID").string());
    return names;
}

/// Our own document with one of its events changed, and named anew by its content.
Document changed(const std::string& step, const std::function<void(Document&)>& change) {
    Document document = epcis_document(made::log(), made::naming(""));
    const auto prefixes = prefixes_of(document);
    Document events = Document::array();
    for (Document event : events_of(document)) {
        if (event.at("bizStep").string().ends_with(step)) {
            change(event);
            event["eventID"] = event_hash(event, prefixes);
        }
        events.push_back(std::move(event));
    }
    document["epcisBody"]["eventList"] = events;
    return document;
}

std::string faults_of(const Document& document, const std::vector<EventDraft>& drafts) {
    const auto intake = intake_of(document, chained({}, drafts), made::naming(""));
    EXPECT_TRUE(intake.faults.empty() || intake.drafts.empty());
    return testing::PrintToString(intake.faults);
}

TEST(EpcisIntake, MakesEventsThatTellTheSameAgain) {
    for (const char* prefix : {"", "0614141"}) {
        const Document told = epcis_document(made::log(), made::naming(prefix));
        auto drafts = before_the_mill();
        const auto intake = intake_of(told, chained({}, drafts), made::naming(prefix));
        ASSERT_THAT(intake.faults, IsEmpty()) << prefix;
        ASSERT_EQ(intake.drafts.size(), 2U);
        EXPECT_EQ(intake.drafts[0].kind, "received");
        EXPECT_EQ(intake.drafts[0].subject, "S-0001");
        EXPECT_EQ(intake.drafts[0].at, "2026-05-12T15:00:00Z");
        EXPECT_EQ(whole_mass(intake.drafts[0].data.at("net").string()), whole_mass("5998 kg"));
        EXPECT_EQ(intake.drafts[1].kind, "rod cast");
        drafts.insert(drafts.end(), intake.drafts.begin(), intake.drafts.end());
        const auto log = chained({}, drafts);
        EXPECT_EQ(names_of(epcis_events(log, made::naming(prefix))),
                  names_of(epcis_events(made::log(), made::naming(prefix))));
        // What was taken up is known the next time.
        const auto again = intake_of(told, log, made::naming(prefix));
        EXPECT_THAT(again.faults, IsEmpty());
        EXPECT_THAT(again.drafts, IsEmpty());
        EXPECT_EQ(again.n_known, 2U);
        EXPECT_EQ(again.n_other, intake.n_other);
    }
}

TEST(EpcisIntake, TakesTheMassThatAScaleTellsInEitherUnit) {
    const Document document = changed("receiving", [](Document& event) {
        Document report = Document::object();
        report["type"] = "gs1:Mass";
        report["value"] = 5.997;
        report["uom"] = "TNE";
        Document element = Document::object();
        (element["sensorReport"] = Document::array()).push_back(report);
        (event["sensorElementList"] = Document::array()).push_back(element);
    });
    const auto intake = intake_of(document, chained({}, before_the_mill()), made::naming(""));
    ASSERT_EQ(intake.drafts.size(), 2U) << testing::PrintToString(intake.faults);
    EXPECT_EQ(whole_mass(intake.drafts[0].data.at("net").string()), whole_mass("5997 kg"));
}

TEST(EpcisIntake, RefusesWhatDoesNotBearItsNameOrHasNoForm) {
    const auto log = before_the_mill();
    Document forged = epcis_document(made::log(), made::naming(""));
    Document events = Document::array();
    for (Document event : events_of(forged)) {
        if (event.at("bizStep").string() == "receiving") {
            event["sensorElementList"] = Document::array();
            event["mine:receivedKilograms"] = 6100.0;
        }
        events.push_back(std::move(event));
    }
    forged["epcisBody"]["eventList"] = events;
    EXPECT_THAT(faults_of(forged, log), HasSubstr("does not bear the name of its content"));
    EXPECT_THAT(
        faults_of(changed("receiving", [](Document& event) { event["action"] = "TAKE"; }), log),
        HasSubstr("has no action"));
    EXPECT_THAT(faults_of(Document::object(), log), HasSubstr("schemaVersion"));
    // A partner's program may name its events in another way.
    Document other = epcis_document(made::log(), made::naming(""));
    events = Document::array();
    for (Document event : events_of(other)) {
        if (event.find("errorDeclaration") != nullptr) continue;
        event["eventID"] = "urn:uuid:" + std::to_string(events.elements().size());
        events.push_back(std::move(event));
    }
    other["epcisBody"]["eventList"] = events;
    EXPECT_EQ(intake_of(other, chained({}, log), made::naming("")).drafts.size(), 2U);
}

TEST(EpcisIntake, RefusesWhatTheLogDoesNotBear) {
    const auto log = before_the_mill();
    EXPECT_THAT(faults_of(changed("receiving",
                                  [](Document& event) {
                                      auto all = event.at("epcList").elements();
                                      all.pop_back();
                                      event["epcList"] = all;
                                  }),
                          log),
                HasSubstr("has 1 of the 2 bundles of shipment S-0001"));
    EXPECT_THAT(faults_of(changed("receiving",
                                  [](Document& event) {
                                      event["epcList"].push_back(
                                          "https://mine.example.com/bundle/JC-0001-3");
                                  }),
                          log),
                HasSubstr("no bundle that was shipped"));
    EXPECT_THAT(faults_of(changed("casting",
                                  [](Document& event) {
                                      Document element =
                                          event.at("inputQuantityList").elements()[0];
                                      element["quantity"] = 9500.0;
                                      event["inputQuantityList"] = Document::array();
                                      event["inputQuantityList"].push_back(element);
                                      event["outputQuantityList"] = event.at("inputQuantityList");
                                  }),
                          log),
                HasSubstr("it is of 9 t"));
    // Received otherwise than the log has it.
    auto received = made::drafts();
    received.resize(10);
    received[9].data["net"] = "5990 kg";
    EXPECT_THAT(faults_of(epcis_document(made::log(), made::naming("")), received),
                HasSubstr("enter a correction"));
}

TEST(Naming, RefusesTwoNamesThatWouldBeOne) {
    const Naming plain = made::naming("");
    EXPECT_EQ(plain.party("A B"), plain.party("A B"));
    EXPECT_THROW((void)plain.party("A-B"), Error);
    EXPECT_EQ(plain.place("A-B"), "https://mine.example.com/place/A-B");  // of another kind
    const Naming keyed = made::naming("0614141");
    (void)keyed.bundle("JC-0001-1");
    EXPECT_THROW((void)keyed.bundle("JC-00011"), Error);
    EXPECT_NE(keyed.bundle("JC-0001-2"), keyed.bundle("JC-0001-3"));
}

}  // namespace
}  // namespace gossan::supply
