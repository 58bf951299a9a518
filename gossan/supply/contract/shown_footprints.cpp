// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/shown_footprints.hpp"

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/carbon/lot_footprint.hpp"
#include "gossan/supply/carbon/lot_water.hpp"

namespace gossan::supply {
namespace {

footprint::View view_of(const FootprintClause& clause) {
    for (const footprint::View& view : footprint::views) {
        if (footprint::word_of(view.boundary) == clause.boundary &&
            footprint::word_of(view.electricity) + "-based" == clause.electricity) {
            return view;
        }
    }
    throw Error(ErrorCode::internal, "a clause that was checked names one of four views");
}

footprint::Method method_of(const FootprintClause& clause) {
    for (const footprint::Method method : footprint::methods) {
        if (footprint::word_of(method) == clause.method) return method;
    }
    throw Error(ErrorCode::internal, "a clause that was checked names a method");
}

}  // namespace

void show_footprints(const FootprintClause& clause, const LotBook& book,
                     const footprint::SiteFootprint& site, std::vector<Delivery>& deliveries,
                     Diagnostics& diagnostics) {
    const footprint::View view = view_of(clause);
    const footprint::Method method = method_of(clause);
    for (Delivery& delivery : deliveries) {
        for (DeliveredLot& lot : delivery.lots) {
            try {
                const auto parts = copper_parts_of(genealogy_of(book, lot.lot), site);
                lot.footprint = site.assessment.of(parts, view, method).per_kg;
                if (const auto water = water_of(parts, site)) lot.water = water->consumed;
            } catch (const Error& error) {
                if (error.code != ErrorCode::input) throw;
                diagnostics.add({.code = "contract.footprint",
                                 .path = "contract.footprint",
                                 .found = "lot " + in_quotes(lot.lot, 40) + " of shipment " +
                                          in_quotes(delivery.id, 40) +
                                          " has no footprint: " + error.what(),
                                 .allowed = "a harvest within the accounts of the site"});
            }
        }
    }
}

void refuse_unshown(const FootprintClause& clause, std::span<const Delivery> deliveries,
                    Diagnostics& diagnostics) {
    if (clause.unshown == UnshownFootprint::remedy) return;
    for (const Delivery& delivery : deliveries) {
        for (const DeliveredLot& lot : delivery.lots) {
            const bool is_water = lot.footprint.has_value();
            if (is_water && (lot.water || !clause.most_water)) continue;
            diagnostics.add({.code = "contract.footprint",
                             .path = "contract.footprint",
                             .found = "lot " + in_quotes(lot.lot, 40) + " of shipment " +
                                      in_quotes(delivery.id, 40) + " shows no " +
                                      (is_water ? "water" : "footprint"),
                             .allowed = is_water ? "L by kg of copper, as most_water limits it"
                                                 : "kg CO2e by kg of copper, " + clause.boundary +
                                                       ", " + clause.electricity,
                             .write = "unshown = \"remedy\" where the remedy is to follow"});
        }
    }
}

}  // namespace gossan::supply
