// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/carbon/lot_footprint.hpp"

#include <algorithm>
#include <map>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

using footprint::CopperPart;
using footprint::Figure;
using footprint::SiteFootprint;

using Periods = std::vector<std::pair<std::size_t, double>>;

/// Adds to the parts of the same stream and periods, if there are any.
void add_part(std::vector<CopperPart>& parts, const std::string& stream, const Periods& over,
              WholeMass mass) {
    if (mass.grams == 0) return;
    for (const auto& [period, share] : over) {
        const std::size_t k = period;
        const auto same = std::find_if(parts.begin(), parts.end(), [&](const CopperPart& part) {
            return part.stream == stream && part.first == k;
        });
        if (same == parts.end()) {
            parts.push_back({stream, k, k, share * mass.kg()});
        } else {
            same->mass_kg += share * mass.kg();
        }
    }
}

}  // namespace

std::vector<CopperPart> copper_parts_of(const ProductionLot& lot, const SiteFootprint& site) {
    std::vector<CopperPart> parts;
    const Periods over = site.periods_over(lot.begin, lot.end);
    for (const auto& [stream, mass] : lot.streams) add_part(parts, stream, over, mass);
    return parts;
}

std::vector<CopperPart> copper_parts_of(const Genealogy& of, const SiteFootprint& site) {
    std::vector<CopperPart> parts;
    for (const Descent& bundle : of.bundles) {
        const Periods over = site.periods_over(bundle.begin, bundle.end);
        for (const auto& [stream, mass] : bundle.streams) add_part(parts, stream, over, mass);
    }
    return parts;
}

LotCarbon footprint_of(const ProductionLot& lot, const SiteFootprint& site) {
    LotCarbon told{.id = lot.id, .mass = lot.mass};
    try {
        const auto parts = copper_parts_of(lot, site);
        for (const footprint::View& view : footprint::views) {
            for (const footprint::Method method : footprint::methods) {
                (method == site.input.declared ? told.figures : told.others)
                    .push_back(site.assessment.of(parts, view, method));
            }
        }
    } catch (const Error& error) {
        if (error.code != ErrorCode::input) throw;
        told.figures.clear();
        told.others.clear();
        told.refusal = error.what();
    }
    return told;
}

std::vector<LotCarbon> lot_footprints(const LotBook& book, const SiteFootprint& site) {
    std::vector<LotCarbon> all;
    for (const auto& [id, lot] : book.lots()) all.push_back(footprint_of(lot, site));
    return all;
}

namespace {

records::Document brief_of(const Figure& figure) {
    records::Document told = records::Document::object();
    told["boundary"] = word_of(figure.view.boundary);
    told["electricity"] = word_of(figure.view.electricity);
    told["method"] = word_of(figure.method);
    told["per_kg"] = figure.per_kg;
    told["p5"] = figure.p5;
    told["p95"] = figure.p95;
    told["is_short"] = figure.is_short;
    return told;
}

}  // namespace

records::Document document_of(const std::vector<LotCarbon>& lots) {
    records::Document all = records::Document::array();
    for (const LotCarbon& lot : lots) {
        records::Document entry = records::Document::object();
        entry["lot"] = lot.id;
        entry["mass_t"] = lot.mass.tonnes();
        if (!lot.refusal.empty()) entry["refusal"] = lot.refusal;
        auto& figures = entry["figures"] = records::Document::array();
        for (const Figure& figure : lot.figures) figures.push_back(brief_of(figure));
        auto& others = entry["others"] = records::Document::array();
        for (const Figure& figure : lot.others) others.push_back(brief_of(figure));
        all.push_back(std::move(entry));
    }
    return all;
}

tables::SheetToWrite sheet_of(const std::vector<LotCarbon>& lots) {
    const std::string unit = "kg CO2e/kg";
    tables::SheetToWrite sheet{"lots", {{"lot"}, {"mass", "t"}, {"method"}}};
    for (const footprint::View& view : footprint::views) {
        const std::string name = word_of(view.boundary) + ", " + word_of(view.electricity);
        for (const char* what : {"", ", P5", ", P95"}) sheet.columns.push_back({name + what, unit});
    }
    sheet.columns.push_back({"refusal"});
    const auto add = [&](const LotCarbon& lot, const std::vector<Figure>& figures) {
        sheet.columns[0].cells.emplace_back(lot.id);
        sheet.columns[1].cells.emplace_back(lot.mass.tonnes());
        sheet.columns[2].cells.emplace_back(figures.empty() ? std::string()
                                                            : word_of(figures.front().method));
        for (std::size_t view = 0; view < footprint::views.size(); ++view) {
            const auto cell = [&](double Figure::*value) {
                return view < figures.size() ? tables::SheetValue(figures[view].*value)
                                             : tables::SheetValue();
            };
            sheet.columns[3 + 3 * view].cells.push_back(cell(&Figure::per_kg));
            sheet.columns[4 + 3 * view].cells.push_back(cell(&Figure::p5));
            sheet.columns[5 + 3 * view].cells.push_back(cell(&Figure::p95));
        }
        sheet.columns.back().cells.emplace_back(lot.refusal);
    };
    for (const LotCarbon& lot : lots) {
        add(lot, lot.figures);
        if (!lot.others.empty()) add(lot, lot.others);
    }
    return sheet;
}

}  // namespace gossan::supply
