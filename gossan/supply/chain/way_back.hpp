// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/supply/custody/custody_book.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// What has come to one who keeps no link: a site, as the end of the way.
struct ChainEnd {
    std::string place = {};
    WholeMass delivered = {}, claimed = {};
    WholeMass retired = {};  ///< certificates, for deliveries without a claim
    std::vector<std::string> deliveries = {};
};

/// Of every receiver of what no link awaits, by name.
[[nodiscard]] std::vector<ChainEnd> chain_ends(const CustodyBook& book);

/// A delivery on the way to an end, with how much of its claim is behind what came to the end.
struct WayStep {
    std::string link = {}, delivery = {}, to = {}, at = {};
    double claimed_kg = 0.0;
};

/// Where the claim of a place or of one delivery comes from.
struct WayBack {
    std::string id = {};
    ChainEnd end = {};
    std::vector<WayStep> steps = {};                ///< from the mine on, of a link by name
    std::map<std::string, double> lots_kg = {};     ///< of the batches at the beginning
    std::map<std::string, double> streams_kg = {};  ///< of these, those of which it is claimed
    std::map<std::string, double> modules_kg = {};  ///< where the lots know them
};

/// Follows claims back by the batches that each was booked to (`CustodyDelivery::parts`): a claim
/// of a batch is of the delivery as which it came in, in proportion, more by what was lost between.
/// Streams are those of which the beginning claims. Nothing where neither a place nor a delivery is
/// called so.
[[nodiscard]] std::optional<WayBack> way_back(const CustodyBook& book,
                                              std::span<const CustodyLink> links,
                                              const LotBook& lots,
                                              std::span<const std::string> streams,
                                              const std::string& id);

[[nodiscard]] records::Document way_document(const WayBack& way);

/// Links on the way, what flows between them, ends and differences of scales; masses in t.
[[nodiscard]] records::Document chain_document(std::span<const CustodyLink> links,
                                               const CustodyBook& book);

}  // namespace gossan::supply
