// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/epcis/naming.hpp"
#include "gossan/supply/event/event.hpp"
#include "gossan/supply/pack/manifest.hpp"
#include "gossan/supply/pact/lot_footprint.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::supply {

/// All that a pack says, from which every other file of it is made: what happened (events), and
/// what is declared beside (all else). Nothing here is worked out from another part.
struct PackContent {
    std::string shipment;
    std::string site;                ///< name of the mine
    std::string place;               ///< where the copper changes hands: "FCA Dragoon, Arizona"
    std::string version;             ///< of the program
    NamingRules naming;              ///< the company, its domain and its keys
    PactProducer producer;           ///< as PACT names it
    double scale_tolerance = 0.005;  ///< by which the log was kept, see LotRules
    std::vector<LotFootprint> footprints =
        {};  ///< of commercial or production lots in the shipment
    /// That the footprints rest on, as they were then: each with "factor" (id@vintage), "value",
    /// "unit", "source", "status" and whatever else the library tells.
    records::Document factors = records::Document::array();
    std::vector<Event> events = {};  ///< see `events_behind`, or the whole log
    std::int64_t log_number = 0;     ///< of the last event of the log
    std::string log_hash = {};       ///< of the last event of the log
};

/// "declaration.json": everything but the events. Who may see a footprint is left out.
[[nodiscard]] records::Document declaration_document(const PackContent& content);

/// Reads it back, without events; Error(data) for what is missing.
[[nodiscard]] PackContent read_declaration(const records::Document& document);

}  // namespace gossan::supply
