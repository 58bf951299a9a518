// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/supply/pack/shipment_view.hpp"

namespace gossan::supply {

/// "figures.json": carbon of each commercial lot and of the shipment by both methods and four
/// views, with interval, contributors and what its spread goes with; water; what is claimed.
[[nodiscard]] records::Document figures_document(const PackContent& content,
                                                 const ShipmentView& view);

}  // namespace gossan::supply
