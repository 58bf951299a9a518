// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/supply/claim/claim_plan.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pack/pack_content.hpp"
#include "gossan/supply/pact/lot_footprint.hpp"

namespace gossan::supply {

/// What left of one production lot.
struct ShippedLot {
    ProductionLot lot = {};
    std::vector<Bundle> bundles = {};
    WholeMass net = {};
};

/// Carbon of a commercial lot or of the shipment, by both methods seen four ways.
struct ShippedFigures {
    std::string of = {};
    WholeMass mass = {};
    std::vector<footprint::CopperPart> parts = {};  ///< streams and periods that it is the mean of
    std::vector<footprint::Figure> figures = {};    ///< by method, then by view
};

/// A shipment with all that follows from ledger, record and declaration.
struct ShipmentView {
    Shipment shipment = {};
    std::string shipped_at = {};  ///< UTC
    std::vector<ShippedLot> lots = {};
    WholeMass net = {}, gross = {};
    std::size_t n_bundles = 0;
    std::map<std::string, WholeMass> streams = {};  ///< of what was shipped; sum to net
    std::vector<LotFootprint> footprints = {};      ///< of its commercial lots
    /// Of its commercial lots; then, where there are several, of the shipment.
    std::vector<ShippedFigures> figures = {};
    std::vector<ShipmentClaim> claims = {};  ///< of this shipment
};

/// Replays the ledger and works out the figures; Error(data) where the events do not hold or the
/// shipment is not among them, Error(input) where the record does not know its copper.
[[nodiscard]] ShipmentView view_of(const PackContent& content);

}  // namespace gossan::supply
