// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/amount/money.hpp"
#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/supply/contract/price_terms.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

/// A lot of a delivery, with what is shown of it.
struct DeliveredLot {
    std::string lot = {};
    WholeMass net = {};                      ///< by the seller's scale
    std::optional<WholeMass> received = {};  ///< by the buyer's
    WholeMass claimed = {};                  ///< under the custody clause
    std::optional<double> footprint = {};    ///< kg CO2e by kg, on the boundary of the contract
    std::optional<double> water = {};        ///< L by kg

    friend bool operator==(const DeliveredLot&, const DeliveredLot&) = default;
};

/// What left with one delivery note.
struct Delivery {
    std::string id = {};    ///< of the shipment
    std::string line = {};  ///< the call-off that it fills; blank: none
    double day = 0.0;       ///< of the note, since 1970
    int month = 0;          ///< whose quota it fills, counted from January 1970
    std::vector<DeliveredLot> lots = {};

    [[nodiscard]] WholeMass net() const;
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// A line of the call-off: so much by a confirmed day.
struct Nomination {
    std::string line = {};
    int month = 0;
    double told = 0.0;       ///< day on which it was nominated
    double confirmed = 0.0;  ///< day for which it is confirmed
    WholeMass mass = {};
    int revision = 0;  ///< how often it was nominated anew before

    friend bool operator==(const Nomination&, const Nomination&) = default;
};

/// What was ready and not taken.
struct NotTaken {
    int month = 0;
    WholeMass mass = {};

    friend bool operator==(const NotTaken&, const NotTaken&) = default;
};

/// A time in which the seller is excused.
struct ForceMajeure {
    std::string id = {};
    double begin = 0.0, end = 0.0;  ///< days since 1970, the last one included
    double notice = 0.0;
    /// What there is for all customers by month, where it is known; else the days count.
    std::map<int, WholeMass> available = {};

    friend bool operator==(const ForceMajeure&, const ForceMajeure&) = default;
};

/// What was promised: at least so much in all by the end of a day, with a chance.
struct Promise {
    std::string id = {};
    double told = 0.0, by = 0.0;
    WholeMass mass = {};  ///< delivered since the contract began
    double chance = 0.9;

    friend bool operator==(const Promise&, const Promise&) = default;
};

/// An invoice that was sent.
struct IssuedInvoice {
    std::string delivery = {};
    bool is_final = false;
    double day = 0.0;
    Money value = {};

    friend bool operator==(const IssuedInvoice&, const IssuedInvoice&) = default;
};

/// All that happened under a contract, made again from the log of events. Kinds of events, by their
/// subject; masses are texts with a unit, days and months as 2026-01-31 and 2026-01:
///
///     delivered           shipment  month, line, lots [{lot, net, claimed, kg_co2e_per_kg,
///                                   litres_per_kg}]
///     weighed by buyer    shipment  lots [{lot, net}]
///     nominated           line      month, confirmed, mass
///     not taken           line      month, mass
///     force majeure       id        begin, end, available {month: mass}
///     period declared     month     period
///     promised            id        by, mass, chance
///     invoiced            shipment  final, value
///
/// Kinds that it does not know are not its own.
struct ContractHistory {
    std::vector<Delivery> deliveries = {};     ///< by day, then as told
    std::vector<Nomination> nominations = {};  ///< the last of each line
    std::vector<NotTaken> not_taken = {};
    std::vector<ForceMajeure> force_majeure = {};
    std::map<int, std::pair<QuotationalPeriod, double>> declared = {};  ///< with the day
    std::vector<Promise> promises = {};
    std::vector<IssuedInvoice> invoices = {};

    friend bool operator==(const ContractHistory&, const ContractHistory&) = default;
};

/// Corrections stand in place of what they correct. Error(data) naming the first event that cannot
/// be read.
[[nodiscard]] ContractHistory replay_contract(std::span<const Event> events);

/// Drafts of events for a delivery, for the buyer's weights and for a sent invoice.
[[nodiscard]] EventDraft delivered_event(const Delivery& delivery, const std::string& who);
/// The buyer's weights; none where he told none.
[[nodiscard]] std::optional<EventDraft> weighed_event(const Delivery& delivery,
                                                      const std::string& who);
[[nodiscard]] EventDraft invoiced_event(const IssuedInvoice& invoice, const std::string& who);

}  // namespace gossan::supply
