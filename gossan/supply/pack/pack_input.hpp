// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/base/schema.hpp"
#include "gossan/supply/pack/shipment_view.hpp"

namespace gossan::supply {

/// How shipments are told to buyers, by packs: block [pack] of supply.toml.
struct PackInput {
    std::string delivered_at = {};  ///< "FCA Dragoon, Arizona"
    std::string gs1_prefix = {};    ///< of the company; blank: names are addresses of the domain
    std::string gs1_product = "1", gs1_place = "1", gs1_party = "0", gs1_documents = "1";
    std::string signatory = {};  ///< "A. Person, head of sales": who answers for declarations
    std::string key = {};        ///< file, PEM; blank: packs are not signed

    static Schema<PackInput> schema();
};

/// What is the same for every pack of a site.
struct PackMaker {
    std::string site = {};
    PactProducer producer = {};
    double scale_tolerance = 0.005;
    std::string offset = "-07:00";  ///< of the site
    std::string version = {};
    std::vector<CustodyLink> links = {};
    std::vector<std::string> claim_streams = {};
    std::string electricity = "location";  ///< of the view that is declared to PACT
    std::string source = {};               ///< what the footprint was made of
    std::string source_hash = {};
};

/// The content of one shipment's pack, with the record of the site's footprint. Of `published`
/// footprints of lots it takes when they were told first. Error(input) if the log does not tell of
/// the shipment.
[[nodiscard]] PackContent pack_content(const PackInput& input, const PackMaker& maker,
                                       std::span<const Event> log, const std::string& shipment,
                                       const footprint::SiteFootprint& record,
                                       std::span<const LotFootprint> published = {});

/// The lots of a pack whose footprints are not those that were published, to the id of their
/// document of PACT: what was published is behind.
[[nodiscard]] std::vector<std::string> lots_published_otherwise(
    const PackContent& content, std::span<const LotFootprint> published);

}  // namespace gossan::supply
