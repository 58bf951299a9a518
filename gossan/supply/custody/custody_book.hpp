// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/custody/custody_account.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

/// The books of all links of a site, made again from the log of events. Kinds of events, each of a
/// link as its subject:
///
///     custody received     batch, mass, eligible, from
///     custody delivered    mass, claimed, to; batch where material is not mixed
///     certificate issued   serial, batch, mass, holder
///     certificate moved    serial, holder
///     certificate retired  serial, delivery
///
/// Masses are texts with a unit. Events of other kinds are not its own.
class CustodyBook {
public:
    explicit CustodyBook(std::span<const CustodyLink> links);

    /// Enters an event, or says why it may not be entered and changes nothing.
    [[nodiscard]] Refusal enter(const EventDraft& event);

    [[nodiscard]] const CustodyAccount* find(const std::string& link) const;
    [[nodiscard]] const std::map<std::string, CustodyAccount>& accounts() const {
        return accounts_;
    }

private:
    std::map<std::string, CustodyAccount> accounts_;
};

/// The books after a log, corrections in place of what they correct; Error(data) naming the first
/// event that may not be entered.
[[nodiscard]] CustodyBook replay_custody(std::span<const CustodyLink> links,
                                         std::span<const Event> events);

}  // namespace gossan::supply
