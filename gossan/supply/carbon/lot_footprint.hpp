// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/footprint/site_footprint.hpp"
#include "gossan/records/document.hpp"
#include "gossan/supply/lot/genealogy.hpp"

namespace gossan::supply {

/// Carbon of a lot seen four ways, by both methods; or the reason why it has none.
struct LotCarbon {
    std::string id = {};
    WholeMass mass = {};
    /// By the declared method, in the order of `footprint::views`.
    std::vector<footprint::Figure> figures = {};
    std::vector<footprint::Figure> others = {};  ///< by the other method, in the same order
    std::string refusal = {};
};

/// The copper of a production lot by stream and by the periods over which its harvest went, by
/// days. Lots sum to what the periods gave, but for harvests over the end of a period, whose copper
/// need not have come evenly. The footprint of a lot is the mean of its
/// streams by mass, and travels with that mass alone.
[[nodiscard]] std::vector<footprint::CopperPart> copper_parts_of(
    const ProductionLot& lot, const footprint::SiteFootprint& site);

/// The same of a bundle, a commercial lot or a shipment: of each bundle as its lot.
[[nodiscard]] std::vector<footprint::CopperPart> copper_parts_of(
    const Genealogy& of, const footprint::SiteFootprint& site);

/// A lot that is older or younger than the accounts, or has copper of a stream that gave none then,
/// gets the reason in place of figures.
[[nodiscard]] LotCarbon footprint_of(const ProductionLot& lot,
                                     const footprint::SiteFootprint& site);

/// Of all production lots, in order.
[[nodiscard]] std::vector<LotCarbon> lot_footprints(const LotBook& book,
                                                    const footprint::SiteFootprint& site);

[[nodiscard]] records::Document document_of(const std::vector<LotCarbon>& lots);
[[nodiscard]] tables::SheetToWrite sheet_of(const std::vector<LotCarbon>& lots);

}  // namespace gossan::supply
