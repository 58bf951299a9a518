// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/shipment_log.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/custody/custody_book.hpp"

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
bool tells_of_copper(const std::string& kind) {
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
    return kinds.count(kind) != 0;
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

/// What a shipment's copper went by.
struct Copper {
    std::set<std::string> names = {};  ///< of the shipment and of lots
    std::set<std::int64_t> numbers = {};
};

/// A production lot's own events name no other; a lot that is exchanged brings others.
Copper copper_of(std::span<const Event> log, const std::string& shipment) {
    const auto lot_of = lots_of_bundles(log);
    Copper copper{.names = {shipment}};
    for (bool grew = true; grew;) {
        grew = false;
        for (const Event& event : log) {
            if (copper.numbers.contains(event.number) || !tells_of_copper(event.kind)) continue;
            const auto tied = ties(event, lot_of);
            const bool corrects_one =
                event.corrects != 0 && copper.numbers.contains(event.corrects);
            if (!corrects_one && !matters(event, copper.names, tied)) continue;
            copper.numbers.insert(event.number);
            if (event.corrects != 0) copper.numbers.insert(event.corrects);
            copper.names.insert(tied.begin(), tied.end());
            grew = true;
        }
    }
    return copper;
}

/// A text that an event tells, blank where it tells none.
std::string told(const Event& event, const char* key) {
    const Document* found = event.data.find(key);
    return found != nullptr && found->is_string() ? found->string() : std::string();
}

/// By link, the number of the last event that matters: by which the shipment left it, or by which
/// what came in at such a link had left one before.
std::map<std::string, std::int64_t> left_by(std::span<const Event> log,
                                            const std::string& shipment) {
    std::map<std::string, std::int64_t> last;
    std::set<std::string> deliveries;
    const auto is_behind = [&](const Event& event) {
        const auto link = last.find(event.subject);
        return link != last.end() && event.number <= link->second;
    };
    for (bool grew = true; grew;) {
        grew = false;
        for (const Event& event : log) {
            if (event.kind == "custody received" && is_behind(event)) {
                const std::string delivery = told(event, "delivery");
                grew |= !delivery.empty() && deliveries.insert(delivery).second;
            }
            const bool is_ours =
                event.kind == "custody delivered" && (told(event, "shipment") == shipment ||
                                                      deliveries.contains(told(event, "delivery")));
            if (!is_ours || is_behind(event)) continue;
            last[event.subject] = event.number;
            grew = true;
        }
    }
    return last;
}

/// Adds the custody of the links that the shipment left by, and how the lots behind it were opened.
void add_custody(std::span<const Event> log, const std::string& shipment,
                 std::set<std::int64_t>& numbers) {
    const auto last = left_by(log, shipment);
    std::set<std::string> batches;
    for (const Event& event : log) {
        const auto link = last.find(event.subject);
        const bool corrects_one = event.corrects != 0 && numbers.contains(event.corrects);
        const bool is_before =
            link != last.end() && is_of_custody(event.kind) && event.number <= link->second;
        if (!is_before && !corrects_one) continue;
        numbers.insert(event.number);
        if (event.kind == "custody received") batches.insert(told(event, "batch"));
    }
    for (const Event& event : log) {
        const bool is_opening = event.kind == "lot opened" && batches.contains(event.subject);
        const bool corrects_one = event.corrects != 0 && numbers.contains(event.corrects);
        if (is_opening || corrects_one) numbers.insert(event.number);
    }
}

std::vector<Event> numbered(std::span<const Event> log, const std::set<std::int64_t>& numbers) {
    std::vector<Event> events;
    for (const Event& event : log) {
        if (numbers.contains(event.number)) events.push_back(event);
    }
    return events;
}

std::set<std::int64_t> numbers_of_copper(std::span<const Event> log, const std::string& shipment) {
    const bool is_known = std::any_of(log.begin(), log.end(), [&](const Event& event) {
        return event.kind == "shipped" && event.subject == shipment;
    });
    if (!is_known) {
        throw Error(ErrorCode::input, "the log tells of no shipment " + in_quotes(shipment));
    }
    return copper_of(log, shipment).numbers;
}

std::set<std::string> digests_of(const std::set<std::string>& names) {
    std::set<std::string> digests;
    for (const std::string& name : names) digests.insert(digest_of_subject(name));
    return digests;
}

}  // namespace

std::vector<Event> events_of_copper(std::span<const Event> log, const std::string& shipment) {
    return numbered(log, numbers_of_copper(log, shipment));
}

std::vector<Event> events_behind(std::span<const Event> log, const std::string& shipment) {
    auto numbers = numbers_of_copper(log, shipment);
    add_custody(log, shipment, numbers);
    return numbered(log, numbers);
}

std::vector<CustodyLink> links_behind(std::span<const CustodyLink> links,
                                      std::span<const Event> events) {
    std::set<std::string> names;
    for (const Event& event : events) {
        if (is_of_custody(event.kind)) names.insert(event.subject);
    }
    for (std::size_t n = 0; n != names.size();) {
        n = names.size();
        for (const CustodyLink& link : links) {
            if (names.contains(link.name)) names.insert(link.after.begin(), link.after.end());
        }
    }
    std::vector<CustodyLink> behind;
    for (const CustodyLink& link : links) {
        if (names.contains(link.name)) behind.push_back(link);
    }
    return behind;
}

std::vector<std::string> omissions(const Ledger& ledger, const std::string& shipment) {
    const auto own = digests_of(copper_of(ledger.shown, shipment).names);
    std::map<std::string, std::int64_t> links;  // by digest, when the shipment left
    for (const auto& [link, number] : left_by(ledger.shown, shipment)) {
        links[digest_of_subject(link)] = number;
    }
    std::set<std::string> batches;
    std::set<std::int64_t> shown;
    for (const Event& event : ledger.shown) {
        shown.insert(event.number);
        if (event.kind == "custody received") batches.insert(told(event, "batch"));
    }
    batches = digests_of(batches);
    std::vector<std::string> faults;
    for (const auto& [number, trace] : ledger.hidden) {
        const auto link = links.find(trace.subject);
        std::string what;
        if (tells_of_copper(trace.kind) && own.contains(trace.subject)) {
            what = "of the shipment's copper";
        } else if (is_of_custody(trace.kind) && link != links.end() && number < link->second) {
            what = "of the custody that its claim follows from";
        } else if (trace.kind == "lot opened" && batches.contains(trace.subject)) {
            what = "of a lot that its claim follows from";
        } else if (shown.contains(trace.corrects)) {
            what = "a correction of event " + std::to_string(trace.corrects);
        }
        if (what.empty()) continue;
        faults.push_back("event " + std::to_string(number) + " of the log (" +
                         in_quotes(trace.kind, 40) + ") is not shown, and is " + what);
    }
    return faults;
}

}  // namespace gossan::supply
