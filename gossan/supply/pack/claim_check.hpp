// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/supply/pack/shipment_view.hpp"

namespace gossan::supply {

/// What the books of custody show of a shipment's claim.
struct ClaimCheck {
    std::string found = {};
    std::vector<std::string> faults = {};
};

/// Replays the books of the links that the shipment left by, holds what came in as qualifying
/// against the streams that its lots were opened with, and what is claimed against the shipment.
/// Error(data) where the books do not hold.
[[nodiscard]] ClaimCheck check_claims(const PackContent& content, const ShipmentView& view);

}  // namespace gossan::supply
