// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

/// A log of which some events are shown whole and of all others the trace, so that its chain can
/// be followed from the first event to the last.
struct Ledger {
    std::vector<Event> shown = {};                   ///< in order
    std::map<std::int64_t, EventTrace> hidden = {};  ///< by number
    std::int64_t number = 0;                         ///< of the last event of the log
    std::string hash = {};                           ///< of the last event of the log
};

/// Of a log in which `shown` are to be seen; these must be of the log.
[[nodiscard]] Ledger ledger_of(std::span<const Event> log, std::vector<Event> shown);

/// A line of JSON an event, in order: one that is shown with all its fields, of another its kind,
/// what it corrects, the digest of its subject and the hash of what it says.
[[nodiscard]] std::string ledger_text(const Ledger& ledger);

/// Reads it back, without number and hash of the last event; Error(data) with the line.
[[nodiscard]] Ledger read_ledger(const std::string& text, const std::string& where);

/// Follows the chain: hashes that do not fit, neighbours that are not chained, and a last event
/// that is not the one told.
[[nodiscard]] std::vector<std::string> chain_faults(const Ledger& ledger);

/// The hashes of all events, in order, as the chain makes them.
[[nodiscard]] std::vector<std::string> hashes_of(const Ledger& ledger);

}  // namespace gossan::supply
