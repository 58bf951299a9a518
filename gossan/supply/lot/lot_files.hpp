// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/base/local_time.hpp"
#include "gossan/supply/event/event.hpp"

namespace gossan::supply {

// Tables that people keep, CSV or a workbook, as events; all faults go to `diagnostics`. What such
// an event tells may still be refused by the book. Dates are of the site's calendar: an event is
// at noon there.

/// An event with the place in a table that tells it.
struct ToldEvent {
    EventDraft draft;
    std::string place;  ///< "certificates.csv:7"
};

/// One row a certificate: `lot`, `certificate`, `revision`, `date`, `laboratory`, `signatory`;
/// where they are there `method` and `sampling`; and the impurities by element, `Pb [ppm]`, as
/// `0.8` or `<0.2`, blank for what was not sought. What is done with the lot follows from it, or
/// from `decision` (release, hold, downgrade to STANDARD; blank: release what meets its grade, hold
/// the rest) and `decided_by`.
[[nodiscard]] std::vector<ToldEvent> certificate_events(const std::filesystem::path& file,
                                                        Diagnostics& diagnostics,
                                                        UtcOffset offset = {});

/// One row a bundle, of each lot all: `lot`, `serial`, `date`, `net` and `gross` with units.
[[nodiscard]] std::vector<ToldEvent> bundle_events(const std::filesystem::path& file,
                                                   Diagnostics& diagnostics, UtcOffset offset = {});

/// One row a commercial lot: `shipment`, `date`, `commercial_lot`, `to`, `delivery_note`; and where
/// it was received, in the first row of a shipment, `received_on` and `received` net, with its
/// unit.
[[nodiscard]] std::vector<ToldEvent> shipment_events(const std::filesystem::path& file,
                                                     Diagnostics& diagnostics,
                                                     UtcOffset offset = {});

}  // namespace gossan::supply
