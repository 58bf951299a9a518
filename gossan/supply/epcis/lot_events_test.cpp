// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/lot_events.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/supply/epcis/epcis_check.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/epcis/made_log.hpp"

namespace gossan::supply {
namespace {

using records::Document;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> steps_of(const Document& document) {
    std::vector<std::string> steps;
    for (const Document& event : events_of(document)) steps.push_back(event.at("bizStep").string());
    return steps;
}

TEST(LotEvents, TellTheWayFromLiquorToRod) {
    const Document document = epcis_document(made::log(), made::naming("0614141"));
    EXPECT_THAT(epcis_faults(document), IsEmpty());
    const std::string casting = "https://mine.example.com/epcis/casting";
    EXPECT_THAT(steps_of(document),
                ElementsAre("commissioning", "packing", "packing", "packing", "inspecting",
                            "staging_outbound", "staging_outbound", "shipping", "shipping",
                            "receiving", casting));
    const Document& lot = events_of(document)[0];
    EXPECT_EQ(lot.at("outputQuantityList").elements()[0].at("epcClass").string(),
              "urn:epc:class:lgtin:0614141.000001.JC-0001");
    EXPECT_EQ(lot.at("inputQuantityList").elements()[0].at("quantity").number(), 6000.0);
    const Document& first_bundle = events_of(document)[1];
    EXPECT_EQ(first_bundle.at("parentID").string(), "urn:epc:id:sscc:0614141.0000000011");
    EXPECT_EQ(first_bundle.at("childQuantityList").elements()[0].at("quantity").number(), 3000.5);
}

TEST(LotEvents, DeclareWhatWasWrongAndWhatStandsInItsPlace) {
    const Document document = epcis_document(made::log(), made::naming(""));
    // The delivery note of the first shipment was wrong: event 7 of the log, corrected by 9.
    const Document& wrong = events_of(document)[7];
    const Document& right = events_of(document)[8];
    EXPECT_EQ(wrong.at("errorDeclaration").at("reason").string(), "incorrect_data");
    EXPECT_EQ(wrong.at("errorDeclaration").at("correctiveEventIDs").elements()[0].string(),
              right.at("eventID").string());
    EXPECT_EQ(right.find("errorDeclaration"), nullptr);
}

TEST(LotEvents, KeepTheirNamesWhenALaterCertificateComes) {
    // Released on revision 1; held, assayed anew and released on revision 2 afterwards.
    auto drafts = made::drafts();
    drafts.resize(4);
    const auto before = epcis_events(chained({}, drafts), made::naming(""), {});
    EventDraft held = drafts[3], assayed = drafts[2], released = drafts[3];
    held.at = "2026-05-07T06:00:00Z";
    held.kind = "lot held";
    held.data["reason"] = "a second sample is asked for";
    assayed.at = "2026-05-07T07:00:00Z";
    assayed.data["certificate"] = "CoA-JC-0001-B";
    assayed.data["revision"] = 2;
    released.at = "2026-05-07T08:00:00Z";
    for (const EventDraft& draft : {held, assayed, released}) drafts.push_back(draft);
    const auto after = epcis_events(chained({}, drafts), made::naming(""), {});
    ASSERT_EQ(after.size(), before.size() + 2);
    for (std::size_t k = 0; k < before.size(); ++k) {
        EXPECT_EQ(after[k].at("eventID").string(), before[k].at("eventID").string()) << k;
    }
}

TEST(LotEvents, AreTheDocumentsThatAnotherValidatorIsShown) {
    const std::string folder = GOSSAN_SOURCE_DIR "/tests/data/epcis/";
    EXPECT_TRUE(records::print(epcis_document(made::log(), made::naming("0614141"))) ==
                records::read_file(folder + "cathode_gs1.jsonld"));
    EXPECT_TRUE(records::print(epcis_document(made::log(), made::naming(""))) ==
                records::read_file(folder + "cathode.jsonld"));
}

/// A document with one thing changed in one of its events.
Document changed(std::size_t number, const std::function<void(Document&)>& change) {
    Document document = epcis_document(made::log(), made::naming(""));
    Document events = Document::array();
    std::size_t at = 0;
    for (Document event : events_of(document)) {
        if (at++ == number) change(event);
        events.push_back(std::move(event));
    }
    document["epcisBody"]["eventList"] = events;
    return document;
}

TEST(EpcisCheck, SeesWhatTheSchemaCannot) {
    const auto faults = [](std::size_t number, const std::function<void(Document&)>& change) {
        return testing::PrintToString(epcis_faults(changed(number, change)));
    };
    const auto with_quantity = [](const char* key, Document value) {
        return [key, value](Document& event) {
            Document element = event.at("outputQuantityList").elements()[0];
            element[key] = value;
            event["outputQuantityList"] = Document::array();
            event["outputQuantityList"].push_back(element);
        };
    };
    EXPECT_THAT(faults(0, with_quantity("quantity", -9000.0)), HasSubstr("a mass of -9000 KGM"));
    EXPECT_THAT(faults(0, with_quantity("quantity", 9000.5)),
                HasSubstr("more copper than it takes"));
    EXPECT_THAT(faults(0, with_quantity("uom", "LBR")), HasSubstr("not KGM or TNE"));
    EXPECT_THAT(faults(2, [](Document& event) { event["eventTimeZoneOffset"] = "-7"; }),
                HasSubstr("event 3: has no offset"));
    EXPECT_THAT(faults(3, [](Document& event) { event["disposition"] = "active"; }),
                HasSubstr("event 4: does not bear the name"));
    EXPECT_THAT(faults(8, [](Document& event) { event["eventID"] = "ni:///none"; }),
                HasSubstr("is corrected by no event"));
}

TEST(LotEvents, AreNamedByAddressesWhereThereIsNoPrefix) {
    const Naming naming = made::naming("");
    EXPECT_EQ(naming.lot("JC-0001"), "https://mine.example.com/cathode/JC-0001");
    EXPECT_EQ(naming.party("A & B"), "https://mine.example.com/organisation/A-%26-B");
    EXPECT_EQ(naming.party("urn:epc:id:pgln:4012345.00225"), "urn:epc:id:pgln:4012345.00225");
    EXPECT_THROW(Naming({.domain = "no domain", .company = "x"}), Error);
    EXPECT_THROW(Naming({.domain = "a.example", .company = "x", .offset = "MST"}), Error);
}

}  // namespace
}  // namespace gossan::supply
