// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/epcis/naming.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// What the events of a log are in EPCIS 2.0. Kinds of the log, see LotBook, and here:
///
///     lot opened               transformation   copper in liquor by stream → lot
///     lot released             object           inspecting, conformant
///     lot held, downgraded     object           inspecting, non_conformant
///     lot bundled, rebundled   aggregation      lot → bundle; what was before is unpacked
///     commercial lot formed    aggregation      bundles → commercial lot
///     commercial lots relotted aggregation      unpacked, then packed anew
///     shipped, received        object           bundles, with parties and documents
///     rod cast                 transformation   cathode → rod and scrap, data {inputs {NAME:
///     mass},
///                                               outputs {NAME: mass}, place}
///
///     custody converted        transformation   the same of a link of custody: of a shipment its
///                                               production lots, by mass → heat and scrap
///
/// Events of other kinds are none of EPCIS. Masses are in KGM; the gross weight of a bundle and the
/// net weight that came in are readings of a scale (sensorReport, Mass). Every event is named by
/// its content
/// (`event_hash`). An event that was corrected is told once more with its error declared, naming
/// what stands in its place. Source: EPCIS-2.0, CBV-2.0.
[[nodiscard]] std::vector<records::Document> epcis_events(std::span<const Event> log,
                                                          const Naming& naming,
                                                          LotRules rules = {});

/// A document of such events, created when the last of them happened.
[[nodiscard]] records::Document epcis_document(std::span<const Event> log, const Naming& naming,
                                               LotRules rules = {});

}  // namespace gossan::supply
