// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/custody/custody_book.hpp"
#include "gossan/supply/lot/lot_files.hpp"

namespace gossan::supply {

/// The events of custody behind the mine that are not in the log yet, of what mills and makers of
/// parts tell (`chain_events`) and of shipments that were received:
///
/// - a shipment that its receiver weighed comes in at the link that he keeps;
/// - a cast is of what has waited longest;
/// - of a delivery as much is claimed as its link allows, where nobody told how much;
/// - a delivery that was received comes in with what was claimed of it, as far as it weighs.
///
/// What is told late is booked when the link's last event was, as its books before are closed, and
/// keeps its time as `happened`. What a link refuses is a fault with its place in the table.
[[nodiscard]] std::vector<EventDraft> plan_chain(std::span<const ToldEvent> told,
                                                 std::span<const CustodyLink> links,
                                                 std::span<const Event> log, UtcOffset offset,
                                                 Diagnostics& diagnostics);

}  // namespace gossan::supply
