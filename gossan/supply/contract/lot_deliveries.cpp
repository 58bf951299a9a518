// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/lot_deliveries.hpp"

#include <algorithm>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/lot/genealogy.hpp"

namespace gossan::supply {
namespace {

WholeMass claimed_of(const ContractInput& contract, const LotBook& book, const CommercialLot& lot) {
    const auto streams = genealogy_of(book, lot.id).streams;
    const auto found = streams.find(contract.stream);
    return found == streams.end() ? WholeMass{} : found->second;
}

/// What was claimed of the shipment at the link, by lot.
void set_claims(const std::vector<ShipmentClaim>& claims, std::span<const double> weights,
                Delivery& delivery) {
    for (DeliveredLot& lot : delivery.lots) lot.claimed = {};
    for (const ShipmentClaim& claim : claims) {
        if (claim.shipment != delivery.id || weights.empty()) continue;
        const auto parts = apportioned(std::min(claim.claimed, delivery.net()), weights);
        for (std::size_t k = 0; k < parts.size(); ++k) delivery.lots[k].claimed = parts[k];
    }
}

Delivery delivery_of(const ContractInput& contract, const LotBook& book, const Shipment& shipment,
                     const std::vector<ShipmentClaim>* claims) {
    const auto day = days_of(shipment.date);
    expects(day.has_value(), "a shipment left on a date");
    Delivery made{.id = shipment.id, .day = *day, .month = month_of(*day)};
    std::vector<double> weights;
    for (const std::string& id : shipment.lots) {
        const CommercialLot& lot = book.commercial_lots().at(id);
        made.lots.push_back(
            {.lot = id, .net = lot.net, .claimed = claimed_of(contract, book, lot)});
        weights.push_back(double(lot.net.grams));
    }
    if (claims != nullptr) set_claims(*claims, weights, made);
    if (shipment.received.grams > 0 && !weights.empty()) {
        const auto parts = apportioned(shipment.received, weights);
        for (std::size_t k = 0; k < parts.size(); ++k) made.lots[k].received = parts[k];
        made.weighed = days_of(shipment.received_on);
    }
    return made;
}

}  // namespace

std::vector<Delivery> deliveries_of(const ContractInput& contract, const LotBook& book,
                                    const std::vector<ShipmentClaim>* claims) {
    std::vector<Delivery> made;
    for (const auto& [id, shipment] : book.shipments()) {
        const auto& places = contract.delivered_to;
        if (std::find(places.begin(), places.end(), shipment.to) == places.end()) continue;
        made.push_back(delivery_of(contract, book, shipment, claims));
    }
    return made;
}

std::vector<std::string> faults_of_custody(const CustodyClause& clause, const CustodyLink* link) {
    const std::string lead = "nothing is claimed under the custody clause: ";
    if (link == nullptr) return {lead + "no link keeps what is claimed of shipments"};
    const auto name_of = [](CustodyModel model) {
        for (const auto& each : names_of(model)) {
            if (each.value == model) return each.name;
        }
        return std::string();
    };
    std::vector<std::string> faults;
    if (link->model > clause.model) {
        faults.push_back(lead + in_quotes(link->name) + " goes by " + name_of(link->model) +
                         ", looser than " + name_of(clause.model));
    }
    if (link->characteristic != clause.characteristic) {
        faults.push_back(lead + in_quotes(link->name) + " claims " +
                         in_quotes(link->characteristic) + ", the clause asks for " +
                         in_quotes(clause.characteristic));
    }
    const bool is_average = link->model == CustodyModel::mass_balance_average;
    const bool is_credit = link->model == CustodyModel::mass_balance_credit;
    const int reach = is_average ? link->months : is_credit ? link->credits_last : 0;
    if (reach > clause.months) {
        faults.push_back(lead + in_quotes(link->name) + " balances over " + std::to_string(reach) +
                         " months, the clause over " + std::to_string(clause.months));
    }
    return faults;
}

void join_deliveries(ContractHistory& history, std::vector<Delivery> more) {
    for (Delivery& each : more) {
        const bool is_there = std::any_of(history.deliveries.begin(), history.deliveries.end(),
                                          [&](const Delivery& own) { return own.id == each.id; });
        if (!is_there) history.deliveries.push_back(std::move(each));
    }
    std::stable_sort(history.deliveries.begin(), history.deliveries.end(),
                     [](const Delivery& a, const Delivery& b) { return a.day < b.day; });
}

}  // namespace gossan::supply
