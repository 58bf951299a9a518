// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/supply/custody/link.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/pack/ledger.hpp"

namespace gossan::supply {

/// The events of a log that tell of a shipment's copper: of itself, its commercial lots, those that
/// they were made of, their bundles' production lots, and whatever corrects or is corrected by one
/// of them. Other customers' lots are in it only where bundles were exchanged with them. In order.
/// Error(input) if nothing of the log is the shipment.
[[nodiscard]] std::vector<Event> events_of_copper(std::span<const Event> log,
                                                  const std::string& shipment);

/// These, and what its claim follows from: at each link that it left by, and at those by which what
/// came in there had left before, all that came in and went out until then; and, of the lots that
/// came in, what they were opened with. Of prices and
/// contracts nothing; of other customers who took how much at those links.
[[nodiscard]] std::vector<Event> events_behind(std::span<const Event> log,
                                               const std::string& shipment);

/// The links of which these events tell, and those that they follow.
[[nodiscard]] std::vector<CustodyLink> links_behind(std::span<const CustodyLink> links,
                                                    std::span<const Event> events);

/// Events that are hidden though the shipment follows from them: of its copper, of its links until
/// it left, or corrections of what is shown.
[[nodiscard]] std::vector<std::string> omissions(const Ledger& ledger, const std::string& shipment);

}  // namespace gossan::supply
