// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// Where the copper of a bundle comes from.
struct Descent {
    std::string serial = {};
    std::string lot = {};              ///< production lot
    std::string begin = {}, end = {};  ///< of its harvest
    WholeMass net = {};
    std::map<std::string, WholeMass> streams = {};  ///< sum to net
    std::map<std::string, WholeMass> modules = {};  ///< sum to net; none where they are not known
};

/// A bundle, a lot or a shipment back to the modules.
struct Genealogy {
    std::string id = {};
    std::string kind = {};  ///< "bundle", "production lot", "commercial lot", "shipment"
    std::vector<Descent> bundles = {};
    WholeMass net = {};
    std::map<std::string, WholeMass> streams = {};
    std::map<std::string, WholeMass> modules = {};
    std::map<std::string, std::string> pads = {};  ///< stream of each module
    std::vector<std::string> lots = {};            ///< production lots, in order
};

/// Of every bundle. Those of one lot share out its streams and modules by mass, to the gram: no one
/// can tell the bundles of a lot apart, so each is as the lot. Source: choice: one certificate, one
/// composition.
[[nodiscard]] std::map<std::string, Descent> descents_of(const LotBook& book);

/// Error(input) if nothing is called so, with the nearest name.
[[nodiscard]] Genealogy genealogy_of(const LotBook& book, const std::string& id);

}  // namespace gossan::supply
