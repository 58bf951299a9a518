// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/carbon/lot_account.hpp"

#include "gossan/base/error.hpp"
#include "gossan/supply/carbon/lot_footprint.hpp"

namespace gossan::supply {

using footprint::CopperPart;
using footprint::Method;
using footprint::SiteFootprint;
using records::Document;

const footprint::Figure& LotAccount::figure(std::size_t view, Method method) const {
    return figures[view + (method == Method::period ? 0 : footprint::views.size())];
}

LotAccount account_of(const LotBook& book, const std::string& id, const SiteFootprint& site) {
    const Genealogy descent = genealogy_of(book, id);
    LotAccount account{.id = id, .kind = descent.kind, .mass = descent.net};
    account.parts = descent.kind == "production lot" ? copper_parts_of(book.lots().at(id), site)
                                                     : copper_parts_of(descent, site);
    if (descent.kind == "production lot") account.mass = book.lots().at(id).mass;
    for (const Method method : footprint::methods) {
        for (const footprint::View& view : footprint::views) {
            account.figures.push_back(site.assessment.of(account.parts, view, method));
        }
    }
    for (const footprint::View& view : footprint::views) {
        account.differences.push_back(site.assessment.difference(account.parts, view));
    }
    account.water = water_of(account.parts, site);
    return account;
}

std::string lot_to_show(const LotBook& book, const SiteFootprint& site) {
    constexpr double least = 0.01;
    std::string shown;
    std::size_t most = 0;
    for (const auto& [id, lot] : book.lots()) {
        std::size_t n_streams = 0;
        for (const auto& [stream, mass] : lot.streams) {
            if (mass.kg() >= least * lot.mass.kg()) ++n_streams;
        }
        if (n_streams <= most) continue;
        try {
            (void)site.assessment.difference(copper_parts_of(lot, site), footprint::views.front());
            shown = id;
            most = n_streams;
        } catch (const Error& error) {
            if (error.code != ErrorCode::input) throw;
        }
    }
    return shown;
}

Document document_of(const LotAccount& account, const SiteFootprint& site) {
    Document told = Document::object();
    told["lot"] = account.id;
    told["kind"] = account.kind;
    told["mass_t"] = account.mass.tonnes();
    auto& parts = told["parts"] = Document::array();
    for (const CopperPart& part : account.parts) {
        Document entry = Document::object();
        entry["stream"] = part.stream;
        entry["period"] = site.assessment.activities().periods[part.first].name;
        entry["mass_kg"] = part.mass_kg;
        parts.push_back(std::move(entry));
    }
    auto& figures = told["figures"] = Document::array();
    for (const auto& figure : account.figures) {
        figures.push_back(footprint::document_of(figure));
    }
    auto& differences = told["differences"] = Document::array();
    for (const footprint::MethodsDifference& each : account.differences) {
        Document entry = Document::object();
        entry["boundary"] = footprint::word_of(each.view.boundary);
        entry["electricity"] = footprint::word_of(each.view.electricity);
        entry["by_period"] = each.by_period;
        entry["ore_matched"] = each.ore_matched;
        entry["alike"] = each.alike;
        entry["spent"] = each.spent;
        entry["released_of_period"] = each.released_of_period;
        entry["released_of_before"] = each.released_of_before;
        entry["words"] = footprint::methods_in_words(each);
        auto& by_process = entry["by_process"] = Document::array();
        for (const footprint::Contribution& part : each.differences) {
            Document row = Document::object();
            row["name"] = part.name;
            row["per_kg"] = part.per_kg;
            by_process.push_back(std::move(row));
        }
        differences.push_back(std::move(entry));
    }
    if (account.water) {
        told["water"]["withdrawal_L_per_kg"] = account.water->withdrawn;
        told["water"]["consumption_L_per_kg"] = account.water->consumed;
        told["water"]["definition"] = account.water->definition;
    }
    return told;
}

}  // namespace gossan::supply
