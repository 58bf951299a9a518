// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/carbon/lot_water.hpp"
#include "gossan/supply/lot/genealogy.hpp"

namespace gossan::supply {

/// One lot, bundle or shipment seen four ways by both methods, with all that its figures are made
/// of and why the methods differ: what a verifier asks of one declaration.
struct LotAccount {
    std::string id = {};
    std::string kind = {};  ///< "production lot", "bundle", "commercial lot" or "shipment"
    WholeMass mass = {};
    std::vector<footprint::CopperPart> parts = {};
    std::vector<footprint::Figure> figures = {};  ///< by period in the order of views; then by ore
    std::vector<footprint::MethodsDifference> differences = {};  ///< in the order of views
    std::optional<LotWater> water = {};

    [[nodiscard]] const footprint::Figure& figure(std::size_t view, footprint::Method method) const;
};

/// Error(input) if nothing is called so, or if it has no footprint, with the reason.
[[nodiscard]] LotAccount account_of(const LotBook& book, const std::string& id,
                                    const footprint::SiteFootprint& site);

/// The first production lot of those with a footprint that have the most streams, of what is above
/// 1 % of the lot; blank if none has a footprint.
[[nodiscard]] std::string lot_to_show(const LotBook& book, const footprint::SiteFootprint& site);

[[nodiscard]] records::Document document_of(const LotAccount& account,
                                            const footprint::SiteFootprint& site);

}  // namespace gossan::supply
