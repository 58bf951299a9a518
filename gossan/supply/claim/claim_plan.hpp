// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/claim/claim_input.hpp"
#include "gossan/supply/custody/custody_book.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// The events of custody that follow from those of lots and are not in the log yet:
///
/// - a lot that is cleared (released or downgraded) and bundled comes into the link as a batch: its
///   bundles, of which qualify what descends from the streams that are named;
/// - a shipment goes out, with as much claimed as the link allows at that time; nothing where its
///   customer carries no claim. Where material is not mixed, each production lot goes out by
///   itself.
///
/// What is told late is booked in the month that is open. What the link refuses is a fault.
[[nodiscard]] std::vector<EventDraft> plan_claims(const ClaimInput& input,
                                                  std::span<const CustodyLink> links,
                                                  std::span<const Event> log, LotRules rules,
                                                  Diagnostics& diagnostics);

/// What is claimed of a shipment at one link.
struct ShipmentClaim {
    std::string shipment;
    std::string link;
    WholeMass delivered = {};
    WholeMass claimed = {};
    std::string words = {};  ///< naming the model of custody
};

/// Of all shipments, in their order, by the events that hold.
[[nodiscard]] std::vector<ShipmentClaim> shipment_claims(std::span<const CustodyLink> links,
                                                         std::span<const Event> log);

/// Claims and the balances of all links, for programs and pages; masses in t.
[[nodiscard]] records::Document claims_document(std::span<const CustodyLink> links,
                                                std::span<const Event> log, UtcOffset offset = {});

}  // namespace gossan::supply
