// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pack/pack_content.hpp"

namespace gossan::supply {

/// What left of one production lot.
struct ShippedLot {
    ProductionLot lot = {};
    std::vector<Bundle> bundles = {};
    WholeMass net = {};
};

/// A footprint with the copper of the shipment that it is of.
struct ShippedFootprint {
    const LotFootprint* footprint = nullptr;
    WholeMass mass = {};  ///< in the shipment
};

/// A shipment as the log and the declaration have it together.
struct ShipmentView {
    Shipment shipment = {};
    std::string shipped_at = {};  ///< UTC
    std::vector<ShippedLot> lots = {};
    WholeMass net = {}, gross = {};
    std::size_t n_bundles = 0;
    std::map<std::string, WholeMass> streams = {};  ///< of what was shipped; sum to net
    std::vector<ShippedFootprint> footprints = {};  ///< masses sum to net
};

/// Replays the events; Error(data) where they do not hold, the shipment is not among them, or some
/// of its copper has no footprint or two. `content` must outlive what is given back.
[[nodiscard]] ShipmentView view_of(const PackContent& content);

/// The views of all footprints weighted by mass, with bounds that move together.
[[nodiscard]] std::vector<FootprintView> mean_views(const ShipmentView& view);

}  // namespace gossan::supply
