// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/local_time.hpp"
#include "gossan/supply/custody/custody_account.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

/// What left a link, and what became of it.
struct CustodyDelivery {
    std::string id = {};
    std::string link = {};
    std::string at = {};
    std::string to = {};
    std::string shipment = {};  ///< of lots, where it is one
    WholeMass mass = {}, claimed = {};
    ClaimParts parts = {};     ///< batches of the link that the claim is of
    std::string came_in = {};  ///< link that received it; blank: none did
    std::string batch = {};    ///< as which it came in there
    std::string came_at = {};  ///< when
    WholeMass weighed = {};    ///< there
    WholeMass taken = {};      ///< of the claim, as qualifying
    WholeMass retired = {};    ///< certificates that were retired for it
    [[nodiscard]] bool has_come_in() const { return !came_in.empty(); }
};

/// The books of all links on the way of copper, made again from the log of events. Kinds of events,
/// each of a link as its subject:
///
///     custody received     batch, mass, eligible, from; at a link that follows others: delivery,
///                          by whose name the batch goes where it has none
///     custody converted    heat, inputs {batch: mass}, yielded, scrap: where casts are told
///     custody delivered    delivery, mass, claimed, to; batch where material is not mixed
///     certificate issued   serial, batch, mass, holder
///     certificate moved    serial, holder
///     certificate retired  serial, delivery
///
/// Masses are texts with a unit. Events of other kinds are not its own. Links are chained by
/// deliveries, each of a name of its own:
///
///     what comes in at a link that follows others is a delivery of one of them to its party,
///     whole and once, or qualifies for nothing                                           (1)
///     it weighs at most the delivery's mass × (1 + tolerance of the scale); the books take in
///     the lesser of the two, and the difference stands with the delivery                 (2)
///     of it qualifies at most what was claimed of the delivery                           (3)
///     certificates are retired for deliveries that no link receives, of the same
///     characteristic: claimed + retired <= its mass                                      (4)
class CustodyBook {
public:
    /// Error(input) for links of which `fault_between` finds something. Months are those of the
    /// site's calendar.
    explicit CustodyBook(std::span<const CustodyLink> links, UtcOffset offset = {});

    /// Enters an event, or says why it may not be entered and changes nothing.
    [[nodiscard]] Refusal enter(const EventDraft& event);

    [[nodiscard]] const CustodyAccount* find(const std::string& link) const;
    [[nodiscard]] const std::map<std::string, CustodyAccount>& accounts() const {
        return accounts_;
    }
    [[nodiscard]] const std::map<std::string, CustodyDelivery>& deliveries() const {
        return deliveries_;
    }
    /// Of its calendar, in which an event happened.
    [[nodiscard]] int month_of_event(const EventDraft& event) const;
    /// Whether somebody keeps books of what a delivery brings: it is on its way to a link.
    [[nodiscard]] bool is_awaited(const CustodyDelivery& delivery) const;

private:
    friend class CustodyEntry;

    std::map<std::string, CustodyAccount> accounts_;
    std::map<std::string, CustodyDelivery> deliveries_;
    UtcOffset offset_;
};

/// The books after a log, corrections in place of what they correct; Error(data) naming the first
/// event that may not be entered.
[[nodiscard]] CustodyBook replay_custody(std::span<const CustodyLink> links,
                                         std::span<const Event> events, UtcOffset offset = {});

/// The names of the kinds of events above.
[[nodiscard]] bool is_of_custody(const std::string& kind);

}  // namespace gossan::supply
