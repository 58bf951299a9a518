// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/base/schema.hpp"
#include "gossan/supply/pack/pack_content.hpp"

namespace gossan::supply {

/// How shipments are told to buyers, by packs: block [pack] of supply.toml.
struct PackInput {
    std::string delivered_at = {};  ///< "FCA Dragoon, Arizona"
    std::string gs1_prefix = {};    ///< of the company; blank: names are addresses of the domain
    std::string gs1_product = "1", gs1_place = "1", gs1_party = "0", gs1_documents = "1";
    std::string offset = "-07:00";
    std::string signatory = {};  ///< "A. Person, head of sales": who answers for declarations
    std::string key = {};        ///< file, PEM; blank: packs are not signed

    static Schema<PackInput> schema();
};

/// What is the same for every pack of a site.
struct PackMaker {
    std::string site = {};
    PactProducer producer = {};
    double scale_tolerance = 0.005;
    std::string version = {};
    std::vector<CustodyLink> links = {};
    std::vector<std::string> claim_streams = {};
    std::string electricity = "location";  ///< of the view that is declared to PACT
    std::string source = {};               ///< what the footprint was made of
    std::string source_hash = {};
};

/// The content of one shipment's pack; of the site's footprint its record. Error(input) if the log
/// does not tell of the shipment.
[[nodiscard]] PackContent pack_content(const PackInput& input, const PackMaker& maker,
                                       std::span<const Event> log, const std::string& shipment,
                                       const footprint::SiteFootprint& record);

}  // namespace gossan::supply
