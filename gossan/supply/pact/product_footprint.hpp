// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/pact/lot_footprint.hpp"

namespace gossan::supply {

/// Who tells of which product, the same for all lots.
struct PactProducer {
    std::string company;
    std::string domain;                      ///< by which identifiers are made
    std::vector<std::string> company_ids;    ///< URNs
    std::string geography;                   ///< "US-AZ", "US" or a region of the UN
    std::string product = "copper-cathode";  ///< its word in identifiers
    std::string product_name;
    std::vector<std::string> classifications;  ///< URNs
    std::string url;                           ///< of the host, for the schema of our extension
};

/// Under which path the host shows the JSON Schema of our extension (data/schemas).
inline constexpr std::string_view extension_path = "/schemas/lot-footprint-1.0.0.json";

/// "urn:pact:mine.example.com:lot-id:JC-0007".
[[nodiscard]] std::string lot_urn(const PactProducer& producer, const std::string& lot);

/// The id of a lot's document: the same for the same content, whoever may see it and whether or
/// not another has replaced it.
[[nodiscard]] std::string footprint_id(const PactProducer& producer, const LotFootprint& lot);

/// The document ProductFootprint of PACT 3.0, for 1 kg of the lot's copper, with all four views,
/// custody and water in our extension. The view told to PACT is cradle-to-gate. Error(data) naming
/// the lot if a view is missing or the document breaks a rule of PACT (`footprint_faults`).
[[nodiscard]] records::Document product_footprint(const PactProducer& producer,
                                                  const LotFootprint& lot);

}  // namespace gossan::supply
