// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pack/figures.hpp"

namespace gossan::supply {
namespace {

using footprint::Figure;
using records::Document;

Document contributions_of(const Figure& figure) {
    Document list = Document::array();
    for (const footprint::Contribution& each : figure.contributions) {
        Document told = Document::object();
        told["name"] = each.name;
        told["stage"] = each.stage;
        told["per_kg"] = each.per_kg;
        told["variance_share"] = each.variance_share;
        list.push_back(std::move(told));
    }
    return list;
}

Document figure_of(const Figure& figure) {
    Document told = Document::object();
    told["method"] = footprint::word_of(figure.method);
    told["boundary"] = footprint::word_of(figure.view.boundary);
    told["electricity"] = footprint::word_of(figure.view.electricity);
    told["per_kg"] = figure.per_kg;
    told["p5"] = figure.p5;
    told["p50"] = figure.p50;
    told["p95"] = figure.p95;
    told["primary_share"] = figure.primary_share;
    told["quality"]["technology"] = figure.quality.technology;
    told["quality"]["geography"] = figure.quality.geography;
    told["quality"]["time"] = figure.quality.time;
    told["is_short"] = figure.is_short;
    told["contributions"] = contributions_of(figure);
    told["influences"] = Document::object();
    for (const footprint::Influence& each : figure.influences) {
        told["influences"][each.key] = each.share;
    }
    return told;
}

Document carbon_of(const PackContent& content, const ShippedFigures& of) {
    const auto& periods = content.record->assessment.activities().periods;
    Document told = Document::object();
    told["of"] = of.of;
    told["mass"] = text_of(of.mass);
    told["parts"] = Document::array();
    for (const footprint::CopperPart& part : of.parts) {
        Document one = Document::object();
        one["stream"] = part.stream;
        one["period"] = periods[part.first].name;
        one["mass_kg"] = part.mass_kg;
        told["parts"].push_back(std::move(one));
    }
    told["figures"] = Document::array();
    for (const Figure& figure : of.figures) told["figures"].push_back(figure_of(figure));
    return told;
}

}  // namespace

Document figures_document(const PackContent& content, const ShipmentView& view) {
    Document document = Document::object();
    document["form"] = "gossan figures 1";
    document["shipment"] = content.shipment;
    document["unit"] = "kg CO2e by kg of copper";
    document["declared_method"] = footprint::word_of(content.record->input.declared);
    document["declared_electricity"] = content.electricity;
    document["carbon"] = Document::array();
    for (const ShippedFigures& each : view.figures) {
        document["carbon"].push_back(carbon_of(content, each));
    }
    document["water"] = Document::array();
    for (const LotFootprint& lot : view.footprints) {
        if (!lot.water) continue;
        Document told = Document::object();
        told["of"] = lot.lot;
        told["withdrawal_L_kg"] = lot.water->withdrawal_L_kg;
        told["consumption_L_kg"] = lot.water->consumption_L_kg;
        told["definition"] = lot.water->definition;
        document["water"].push_back(std::move(told));
    }
    document["claims"] = Document::array();
    for (const ShipmentClaim& claim : view.claims) {
        Document told = Document::object();
        told["link"] = claim.link;
        told["delivered"] = text_of(claim.delivered);
        told["claimed"] = text_of(claim.claimed);
        told["words"] = claim.words;
        document["claims"].push_back(std::move(told));
    }
    return document;
}

}  // namespace gossan::supply
