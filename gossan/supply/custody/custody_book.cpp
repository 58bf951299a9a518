// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/custody/custody_book.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::supply {

/// One event on its way into the books.
class CustodyEntry {
public:
    CustodyEntry(CustodyBook& book, CustodyAccount& account, const EventDraft& event)
        : book_(book), account_(account), event_(event), month_(book.month_of_event(event)) {}

    Refusal received();
    Refusal converted();
    Refusal delivered();
    Refusal issued() {
        return account_.issue(text("serial"), text("batch"), mass("mass"), text("holder"));
    }
    Refusal moved() { return account_.transfer(text("serial"), text("holder")); }
    Refusal retired();

private:
    [[nodiscard]] std::string text(std::string_view key) const {
        const records::Document* value = event_.data.find(key);
        return value == nullptr ? std::string() : value->string();
    }
    [[nodiscard]] WholeMass mass(std::string_view key) const {
        return whole_mass(event_.data.at(key).string());
    }

    Refusal received_delivery(const std::string& id);
    /// Copper that qualifies comes to one first link alone, else it would be claimed at each.
    [[nodiscard]] Refusal counted_elsewhere(const std::string& batch, WholeMass eligible) const;

    CustodyBook& book_;
    CustodyAccount& account_;
    const EventDraft& event_;
    int month_;
};

namespace {

using Entry = Refusal (CustodyEntry::*)();

const std::map<std::string, Entry>& entries() {
    static const std::map<std::string, Entry> all{{"custody received", &CustodyEntry::received},
                                                  {"custody converted", &CustodyEntry::converted},
                                                  {"custody delivered", &CustodyEntry::delivered},
                                                  {"certificate issued", &CustodyEntry::issued},
                                                  {"certificate moved", &CustodyEntry::moved},
                                                  {"certificate retired", &CustodyEntry::retired}};
    return all;
}

/// The most that a delivery may weigh where it comes in.
WholeMass most_weighed(WholeMass mass, double tolerance) {
    return mass + WholeMass{std::int64_t(std::floor(double(mass.grams) * tolerance))};
}

}  // namespace

Refusal CustodyEntry::received() {
    const std::string id = text("delivery");
    const CustodyLink& link = account_.link();
    if (!id.empty()) return received_delivery(id);
    const WholeMass eligible = mass("eligible");
    if (!link.after.empty() && eligible.grams != 0) {
        return "what qualifies here came by a delivery of " + enumerate(link.after, "or") +
               ", and none is named";
    }
    if (auto refusal = counted_elsewhere(text("batch"), eligible)) return refusal;
    return account_.receive(month_, text("batch"), mass("mass"), eligible);
}

Refusal CustodyEntry::counted_elsewhere(const std::string& batch, WholeMass eligible) const {
    if (eligible.grams == 0) return {};
    const CustodyLink& own = account_.link();
    for (const auto& [name, other] : book_.accounts_) {
        const bool is_of_its_kind = name != own.name && other.link().after.empty() &&
                                    other.link().characteristic == own.characteristic;
        const auto found = other.batches().find(batch);
        if (!is_of_its_kind || found == other.batches().end()) continue;
        const bool is_eligible =
            (found->second.eligible + found->second.waiting_eligible).grams > 0;
        if (!is_eligible && !other.link().casts) continue;
        return "batch " + in_quotes(batch) + " qualifies at " + in_quotes(name) + " already, as " +
               in_quotes(own.characteristic);
    }
    return {};
}

Refusal CustodyEntry::received_delivery(const std::string& id) {
    const CustodyLink& link = account_.link();
    const auto found = book_.deliveries_.find(id);
    if (found == book_.deliveries_.end()) return "there is no delivery " + in_quotes(id);
    CustodyDelivery& delivery = found->second;
    if (!follows(link, delivery.link)) {
        return "delivery " + in_quotes(id) + " left " + in_quotes(delivery.link) +
               ", which is not followed here";
    }
    if (delivery.to != link.party) {
        return "delivery " + in_quotes(id) + " went to " + in_quotes(delivery.to) +
               ", and this is " + in_quotes(link.party);
    }
    if (delivery.has_come_in()) {
        return "delivery " + in_quotes(id) + " came in at " + in_quotes(delivery.came_in) +
               " before, at " + delivery.came_at;
    }
    if (delivery.retired.grams != 0) {
        return "delivery " + in_quotes(id) + " has come to its end: certificates of " +
               text_of(delivery.retired) + " were retired for it";
    }
    if (event_.at < delivery.at) {
        return "delivery " + in_quotes(id) + " left at " + delivery.at + ", after this";
    }
    const WholeMass weighed = mass("mass"), eligible = mass("eligible");
    const WholeMass most = most_weighed(delivery.mass, link.scale_tolerance);
    if (weighed > most) {
        return "delivery " + in_quotes(id) + " was of " + text_of(delivery.mass) +
               " and cannot weigh " + text_of(weighed) + ": the scale allows " + text_of(most);
    }
    if (eligible > delivery.claimed) {
        return "of delivery " + in_quotes(id) + " " + text_of(delivery.claimed) +
               " were claimed, so no " + text_of(eligible) + " qualify";
    }
    const std::string named = text("batch");
    const std::string batch = named.empty() ? id : named;
    if (auto refusal =
            account_.receive(month_, batch, std::min(weighed, delivery.mass), eligible)) {
        return refusal;
    }
    delivery.came_in = link.name;
    delivery.batch = batch;
    delivery.came_at = event_.at;
    delivery.weighed = weighed;
    delivery.taken = eligible;
    return {};
}

Refusal CustodyEntry::converted() {
    CustodyCast cast{.heat = text("heat"), .yielded = mass("yielded"), .scrap = mass("scrap")};
    for (const auto& [batch, input] : event_.data.at("inputs").members()) {
        cast.inputs[batch] = whole_mass(input.string());
    }
    return account_.convert(month_, cast);
}

Refusal CustodyEntry::delivered() {
    CustodyDelivery made{.id = text("delivery"),
                         .link = event_.subject,
                         .at = event_.at,
                         .to = text("to"),
                         .shipment = text("shipment"),
                         .mass = mass("mass"),
                         .claimed = mass("claimed")};
    if (trimmed(made.id).empty()) return "a delivery has a name";
    if (trimmed(made.to).empty()) return "a delivery goes to somebody";
    if (const auto other = book_.deliveries_.find(made.id); other != book_.deliveries_.end()) {
        return "delivery " + in_quotes(made.id) + " left " + in_quotes(other->second.link) +
               " before";
    }
    if (auto refusal =
            account_.deliver(month_, text("batch"), made.mass, made.claimed, &made.parts)) {
        return refusal;
    }
    book_.deliveries_.emplace(made.id, std::move(made));
    return {};
}

Refusal CustodyEntry::retired() {
    const std::string serial = text("serial"), id = text("delivery");
    const auto found = book_.deliveries_.find(id);
    if (found == book_.deliveries_.end()) return "there is no delivery " + in_quotes(id);
    CustodyDelivery& delivery = found->second;
    const CustodyLink& of = book_.accounts_.at(delivery.link).link();
    if (of.characteristic != account_.link().characteristic) {
        return "the certificate is of " + in_quotes(account_.link().characteristic) +
               ", the delivery of " + in_quotes(of.characteristic);
    }
    if (delivery.has_come_in()) {
        return "delivery " + in_quotes(id) + " came in at " + in_quotes(delivery.came_in) +
               ": retire for where its material ends";
    }
    const auto certificate = account_.certificates().find(serial);
    const WholeMass mass =
        certificate == account_.certificates().end() ? WholeMass{} : certificate->second.mass;
    const WholeMass open = delivery.mass - delivery.claimed - delivery.retired;
    if (mass > open) {
        return "of delivery " + in_quotes(id) + " " + text_of(open) +
               " are without a claim, and the certificate is of " + text_of(mass);
    }
    if (auto refusal = account_.retire(serial, id)) return refusal;
    delivery.retired += mass;
    return {};
}

CustodyBook::CustodyBook(std::span<const CustodyLink> links, UtcOffset offset) : offset_(offset) {
    if (const auto fault = fault_between(links)) throw Error(ErrorCode::input, *fault, "links");
    for (const CustodyLink& link : links) accounts_.try_emplace(link.name, link);
}

int CustodyBook::month_of_event(const EventDraft& event) const {
    const auto days = local_days(event.at, offset_);
    expects(days.has_value(), "an event has a time");
    return month_of(*days);
}

Refusal CustodyBook::enter(const EventDraft& event) {
    const auto entry = entries().find(event.kind);
    if (entry == entries().end()) return {};
    const auto account = accounts_.find(event.subject);
    if (account == accounts_.end()) return "there is no link " + in_quotes(event.subject);
    try {
        CustodyEntry one(*this, account->second, event);
        return (one.*entry->second)();
    } catch (const Error& fault) {
        return fault.what();
    }
}

const CustodyAccount* CustodyBook::find(const std::string& link) const {
    const auto found = accounts_.find(link);
    return found == accounts_.end() ? nullptr : &found->second;
}

bool CustodyBook::is_awaited(const CustodyDelivery& delivery) const {
    return std::any_of(accounts_.begin(), accounts_.end(), [&](const auto& each) {
        const CustodyLink& link = each.second.link();
        return follows(link, delivery.link) && link.party == delivery.to;
    });
}

CustodyBook replay_custody(std::span<const CustodyLink> links, std::span<const Event> events,
                           UtcOffset offset) {
    CustodyBook book(links, offset);
    for (const Event& event : in_force(events)) {
        if (const Refusal refusal = book.enter(event)) {
            throw Error(ErrorCode::data,
                        "event " + std::to_string(event.number) + " (" + event.kind + " of " +
                            in_quotes(event.subject) + "): " + *refusal,
                        {},
                        "what was entered before must still hold with it: correct that as well");
        }
    }
    return book;
}

bool is_of_custody(const std::string& kind) { return entries().contains(kind); }

}  // namespace gossan::supply
