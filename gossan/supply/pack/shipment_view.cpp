// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/shipment_view.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/carbon/lot_footprint.hpp"
#include "gossan/supply/lot/genealogy.hpp"
#include "gossan/supply/pact/footprints_of_lots.hpp"

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

ShippedFigures figures_of(const LotBook& book, const std::string& name,
                          const footprint::SiteFootprint& site) {
    const Genealogy descent = genealogy_of(book, name);
    ShippedFigures of{.of = name, .mass = descent.net, .parts = copper_parts_of(descent, site)};
    for (const footprint::Method method : footprint::methods) {
        for (const footprint::View& seen : footprint::views) {
            of.figures.push_back(site.assessment.of(of.parts, seen, method));
        }
    }
    return of;
}

void gather_footprints(const PackContent& content, const LotBook& book, ShipmentView& view) {
    expects(content.record.has_value(), "a pack has the record of its footprints");
    const footprint::SiteFootprint& site = *content.record;
    for (LotFootprint& each : footprints_of_lots({.book = book,
                              .site = site,
                              .links = content.links,
                              .claims = view.claims,
                              .streams = content.claim_streams,
                              .electricity = content.electricity,
                              .created = content.created,
                              .evidence = content.ledger.hash})) {
        const auto& own = view.shipment.lots;
        if (std::find(own.begin(), own.end(), each.lot) == own.end()) continue;
        each.recipients.clear();
        for (const PackPublication& published : content.published) {
            if (published.lot != each.lot) continue;
            each.created = published.created;
            each.evidence = published.evidence;
            each.replaces = published.replaces;
        }
        view.footprints.push_back(std::move(each));
    }
    for (const std::string& id : view.shipment.lots) {
        view.figures.push_back(figures_of(book, id, site));
    }
    if (view.figures.size() > 1) {
        view.figures.push_back(figures_of(book, content.shipment, site));
    }
}

}  // namespace

ShipmentView view_of(const PackContent& content) {
    const auto& events = content.ledger.shown;
    const LotBook book = replay_lots(events, lot_rules(content));
    const auto found = book.shipments().find(content.shipment);
    if (found == book.shipments().end()) {
        throw Error(ErrorCode::data,
                    "the events tell of no shipment " + in_quotes(content.shipment));
    }
    ShipmentView view{.shipment = found->second};
    for (const Event& event : in_force(events)) {
        if (event.kind == "shipped" && event.subject == content.shipment) {
            view.shipped_at = event.at;
        }
    }
    gather_bundles(book, view);
    view.streams = genealogy_of(book, content.shipment).streams;
    for (ShipmentClaim& claim : shipment_claims(content.links, events)) {
        if (claim.shipment == content.shipment) view.claims.push_back(std::move(claim));
    }
    gather_footprints(content, book, view);
    return view;
}

}  // namespace gossan::supply
