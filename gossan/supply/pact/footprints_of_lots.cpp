// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/pact/footprints_of_lots.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/carbon/lot_footprint.hpp"
#include "gossan/supply/carbon/lot_water.hpp"
#include "gossan/supply/lot/genealogy.hpp"

namespace gossan::supply {
namespace {

using footprint::CopperPart;
using footprint::Figure;

/// A lot with where its copper comes from.
struct Told {
    const CommercialLot* lot = nullptr;
    Genealogy descent = {};
    std::string last_harvest = {};
};

std::vector<Told> lots_in_order(const LotBook& book) {
    std::vector<Told> lots;
    for (const auto& [id, lot] : book.commercial_lots()) {
        if (lot.state == CommercialState::replaced) continue;
        Told told{.lot = &lot, .descent = genealogy_of(book, id)};
        for (const Descent& bundle : told.descent.bundles) {
            told.last_harvest = std::max(told.last_harvest, bundle.end);
        }
        lots.push_back(std::move(told));
    }
    std::stable_sort(lots.begin(), lots.end(),
                     [](const Told& a, const Told& b) { return a.last_harvest < b.last_harvest; });
    return lots;
}

std::vector<FactorSource> sources_of(const footprint::SiteFootprint& site) {
    std::vector<FactorSource> sources;
    std::set<std::pair<std::string, std::string>> seen;
    for (const auto& used : site.assessment.terms().factors) {
        const auto& factor = used.factor;
        if (factor.is_primary || factor.status == "exact" || factor.status == "choice") continue;
        const std::string name = factor.source.empty() ? factor.id : factor.source;
        if (seen.emplace(name, factor.vintage).second) sources.push_back({name, factor.vintage});
    }
    return sources;
}

std::string word_of(CustodyModel model) {
    for (const auto& each : names_of(model)) {
        if (each.value == model) return each.name;
    }
    return {};
}

/// Its part of what is claimed of the shipment that it left with.
CustodyStatement custody_of(const Told& told, const LotSources& sources) {
    CustodyStatement none{"not claimed", "", 0.0, "",
                          "Nothing is claimed of where this copper is from."};
    const auto claim = std::find_if(
        sources.claims.begin(), sources.claims.end(),
        [&](const ShipmentClaim& each) { return each.shipment == told.lot->shipment; });
    if (told.lot->shipment.empty() || claim == sources.claims.end()) return none;
    const auto link =
        std::find_if(sources.links.begin(), sources.links.end(),
                     [&](const CustodyLink& each) { return each.name == claim->link; });
    if (link == sources.links.end() || claim->delivered.grams <= 0 || claim->claimed.grams <= 0) {
        return none;
    }
    CustodyStatement statement;
    statement.model = word_of(link->model);
    statement.stream = enumerate(sources.streams, "and");
    statement.claimed = claim->claimed.kg() / claim->delivered.kg();
    statement.balanced = link->place;
    statement.statement = "Part of shipment " + claim->shipment + ". " + claim->words;
    return statement;
}

std::string at_midnight(const std::string& day) { return day + "T00:00:00Z"; }

/// Reports whose potentials a figure is by. Carbon dioxide alone is the same by all, and is told as
/// the latest.
std::vector<std::string> reports_of(const Figure& figure) {
    std::vector<std::string> reports;
    for (const auto& [report, share] : figure.potentials) {
        if (report.starts_with("AR")) reports.push_back(report);
    }
    if (reports.empty()) reports.emplace_back("AR6");
    return reports;
}

void put_figures(const LotSources& sources, const Told& told, LotFootprint& made) {
    const auto& site = sources.site;
    const auto parts = copper_parts_of(told.descent, site);
    const auto method = site.input.declared;
    made.matching = footprint::word_of(method);
    made.declared_basis = sources.electricity + "-based";
    for (const footprint::View& view : footprint::views) {
        const Figure figure = site.assessment.of(parts, view, method);
        const std::string basis = footprint::word_of(view.electricity) + "-based";
        made.views.push_back(
            {footprint::word_of(view.boundary), basis, figure.per_kg, figure.p5, figure.p95});
        if (view.boundary == footprint::Boundary::cradle_to_gate && basis == made.declared_basis) {
            made.primary_share = figure.primary_share;
            made.potentials = reports_of(figure);
            const auto unstated = figure.potentials.find("unstated");
            made.unstated_potentials = unstated == figure.potentials.end() ? 0.0 : unstated->second;
            made.quality = {figure.quality.technology, figure.quality.geography,
                            figure.quality.time};
        }
    }
    const auto& periods = site.assessment.activities().periods;
    std::string begin;
    std::string end;
    for (const CopperPart& part : parts) {
        const std::string& first = periods.at(part.first).begin;
        begin = begin.empty() ? first : std::min(begin, first);
        end = std::max(end, periods.at(part.last).end);
    }
    if (!days_of(begin) || !days_of(end)) {
        throw Error(ErrorCode::input, "periods of reference have no dates", begin,
                    "say start_date in [source] or of the run");
    }
    made.period_start = at_midnight(begin);
    made.period_end = at_midnight(end);
    if (const auto water = water_of(parts, site)) {
        made.water = WaterFigure{water->withdrawn, water->consumed, water->definition};
    }
}

}  // namespace

std::vector<LotFootprint> footprints_of_lots(const LotSources& sources) {
    std::vector<LotFootprint> footprints;
    for (const Told& told : lots_in_order(sources.book)) {
        LotFootprint& made = footprints.emplace_back();
        made.lot = told.lot->id;
        made.mass = told.descent.net;
        made.created = sources.created;
        put_figures(sources, told, made);
        made.sources = sources_of(sources.site);
        made.exempted_share = sources.site.input.exempted.si;
        made.exempted_why = sources.site.input.leave_out.empty()
                                ? "nothing that is known is left out"
                                : "left out: " + enumerate(sources.site.input.leave_out, "and");
        made.allocation =
            "Mining by tonne moved to each pad, acid and reagents by pad, extraction, "
            "electrowinning and administration by mass of copper; copper is the only product.";
        made.custody = custody_of(told, sources);
        made.recipients = sources.recipients;
        const auto& shipments = sources.book.shipments();
        if (const auto sent = shipments.find(told.lot->shipment); sent != shipments.end()) {
            made.recipients.push_back(sent->second.to);
        }
        made.evidence = sources.evidence;
    }
    return footprints;
}

}  // namespace gossan::supply
