// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/supply/claim/claim_plan.hpp"
#include "gossan/supply/custody/link.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pact/lot_footprint.hpp"

namespace gossan::supply {

/// From what footprints of lots are drawn up.
struct LotSources {
    const LotBook& book;
    const footprint::SiteFootprint& site;
    std::span<const CustodyLink> links = {};
    std::span<const ShipmentClaim> claims = {};  ///< of shipments, as `shipment_claims` says
    std::vector<std::string> streams = {};       ///< that what is claimed comes of
    std::string electricity = "location";        ///< of the view that is declared, or "market"
    std::string created = {};                    ///< when the log ends, in UTC
    std::string evidence = {};                   ///< hash of its last event
    std::vector<std::string> recipients = {};    ///< that may see all lots
};

/// Of every commercial lot that stands, in the order of its last harvest. A harvest has the
/// footprint of its stream in the reference period in which it began; a lot, the mean of its
/// harvests by mass. A lot that was shipped has its part by mass of what is claimed of the
/// shipment, and who it was shipped to may see it as well; of another nothing is claimed yet.
/// Error(input) for a lot whose harvest lies in no reference period.
[[nodiscard]] std::vector<LotFootprint> footprints_of_lots(const LotSources& sources);

}  // namespace gossan::supply
