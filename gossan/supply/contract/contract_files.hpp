// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::supply {

/// Deliveries, a row a lot: `shipment`, `date`, `lot`, `net [t]`, and where they are known `line`,
/// `month`, `received [t]`, `claimed [t]`, `footprint [kg/kg]` and `water [L/kg]`.
[[nodiscard]] std::vector<EventDraft> deliveries_of(const tables::Table& table,
                                                    const std::string& who,
                                                    Diagnostics& diagnostics);

/// Notices, a row each: `date`, `kind`, `subject`, and as the kind asks for it
///
///     nominated         month, mass, confirmed         subject: the line of the call-off
///     not taken         month, mass
///     force majeure     begin, end; month and mass: what there is for all customers then
///     period declared   period                         subject: the month
///     quantity declared side, mass                     subject: the first month of the year
///     extension declared side                          subject: the contract
///     produced          mass                           subject: the month
///     promised          by, mass, chance
///
/// Several rows of one force majeure, with the same date, name months one by one.
[[nodiscard]] std::vector<EventDraft> notices_of(const tables::Table& table, const std::string& who,
                                                 Diagnostics& diagnostics);

/// Those drafts that the log has not yet. Error(input) for one that the log tells otherwise:
/// nothing is overwritten, it is corrected by an event.
[[nodiscard]] std::vector<EventDraft> not_yet_told(std::span<const Event> log,
                                                   std::span<const EventDraft> drafts);

}  // namespace gossan::supply
