// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/contract_history.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/contract/contract_input.hpp"

namespace gossan::supply {
namespace {

using records::Document;

double day_at(const Document& data, std::string_view key) {
    const std::string& text = data.at(key).string();
    const auto day = days_of(text);
    if (!day) throw Error(ErrorCode::data, in_quotes(text) + " is no date");
    return *day;
}

int month_at(const std::string& text) {
    const auto month = month_number(text);
    if (!month) throw Error(ErrorCode::data, in_quotes(text) + " is no month");
    return *month;
}

WholeMass mass_at(const Document& data, std::string_view key) {
    return whole_mass(data.at(key).string());
}

/// The day on which something happened, "2026-05-04T07:30:00Z".
double day_of(const Event& event) {
    const auto day = days_of(event.at.substr(0, 10));
    if (!day) throw Error(ErrorCode::data, in_quotes(event.at) + " is no time");
    return *day;
}

DeliveredLot lot_of(const Document& data) {
    DeliveredLot lot{.lot = data.at("lot").string(), .net = mass_at(data, "net")};
    if (data.find("claimed") != nullptr) lot.claimed = mass_at(data, "claimed");
    if (const auto* found = data.find("kg_co2e_per_kg")) lot.footprint = found->number();
    if (const auto* found = data.find("litres_per_kg")) lot.water = found->number();
    if (lot.net.grams <= 0 || lot.claimed.grams < 0 || lot.claimed > lot.net) {
        throw Error(ErrorCode::data,
                    "lot " + in_quotes(lot.lot) + " has no mass, or more is claimed than it has");
    }
    return lot;
}

void enter_delivered(const Event& event, ContractHistory& history) {
    for (const Delivery& each : history.deliveries) {
        if (each.id != event.subject) continue;
        throw Error(ErrorCode::data, "shipment " + in_quotes(event.subject) + " is there already");
    }
    Delivery made{.id = event.subject, .day = day_of(event)};
    const Document* month = event.data.find("month");
    made.month = month != nullptr ? month_at(month->string()) : month_of(made.day);
    if (const auto* line = event.data.find("line")) made.line = line->string();
    for (const Document& each : event.data.at("lots").elements()) {
        made.lots.push_back(lot_of(each));
        for (const Delivery& other : history.deliveries) {
            for (const DeliveredLot& lot : other.lots) {
                if (lot.lot != made.lots.back().lot) continue;
                throw Error(ErrorCode::data, "lot " + in_quotes(lot.lot) + " was delivered with " +
                                                 in_quotes(other.id) + " already");
            }
        }
    }
    history.deliveries.push_back(std::move(made));
}

void enter_weighed(const Event& event, ContractHistory& history) {
    const auto delivery =
        std::find_if(history.deliveries.begin(), history.deliveries.end(),
                     [&](const Delivery& each) { return each.id == event.subject; });
    const Document* lots = event.data.find("lots");
    if (delivery == history.deliveries.end() || lots == nullptr) return;
    for (const Document& each : lots->elements()) {
        const std::string& name = each.at("lot").string();
        const auto lot = std::find_if(delivery->lots.begin(), delivery->lots.end(),
                                      [&](const DeliveredLot& one) { return one.lot == name; });
        if (lot == delivery->lots.end()) {
            throw Error(ErrorCode::data, "lot " + in_quotes(name) + " did not come with " +
                                             in_quotes(event.subject));
        }
        lot->received = mass_at(each, "net");
    }
    delivery->weighed = day_of(event);
}

void enter_nominated(const Event& event, ContractHistory& history) {
    const int month = month_at(event.data.at("month").string());
    const CallOff call{.told = day_of(event),
                       .confirmed = day_at(event.data, "confirmed"),
                       .mass = mass_at(event.data, "mass")};
    const auto line =
        std::find_if(history.nominations.begin(), history.nominations.end(),
                     [&](const Nomination& each) { return each.line == event.subject; });
    if (line != history.nominations.end()) return line->calls.push_back(call);
    history.nominations.push_back({.line = event.subject, .month = month, .calls = {call}});
}

void enter_not_taken(const Event& event, ContractHistory& history) {
    history.not_taken.push_back(
        {month_at(event.data.at("month").string()), mass_at(event.data, "mass"), day_of(event)});
}

void enter_force_majeure(const Event& event, ContractHistory& history) {
    ForceMajeure made{.id = event.subject,
                      .begin = day_at(event.data, "begin"),
                      .end = day_at(event.data, "end"),
                      .notice = day_of(event)};
    if (made.end < made.begin) throw Error(ErrorCode::data, "it ends before it begins");
    if (const auto* available = event.data.find("available")) {
        for (const auto& [month, mass] : available->members()) {
            made.available[month_at(month)] = whole_mass(mass.string());
        }
    }
    history.force_majeure.push_back(std::move(made));
}

void enter_declared(const Event& event, ContractHistory& history) {
    const std::string& word = event.data.at("period").string();
    for (const auto& each : names_of(QuotationalPeriod{})) {
        if (each.name != word) continue;
        history.declared[month_at(event.subject)].push_back({each.value, day_of(event)});
        return;
    }
    throw Error(ErrorCode::data, in_quotes(word) + " is no quotational period");
}

ContractSide side_at(const Document& data) {
    const std::string& word = data.at("side").string();
    for (const auto& each : names_of(ContractSide{})) {
        if (each.name == word) return each.value;
    }
    throw Error(ErrorCode::data, in_quotes(word) + " is neither seller nor buyer");
}

void enter_quantity(const Event& event, ContractHistory& history) {
    history.quantities[month_at(event.subject)].push_back(
        {day_of(event), side_at(event.data), mass_at(event.data, "mass")});
}

void enter_extension(const Event& event, ContractHistory& history) {
    history.extensions.push_back({day_of(event), side_at(event.data)});
}

void enter_produced(const Event& event, ContractHistory& history) {
    const bool is_new =
        history.produced.emplace(month_at(event.subject), mass_at(event.data, "mass")).second;
    if (!is_new) throw Error(ErrorCode::data, "what was made in this month is there already");
}

void enter_promised(const Event& event, ContractHistory& history) {
    Promise made{.id = event.subject,
                 .told = day_of(event),
                 .by = day_at(event.data, "by"),
                 .mass = mass_at(event.data, "mass"),
                 .chance = event.data.at("chance").number()};
    if (!(made.chance > 0.0 && made.chance < 1.0)) {
        throw Error(ErrorCode::data, "a chance lies between 0 and 1");
    }
    history.promises.push_back(std::move(made));
}

void enter_invoiced(const Event& event, ContractHistory& history) {
    history.invoices.push_back({.delivery = event.subject,
                                .is_final = event.data.at("final").boolean(),
                                .day = day_of(event),
                                .value = {event.data.at("cents").integer()}});
}

struct Entry {
    const char* kind;
    void (*enter)(const Event&, ContractHistory&);
};

constexpr std::array<Entry, 11> entries{{{"delivered", enter_delivered},
                                         {"weighed by buyer", enter_weighed},
                                         {"nominated", enter_nominated},
                                         {"not taken", enter_not_taken},
                                         {"force majeure", enter_force_majeure},
                                         {"period declared", enter_declared},
                                         {"quantity declared", enter_quantity},
                                         {"extension declared", enter_extension},
                                         {"produced", enter_produced},
                                         {"promised", enter_promised},
                                         {"invoiced", enter_invoiced}}};

std::string time_of(double day) { return date_of(day).substr(0, 10) + "T00:00:00Z"; }

}  // namespace

WholeMass Delivery::net() const {
    WholeMass sum;
    for (const DeliveredLot& lot : lots) sum += lot.net;
    return sum;
}

ContractHistory replay_contract(std::span<const Event> events) {
    ContractHistory history;
    for (const Event& event : in_force(events)) {
        for (const Entry& entry : entries) {
            if (event.kind != entry.kind) continue;
            try {
                entry.enter(event, history);
            } catch (const Error& fault) {
                throw Error(ErrorCode::data, fault.what(),
                            "event " + std::to_string(event.number) + ", " + in_quotes(event.kind),
                            "correct it by another event");
            }
        }
    }
    std::stable_sort(history.deliveries.begin(), history.deliveries.end(),
                     [](const Delivery& a, const Delivery& b) { return a.day < b.day; });
    for (auto& [month, told] : history.declared) {
        std::stable_sort(
            told.begin(), told.end(),
            [](const DeclaredPeriod& a, const DeclaredPeriod& b) { return a.day < b.day; });
    }
    for (auto& [month, told] : history.quantities) {
        std::stable_sort(
            told.begin(), told.end(),
            [](const DeclaredQuantity& a, const DeclaredQuantity& b) { return a.told < b.told; });
    }
    for (Nomination& line : history.nominations) {
        std::stable_sort(line.calls.begin(), line.calls.end(),
                         [](const CallOff& a, const CallOff& b) { return a.told < b.told; });
    }
    return history;
}

ContractHistory known_by(ContractHistory history, double day) {
    const auto keep = [](auto& list, auto is_known) {
        std::erase_if(list, [&](const auto& each) { return !is_known(each); });
    };
    const auto is_told = [day](const auto& each) { return std::floor(each.told) <= day; };
    const auto has_day = [day](const auto& each) { return std::floor(each.day) <= day; };
    keep(history.deliveries, has_day);
    for (Delivery& each : history.deliveries) {
        if (!each.weighed || std::floor(*each.weighed) <= day) continue;
        each.weighed.reset();
        for (DeliveredLot& lot : each.lots) lot.received.reset();
    }
    for (Nomination& line : history.nominations) keep(line.calls, is_told);
    keep(history.nominations, [](const Nomination& line) { return !line.calls.empty(); });
    keep(history.not_taken, is_told);
    keep(history.force_majeure,
         [day](const ForceMajeure& each) { return std::floor(each.notice) <= day; });
    for (auto& [month, told] : history.declared) keep(told, has_day);
    for (auto& [month, told] : history.quantities) keep(told, is_told);
    keep(history.extensions, is_told);
    keep(history.promises, is_told);
    keep(history.invoices, has_day);
    return history;
}

EventDraft delivered_event(const Delivery& delivery, const std::string& who) {
    EventDraft draft{
        .at = time_of(delivery.day), .who = who, .kind = "delivered", .subject = delivery.id};
    draft.data["month"] = month_name(delivery.month);
    if (!delivery.line.empty()) draft.data["line"] = delivery.line;
    Document& lots = draft.data["lots"] = Document::array();
    for (const DeliveredLot& lot : delivery.lots) {
        Document each = Document::object();
        each["lot"] = lot.lot;
        each["net"] = text_of(lot.net);
        if (lot.claimed.grams != 0) each["claimed"] = text_of(lot.claimed);
        if (lot.footprint) each["kg_co2e_per_kg"] = *lot.footprint;
        if (lot.water) each["litres_per_kg"] = *lot.water;
        lots.push_back(std::move(each));
    }
    return draft;
}

std::optional<EventDraft> weighed_event(const Delivery& delivery, const std::string& who) {
    EventDraft draft{.at = time_of(delivery.day),
                     .who = who,
                     .kind = "weighed by buyer",
                     .subject = delivery.id};
    Document& lots = draft.data["lots"] = Document::array();
    for (const DeliveredLot& lot : delivery.lots) {
        if (!lot.received) continue;
        Document each = Document::object();
        each["lot"] = lot.lot;
        each["net"] = text_of(*lot.received);
        lots.push_back(std::move(each));
    }
    return lots.elements().empty() ? std::nullopt : std::optional(std::move(draft));
}

EventDraft invoiced_event(const IssuedInvoice& invoice, const std::string& who) {
    EventDraft draft{
        .at = time_of(invoice.day), .who = who, .kind = "invoiced", .subject = invoice.delivery};
    draft.data["final"] = invoice.is_final;
    draft.data["cents"] = invoice.value.cents;
    draft.data["value"] = text_of(invoice.value);
    return draft;
}

}  // namespace gossan::supply
