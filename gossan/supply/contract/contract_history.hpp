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
#include "gossan/supply/contract/quantity_terms.hpp"
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
    std::optional<double> weighed = {};  ///< day on which the buyer told his weights

    [[nodiscard]] WholeMass net() const;
    friend bool operator==(const Delivery&, const Delivery&) = default;
};

/// What was confirmed of a line: so much by a day.
struct CallOff {
    double told = 0.0;       ///< day on which it was nominated
    double confirmed = 0.0;  ///< day for which it is confirmed
    WholeMass mass = {};

    friend bool operator==(const CallOff&, const CallOff&) = default;
};

/// A line of the call-off, with all that was ever confirmed of it.
struct Nomination {
    std::string line = {};
    int month = 0;                    ///< as first told
    std::vector<CallOff> calls = {};  ///< the first, then every revision, as told; one or more

    friend bool operator==(const Nomination&, const Nomination&) = default;
};

/// A quotational period that somebody declared for a month.
struct DeclaredPeriod {
    QuotationalPeriod period = QuotationalPeriod::month_after;
    double day = 0.0;  ///< on which it was declared

    friend bool operator==(const DeclaredPeriod&, const DeclaredPeriod&) = default;
};

/// What a side declared a contract year's quantity to be.
struct DeclaredQuantity {
    double told = 0.0;
    ContractSide by = ContractSide::buyer;
    WholeMass mass = {};

    friend bool operator==(const DeclaredQuantity&, const DeclaredQuantity&) = default;
};

/// That a side prolonged the contract.
struct DeclaredExtension {
    double told = 0.0;
    ContractSide by = ContractSide::buyer;

    friend bool operator==(const DeclaredExtension&, const DeclaredExtension&) = default;
};

/// What was ready and not taken.
struct NotTaken {
    int month = 0;
    WholeMass mass = {};
    double told = 0.0;

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
///     quantity declared   month     side, mass: of the contract year from that month on
///     extension declared  contract  side
///     produced            month     mass: made in it, of the contract's stream
///     promised            id        by, mass, chance
///     invoiced            shipment  final, value
///
/// Kinds that it does not know are not its own.
struct ContractHistory {
    std::vector<Delivery> deliveries = {};  ///< by day, then as told
    std::vector<Nomination> nominations = {};
    std::vector<NotTaken> not_taken = {};
    std::vector<ForceMajeure> force_majeure = {};
    std::map<int, std::vector<DeclaredPeriod>> declared = {};      ///< by month, by day
    std::map<int, std::vector<DeclaredQuantity>> quantities = {};  ///< by first month, by day
    std::vector<DeclaredExtension> extensions = {};
    std::map<int, WholeMass> produced = {};  ///< by month
    std::vector<Promise> promises = {};
    std::vector<IssuedInvoice> invoices = {};

    friend bool operator==(const ContractHistory&, const ContractHistory&) = default;
};

/// Corrections stand in place of what they correct. Error(data) naming the first event that cannot
/// be read.
[[nodiscard]] ContractHistory replay_contract(std::span<const Event> events);

/// What of it had happened or been told by the end of a day. An account as of that day knows no
/// more.
[[nodiscard]] ContractHistory known_by(ContractHistory history, double day);

/// Drafts of events for a delivery, for the buyer's weights and for a sent invoice.
[[nodiscard]] EventDraft delivered_event(const Delivery& delivery, const std::string& who);
/// The buyer's weights; none where he told none.
[[nodiscard]] std::optional<EventDraft> weighed_event(const Delivery& delivery,
                                                      const std::string& who);
[[nodiscard]] EventDraft invoiced_event(const IssuedInvoice& invoice, const std::string& who);

}  // namespace gossan::supply
