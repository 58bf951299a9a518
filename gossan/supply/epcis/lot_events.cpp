// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/epcis/lot_events.hpp"

#include <algorithm>
#include <map>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/epcis/event_hash.hpp"
#include "gossan/supply/epcis/lot_event_maker.hpp"

namespace gossan::supply {
namespace {

using records::Document;

Document context_of(const Naming& naming) {
    Document context = Document::array();
    context.push_back("https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld");
    Document own = Document::object();
    own["mine"] = naming.word("");
    context.push_back(own);
    return context;
}

/// Gives each its name.
void name_all(std::vector<Document>& events, const Prefixes& prefixes) {
    for (Document& event : events) event["eventID"] = event_hash(event, prefixes);
}

/// Every event that a later one corrects, by the number of the event that first stood there.
std::int64_t first_of(const Event& event, const std::map<std::int64_t, const Event*>& by_number) {
    const Event* at = &event;
    while (at->corrects != 0) at = by_number.at(at->corrects);
    return at->number;
}

}  // namespace

std::vector<Document> epcis_events(std::span<const Event> log, const Naming& naming,
                                   LotRules rules) {
    Document frame = Document::object();
    frame["@context"] = context_of(naming);
    const Prefixes prefixes = prefixes_of(frame);
    std::map<std::int64_t, const Event*> by_number;
    for (const Event& event : log) by_number[event.number] = &event;

    LotBook book(rules);  // as it stood behind each event: later ones change nothing that was told
    std::map<std::int64_t, std::vector<Document>> made;      // by the number of the log's event
    std::map<std::int64_t, std::vector<Document>> standing;  // by that of the first in its place
    for (const Event& event : in_force(log)) {
        if (const LotRefusal refusal = book.enter(event)) {
            throw Error(ErrorCode::data, "event " + std::to_string(event.number) + " (" +
                                             event.kind + " of " + in_quotes(event.subject) +
                                             "): " + *refusal);
        }
        std::vector<Document> events = LotEventMaker(naming, book).of(event);
        name_all(events, prefixes);
        standing[first_of(event, by_number)] = events;
        made[event.number] = std::move(events);
    }
    for (const Event& correction : log) {
        if (correction.corrects == 0) continue;
        const Event& wrong = *by_number.at(correction.corrects);
        if (wrong.kind == "withdrawn") continue;
        const auto before = std::find_if(log.begin(), log.end(), [&](const Event& event) {
            return event.number == correction.number;
        });
        const LotBook book_then = replay_lots(log.first(std::size_t(before - log.begin())), rules);
        std::vector<Document> events = LotEventMaker(naming, book_then).of(wrong);
        name_all(events, prefixes);
        for (Document& event : events) {
            Document& declared = event["errorDeclaration"];
            declared["declarationTime"] = correction.at;
            declared["reason"] = "incorrect_data";
            const auto& instead = standing[first_of(correction, by_number)];
            if (instead.empty()) continue;
            declared["correctiveEventIDs"] = Document::array();
            for (const Document& one : instead) {
                declared["correctiveEventIDs"].push_back(one.at("eventID"));
            }
        }
        made[wrong.number] = std::move(events);
    }
    std::vector<Document> all;
    for (auto& [number, events] : made) {
        for (Document& event : events) all.push_back(std::move(event));
    }
    return all;
}

Document epcis_document(std::span<const Event> log, const Naming& naming, LotRules rules) {
    if (log.empty()) throw Error(ErrorCode::input, "there are no events to tell of");
    Document document = Document::object();
    document["@context"] = context_of(naming);
    document["type"] = "EPCISDocument";
    document["schemaVersion"] = "2.0";
    document["creationDate"] =
        std::max_element(log.begin(), log.end(), [](const auto& a, const auto& b) {
            return a.at < b.at;
        })->at;
    document["epcisBody"]["eventList"] = Document::array();
    for (Document& event : epcis_events(log, naming, rules)) {
        document["epcisBody"]["eventList"].push_back(std::move(event));
    }
    return document;
}

}  // namespace gossan::supply
