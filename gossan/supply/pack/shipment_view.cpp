// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/shipment_view.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/lot/genealogy.hpp"

namespace gossan::supply {
namespace {

void gather_bundles(const LotBook& book, ShipmentView& view) {
    std::map<std::string, std::size_t> place;
    for (const std::string& id : view.shipment.lots) {
        for (const std::string& serial : book.commercial_lots().at(id).bundles) {
            const Bundle& bundle = book.bundles().at(serial);
            const auto [at, is_new] = place.emplace(bundle.lot, view.lots.size());
            if (is_new) view.lots.push_back({.lot = book.lots().at(bundle.lot)});
            ShippedLot& lot = view.lots[at->second];
            lot.bundles.push_back(bundle);
            lot.net += bundle.net;
            view.net += bundle.net;
            view.gross += bundle.gross;
            ++view.n_bundles;
        }
    }
}

const LotFootprint* find_footprint(const PackContent& content, const std::string& lot) {
    const LotFootprint* found = nullptr;
    for (const LotFootprint& footprint : content.footprints) {
        if (footprint.lot != lot) continue;
        if (found != nullptr) {
            throw Error(ErrorCode::data, "lot " + in_quotes(lot) + " has two footprints");
        }
        found = &footprint;
    }
    return found;
}

/// A footprint is of a commercial lot, or else of the production lots that its bundles are of.
void gather_footprints(const PackContent& content, const LotBook& book, ShipmentView& view) {
    std::map<std::string, WholeMass> by_lot;
    std::vector<std::string> order;
    const auto add = [&](const std::string& lot, WholeMass mass) {
        if (by_lot.count(lot) == 0) order.push_back(lot);
        by_lot[lot] += mass;
    };
    for (const std::string& id : view.shipment.lots) {
        const CommercialLot& commercial = book.commercial_lots().at(id);
        if (find_footprint(content, id) != nullptr) {
            add(id, commercial.net);
            continue;
        }
        for (const std::string& serial : commercial.bundles) {
            const Bundle& bundle = book.bundles().at(serial);
            add(bundle.lot, bundle.net);
        }
    }
    for (const std::string& lot : order) {
        const LotFootprint* footprint = find_footprint(content, lot);
        if (footprint == nullptr) {
            throw Error(ErrorCode::data,
                        text_of(by_lot[lot]) + " of lot " + in_quotes(lot) + " has no footprint");
        }
        view.footprints.push_back({footprint, by_lot[lot]});
    }
}

}  // namespace

ShipmentView view_of(const PackContent& content) {
    const LotBook book = replay_lots(content.events, {.scale_tolerance = content.scale_tolerance});
    const auto found = book.shipments().find(content.shipment);
    if (found == book.shipments().end()) {
        throw Error(ErrorCode::data,
                    "the events tell of no shipment " + in_quotes(content.shipment));
    }
    ShipmentView view{.shipment = found->second};
    for (const Event& event : in_force(content.events)) {
        if (event.kind == "shipped" && event.subject == content.shipment) {
            view.shipped_at = event.at;
        }
    }
    gather_bundles(book, view);
    view.streams = genealogy_of(book, content.shipment).streams;
    gather_footprints(content, book, view);
    return view;
}

std::vector<FootprintView> mean_views(const ShipmentView& view) {
    std::vector<FootprintView> means;
    for (const ShippedFootprint& part : view.footprints) {
        const double share = double(part.mass.grams) / double(view.net.grams);
        for (const FootprintView& told : part.footprint->views) {
            const auto at = std::find_if(means.begin(), means.end(), [&](const auto& mean) {
                return mean.boundary == told.boundary && mean.basis == told.basis;
            });
            FootprintView& mean =
                at != means.end() ? *at
                                  : means.emplace_back(FootprintView{told.boundary, told.basis});
            mean.value += share * told.value;
            mean.low += share * told.low;
            mean.high += share * told.high;
        }
    }
    return means;
}

}  // namespace gossan::supply
