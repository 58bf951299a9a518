// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/pack_input.hpp"

#include <algorithm>

#include "gossan/base/error.hpp"
#include "gossan/supply/pack/shipment_log.hpp"

namespace gossan::supply {

Schema<PackInput> PackInput::schema() {
    using P = PackInput;
    using Complaint = std::optional<std::string>;
    return Schema<P>("pack", "How shipments are told to buyers, by packs of evidence.")
        .field("delivered_at", &P::delivered_at, "where the copper changes hands: \"FCA Dragoon\"")
        .field("gs1_prefix", &P::gs1_prefix, "the company's prefix of GS1",
               defaults_to("choice: names are addresses of the site's domain"))
        .field("gs1_product", &P::gs1_product, "indicator and item of cathode, behind the prefix",
               defaults_to("choice: the first"))
        .field("gs1_place", &P::gs1_place, "of the plant, behind the prefix",
               defaults_to("choice: the first"))
        .field("gs1_party", &P::gs1_party, "of the company, behind the prefix",
               defaults_to("choice: zero, as is usual"))
        .field("gs1_documents", &P::gs1_documents, "type of its documents, behind the prefix",
               defaults_to("choice: the first"))
        .field("signatory", &P::signatory, "who answers for declarations: name and office",
               defaults_to("choice: the company alone"))
        .field("key", &P::key, "file with the Ed25519 key that signs manifests, PEM",
               defaults_to("choice: they are not signed"))
        .check("gs1_prefix", [](const P& pack) -> Complaint {
            try {
                NamingRules rules{.domain = "mine.example.com", .company = "x"};
                rules.gs1_prefix = pack.gs1_prefix;
                rules.product = pack.gs1_product;
                rules.place = pack.gs1_place;
                rules.party = pack.gs1_party;
                rules.documents = pack.gs1_documents;
                const Naming naming(rules);
                (void)(naming.lot("A") + naming.plant() + naming.party("x") + naming.document("A"));
                return {};
            } catch (const Error& error) {
                return error.what();
            }
        });
}

PackContent pack_content(const PackInput& input, const PackMaker& maker, std::span<const Event> log,
                         const std::string& shipment, const footprint::SiteFootprint& record,
                         std::span<const LotFootprint> published) {
    PackContent content{.shipment = shipment,
                        .site = maker.site,
                        .place = input.delivered_at,
                        .version = maker.version,
                        .naming = {.domain = maker.producer.domain,
                                   .company = maker.producer.company,
                                   .gs1_prefix = input.gs1_prefix,
                                   .product = input.gs1_product,
                                   .place = input.gs1_place,
                                   .party = input.gs1_party,
                                   .documents = input.gs1_documents,
                                   .offset = maker.offset},
                        .producer = maker.producer,
                        .signatory = input.signatory,
                        .electricity = maker.electricity,
                        .scale_tolerance = maker.scale_tolerance,
                        .source = maker.source,
                        .source_hash = maker.source_hash};
    content.ledger = ledger_of(log, events_behind(log, shipment));
    content.created = log.back().at;
    content.links = links_behind(maker.links, content.ledger.shown);
    if (!content.links.empty()) content.claim_streams = maker.claim_streams;
    content.record = record;
    const LotBook book = replay_lots(content.ledger.shown, lot_rules(content));
    for (const std::string& lot : book.shipments().at(shipment).lots) {
        for (const LotFootprint& each : published) {
            if (each.lot != lot) continue;
            content.published.push_back({.lot = each.lot,
                                         .created = each.created,
                                         .evidence = each.evidence,
                                         .replaces = each.replaces});
        }
    }
    return content;
}

std::vector<std::string> lots_published_otherwise(const PackContent& content,
                                                  std::span<const LotFootprint> published) {
    std::vector<std::string> lots;
    const ShipmentView view = view_of(content);
    for (const LotFootprint& own : view.footprints) {
        const bool is_same =
            std::any_of(published.begin(), published.end(), [&](const LotFootprint& each) {
                return each.lot == own.lot &&
                       footprint_id(content.producer, each) == footprint_id(content.producer, own);
            });
        if (!is_same) lots.push_back(own.lot);
    }
    return lots;
}

}  // namespace gossan::supply
