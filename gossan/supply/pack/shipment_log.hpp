// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

/// The events of a log that a shipment follows from: of itself, its commercial lots, those that
/// they were made of, their bundles' production lots, and whatever corrects or is corrected by one
/// of them. Of prices and contracts nothing. Other customers' lots are in it only where bundles
/// were exchanged with them. In order. Error(input) if nothing of the log is the shipment.
[[nodiscard]] std::vector<Event> events_behind(std::span<const Event> log,
                                               const std::string& shipment);

/// One line of JSON an event, all its fields, in the order in which they are hashed.
[[nodiscard]] std::string log_text(std::span<const Event> events);

/// Reads it back; Error(data) with the line.
[[nodiscard]] std::vector<Event> read_log_text(const std::string& text, const std::string& where);

/// What is wrong with events taken from a log: hashes that do not fit, numbers out of order,
/// neighbours that are not chained, and, of the last of the log, another hash than is told.
[[nodiscard]] std::vector<std::string> log_faults(std::span<const Event> events,
                                                  std::int64_t last_number,
                                                  const std::string& last_hash);

}  // namespace gossan::supply
