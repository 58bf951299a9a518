// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/custody/link.hpp"
#include "gossan/supply/epcis/naming.hpp"
#include "gossan/supply/lot/lot_book.hpp"
#include "gossan/supply/pack/ledger.hpp"
#include "gossan/supply/pack/manifest.hpp"
#include "gossan/supply/pact/product_footprint.hpp"

namespace gossan::supply {

/// When the footprint of a lot was told to partners first as it is, by PACT.
struct PackPublication {
    std::string lot = {};
    std::string created = {};                ///< UTC
    std::string evidence = {};               ///< hash of the last event of the log then
    std::vector<std::string> replaces = {};  ///< ids of the documents before
};

/// All that a pack rests on: what happened (the ledger), what was done for the copper (the record
/// of the site's footprint), and what is declared beside them. Every figure of a pack is worked out
/// from these; none of it stands here.
struct PackContent {
    std::string shipment;
    std::string site;            ///< name of the mine
    std::string place;           ///< where the copper changes hands: "FCA Dragoon, Arizona"
    std::string version;         ///< of the program
    NamingRules naming;          ///< the company, its domain and its keys
    PactProducer producer;       ///< as PACT names it
    std::string signatory = {};  ///< who answers for it; blank: nobody is named
    std::string signed_by = {};  ///< public key of the signature; blank: it is not signed
    std::string created = {};    ///< when the figures were worked out, in UTC
    std::string electricity = "location";  ///< of the view that is declared to PACT, or "market"
    double scale_tolerance = 0.005;        ///< by which the log was kept, see LotRules
    std::vector<CustodyLink> links = {};   ///< that the shipment left by
    std::vector<std::string> claim_streams = {};  ///< that what is claimed comes of
    std::vector<PackPublication> published = {};  ///< of its lots; of others: now, by this log
    std::string source = {};       ///< what the record was made of: "run johnson-camp"
    std::string source_hash = {};  ///< SHA-256 of its accounts; blank: of measured activities
    std::optional<footprint::SiteFootprint> record = {};
    Ledger ledger = {};
};

/// By which its days and months begin; Error(data) for an offset that is none.
[[nodiscard]] UtcOffset offset_of(const PackContent& content);
/// How its log was kept.
[[nodiscard]] LotRules lot_rules(const PackContent& content);

/// "declaration.json": all but ledger and record.
[[nodiscard]] records::Document declaration_document(const PackContent& content);

/// Reads it back, with the ledger's last number and hash; Error(data) for what is missing.
[[nodiscard]] PackContent read_declaration(const records::Document& document);

}  // namespace gossan::supply
