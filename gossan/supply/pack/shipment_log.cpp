// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/shipment_log.hpp"

#include <map>
#include <set>
#include <sstream>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {
namespace {

using records::Document;

void add_texts(const Document* list, std::set<std::string>& names) {
    if (list == nullptr || !list->is_array()) return;
    for (const Document& element : list->elements()) {
        if (element.is_string()) names.insert(element.string());
    }
}

/// Names of lots, commercial lots and shipments that an event ties to its subject.
std::set<std::string> ties(const Event& event, const std::map<std::string, std::string>& lot_of) {
    std::set<std::string> names = {event.subject};
    std::set<std::string> serials;
    if (event.kind == "shipped") add_texts(event.data.find("lots"), names);
    if (event.kind == "commercial lot formed") add_texts(event.data.find("bundles"), serials);
    if (event.kind == "commercial lots relotted") {
        add_texts(event.data.find("from"), names);
        if (const Document* into = event.data.find("into")) {
            for (const Document& one : into->elements()) {
                names.insert(one.at("lot").string());
                add_texts(one.find("bundles"), serials);
            }
        }
    }
    for (const std::string& serial : serials) {
        if (const auto lot = lot_of.find(serial); lot != lot_of.end()) names.insert(lot->second);
    }
    return names;
}

std::map<std::string, std::string> lots_of_bundles(std::span<const Event> log) {
    std::map<std::string, std::string> lot_of;
    for (const Event& event : log) {
        if (event.kind != "lot bundled" && event.kind != "lot rebundled") continue;
        const Document* bundles = event.data.find("bundles");
        if (bundles == nullptr) continue;
        for (const Document& bundle : bundles->elements()) {
            lot_of[bundle.at("serial").string()] = event.subject;
        }
    }
    return lot_of;
}

/// Kinds that tell of copper, not of money: a pack is shown to others.
bool tells_of_copper(const Event& event) {
    static const std::set<std::string_view> kinds = {"lot opened",
                                                     "lot assayed",
                                                     "lot held",
                                                     "lot released",
                                                     "lot downgraded",
                                                     "lot bundled",
                                                     "lot rebundled",
                                                     "commercial lot formed",
                                                     "commercial lots relotted",
                                                     "shipped",
                                                     "received",
                                                     "withdrawn"};
    return kinds.count(event.kind) != 0;
}

/// Names in `relotted` events stand for lots beside the subject, so these are looked at by all
/// their ties; of others the subject alone says whether they matter.
bool matters(const Event& event, const std::set<std::string>& wanted,
             const std::set<std::string>& tied) {
    if (wanted.count(event.subject) != 0) return true;
    if (event.kind != "commercial lots relotted") return false;
    for (const std::string& name : tied) {
        if (wanted.count(name) != 0) return true;
    }
    return false;
}

}  // namespace

std::vector<Event> events_behind(std::span<const Event> log, const std::string& shipment) {
    const auto lot_of = lots_of_bundles(log);
    std::set<std::string> wanted = {shipment};
    std::set<std::int64_t> taken;
    for (bool grew = true; grew;) {
        grew = false;
        for (const Event& event : log) {
            if (taken.count(event.number) != 0 || !tells_of_copper(event)) continue;
            const auto tied = ties(event, lot_of);
            const bool corrects_one = event.corrects != 0 && taken.count(event.corrects) != 0;
            if (!corrects_one && !matters(event, wanted, tied)) continue;
            taken.insert(event.number);
            if (event.corrects != 0) taken.insert(event.corrects);
            // A production lot's own events name no other; a lot that is exchanged brings others.
            wanted.insert(tied.begin(), tied.end());
            grew = true;
        }
    }
    std::vector<Event> events;
    bool is_known = false;
    for (const Event& event : log) {
        if (taken.count(event.number) == 0) continue;
        events.push_back(event);
        is_known = is_known || (event.kind == "shipped" && event.subject == shipment);
    }
    if (!is_known) {
        throw Error(ErrorCode::input, "the log tells of no shipment " + in_quotes(shipment));
    }
    return events;
}

std::string log_text(std::span<const Event> events) {
    std::string text;
    for (const Event& event : events) {
        Document line = Document::object();
        line["number"] = event.number;
        line["at"] = event.at;
        line["who"] = event.who;
        line["why"] = event.why;
        line["kind"] = event.kind;
        line["subject"] = event.subject;
        line["data"] = event.data;
        line["corrects"] = event.corrects;
        line["previous"] = event.previous;
        line["hash"] = event.hash;
        text += records::print_line(line) + "\n";
    }
    return text;
}

std::vector<Event> read_log_text(const std::string& text, const std::string& where) {
    std::vector<Event> events;
    std::istringstream lines(text);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        const Document told = records::parse_document(line, where + ":" + std::to_string(++number));
        Event event;
        event.number = told.at("number").integer();
        event.at = told.at("at").string();
        event.who = told.at("who").string();
        event.why = told.at("why").string();
        event.kind = told.at("kind").string();
        event.subject = told.at("subject").string();
        event.data = told.at("data");
        event.corrects = told.at("corrects").integer();
        event.previous = told.at("previous").string();
        event.hash = told.at("hash").string();
        events.push_back(std::move(event));
    }
    return events;
}

std::vector<std::string> log_faults(std::span<const Event> events, std::int64_t last_number,
                                    const std::string& last_hash) {
    std::vector<std::string> faults;
    const Event* before = nullptr;
    for (const Event& event : events) {
        const std::string name = "event " + std::to_string(event.number) + " of the log";
        if (event.hash != hash_of(event)) faults.push_back(name + ": its hash does not fit");
        if (before != nullptr && event.number <= before->number) {
            faults.push_back(name + ": is out of order");
        }
        const bool is_next = before != nullptr && event.number == before->number + 1;
        if ((is_next && event.previous != before->hash) ||
            (event.number == 1 && !event.previous.empty())) {
            faults.push_back(name + ": is not chained to the one before");
        }
        if (event.number > last_number ||
            (event.number == last_number && event.hash != last_hash)) {
            faults.push_back(name + ": is not of the log whose last hash is told");
        }
        before = &event;
    }
    return faults;
}

}  // namespace gossan::supply
