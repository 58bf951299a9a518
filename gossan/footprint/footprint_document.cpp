// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gossan/footprint/site_footprint.hpp"

namespace gossan::footprint {
namespace {

using records::Document;

constexpr const char* of_all = "all";

void put_figure(const Figure& figure, Document& entry) {
    entry["boundary"] = word_of(figure.view.boundary);
    entry["electricity"] = word_of(figure.view.electricity);
    entry["method"] = word_of(figure.method);
    entry["copper_kg"] = figure.copper_kg;
    entry["emitted_kg"] = figure.emitted_kg;
    entry["per_kg"] = figure.per_kg;
    entry["p5"] = figure.p5;
    entry["p50"] = figure.p50;
    entry["p95"] = figure.p95;
    entry["primary_share"] = figure.primary_share;
    entry["quality"]["technology"] = figure.quality.technology;
    entry["quality"]["geography"] = figure.quality.geography;
    entry["quality"]["time"] = figure.quality.time;
    entry["is_short"] = figure.is_short;
    auto& potentials = entry["potentials"] = Document::object();
    for (const auto& [report, share] : figure.potentials) {
        potentials[report == "n/a" ? "CO2 alone" : report] = share;
    }
    auto& contributions = entry["contributions"] = Document::array();
    for (const Contribution& each : figure.contributions) {
        Document part = Document::object();
        part["name"] = each.name;
        part["stage"] = each.stage;
        part["per_kg"] = each.per_kg;
        part["share"] = each.share;
        part["variance_share"] = each.variance_share;
        contributions.push_back(std::move(part));
    }
    auto& influences = entry["influences"] = Document::array();
    for (const Influence& each : figure.influences) {
        Document part = Document::object();
        part["number"] = each.key;
        part["share"] = each.share;
        influences.push_back(std::move(part));
    }
}

Document figure_document(const Figure& figure, const std::string& period,
                         const std::string& stream) {
    Document entry = Document::object();
    entry["period"] = period;
    entry["stream"] = stream;
    put_figure(figure, entry);
    return entry;
}

Document figures_document(const SiteFootprint& site) {
    Document all = Document::array();
    const auto& streams = site.assessment.activities().streams;
    for (const Span& span : site.spans()) {
        for (const Method method : methods) {
            for (const View& view : views) {
                all.push_back(
                    figure_document(site.assessment.of_site(span.first, span.last, view, method),
                                    span.name, of_all));
                for (std::size_t s = 0; s < streams.size(); ++s) {
                    all.push_back(figure_document(
                        site.assessment.of_stream(s, span.first, span.last, view, method),
                        span.name, streams[s].name));
                }
            }
        }
    }
    return all;
}

Document reconciliations_document(const SiteFootprint& site) {
    Document all = Document::array();
    const std::size_t last = site.assessment.activities().periods.size() - 1;
    for (const Method method : methods) {
        for (const View& view : views) {
            const Reconciliation sums = site.assessment.reconciled(last, view, method);
            Document entry = Document::object();
            entry["boundary"] = word_of(view.boundary);
            entry["electricity"] = word_of(view.electricity);
            entry["method"] = word_of(method);
            entry["emitted_kg"] = sums.emitted;
            entry["borne_kg"] = sums.borne;
            entry["carried_kg"] = sums.carried;
            entry["unborne_kg"] = sums.unborne;
            all.push_back(std::move(entry));
        }
    }
    return all;
}

Document factors_document(const SiteFootprint& site) {
    Document all = Document::array();
    for (const UsedFactor& used : site.assessment.terms().factors) {
        const Factor& factor = used.factor;
        Document entry = Document::object();
        entry["role"] = used.role;
        entry["factor"] = factor.name();
        entry["value"] = factor.value;
        if (factor.low) entry["low"] = *factor.low;
        if (factor.high) entry["high"] = *factor.high;
        entry["unit"] = factor.unit;
        entry["scope"] = factor.scope;
        entry["gwp"] = factor.gwp;
        entry["source"] = factor.source;
        entry["reference"] = factor.reference;
        entry["status"] = factor.status;
        entry["is_primary"] = factor.is_primary;
        entry["note"] = factor.note;
        all.push_back(std::move(entry));
    }
    return all;
}

Document pools_document(const SiteFootprint& site) {
    Document all = Document::array();
    const Activities& activities = site.assessment.activities();
    for (std::size_t s = 0; s < activities.streams.size(); ++s) {
        for (std::size_t k = 0; k < activities.periods.size(); ++k) {
            const PoolRow row = site.assessment.pool(s, k, views[3]);
            Document entry = Document::object();
            entry["period"] = activities.periods[k].name;
            entry["stream"] = activities.streams[s].name;
            entry["spent_kg"] = row.spent;
            entry["released_of_period_kg"] = row.released_of_period;
            entry["released_of_before_kg"] = row.released_of_before;
            entry["carried_kg"] = row.carried;
            entry["copper_kg"] = activities.streams[s].copper[k];
            entry["copper_to_come_kg"] = activities.streams[s].to_come[k];
            entry["words"] = methods_in_words(site, s, k);
            all.push_back(std::move(entry));
        }
    }
    return all;
}

Document water_document(const SiteFootprint& site) {
    Document all = Document::array();
    for (const StreamWater& water : site.water) {
        Document entry = Document::object();
        entry["period"] = site.assessment.activities().periods[water.period].name;
        entry["stream"] = water.stream.empty() ? of_all : water.stream;
        entry["withdrawn_m3"] = water.withdrawn;
        entry["consumed_m3"] = water.consumed;
        if (!water.tells_withdrawn) entry["withdrawn_m3"] = Document();
        if (!water.tells_consumed) entry["consumed_m3"] = Document();
        if (water.stream.empty()) {
            entry["discharged_m3"] = water.discharged;
            entry["rain_m3"] = water.rain;
            entry["fed_m3"] = water.fed;
            entry["stored_m3"] = water.stored;
            entry["recycled_m3"] = water.recycled;
            entry["closure"] = water.closure();
            auto& draws = entry["sources"] = Document::array();
            for (const WaterDraw& draw : water.draws) {
                Document source = Document::object();
                source["name"] = draw.name;
                source["origin"] = word_of(draw.origin);
                source["quality"] = word_of(draw.quality);
                source["withdrawn_m3"] = draw.volume;
                draws.push_back(std::move(source));
            }
        }
        entry["source"] = water.source;
        entry["basis"] = words_of(water.basis);
        entry["withdrawal_L_per_kg"] = water.withdrawal().per_kg;
        entry["withdrawal_definition"] = words_of(water.withdrawal().definition);
        entry["consumption_L_per_kg"] = water.consumption().per_kg;
        entry["consumption_definition"] = words_of(water.consumption().definition);
        if (site.input.scarcity) {
            entry["scarcity_m3_world_eq_per_kg"] =
                1e-3 * water.consumption().per_kg * *site.input.scarcity;
        }
        all.push_back(std::move(entry));
    }
    return all;
}

Document comparisons_document(const SiteFootprint& site) {
    Document all = Document::array();
    for (const Comparison& each : comparisons_of(site)) {
        Document entry = Document::object();
        entry["with"] = each.with;
        entry["theirs"] = each.theirs;
        entry["is_refused"] = each.is_refused();
        if (each.is_refused()) {
            entry["reason"] = each.refusal;
        } else {
            entry["ours"] = each.ours;
            entry["difference"] = each.difference;
            entry["warning"] = each.warning;
        }
        all.push_back(std::move(entry));
    }
    return all;
}

Document water_comparisons_document(const SiteFootprint& site) {
    Document all = Document::array();
    for (const WaterComparison& each : water_comparisons_of(site)) {
        Document entry = Document::object();
        entry["with"] = each.with;
        entry["theirs"] = each.theirs;
        entry["is_refused"] = each.is_refused();
        if (each.is_refused()) {
            entry["reason"] = each.refusal;
        } else {
            entry["difference"] = each.difference;
        }
        all.push_back(std::move(entry));
    }
    return all;
}

}  // namespace

Document document_of(const Figure& figure) {
    Document entry = Document::object();
    put_figure(figure, entry);
    return entry;
}

Document document_of(const SiteFootprint& site) {
    Document document = Document::object();
    document["schema"] = "gossan.footprint/1";
    document["unit"] = "kg CO2e by kg of copper cathode at the mine's gate";
    document["declared"] = word_of(site.input.declared);
    document["draws"] = site.input.draws;
    document["seed"] = site.input.seed;
    document["interval"] = "5th to 95th percentile; low and high of each number are the same";
    document["exempted_share"] = double(site.input.exempted);
    document["matched_electricity"] = double(site.input.market.matched);
    auto& left_out = document["left_out"] = Document::array();
    for (const std::string& role : site.input.leave_out) left_out.push_back(role);
    auto& notes = document["notes"] = Document::array();
    for (const std::string& note : site.notes) notes.push_back(note);
    auto& periods = document["periods"] = Document::array();
    for (const ReferencePeriod& period : site.assessment.activities().periods) {
        Document entry = Document::object();
        entry["name"] = period.name;
        entry["begin"] = period.begin;
        entry["end"] = period.end;
        entry["days"] = period.days;
        entry["is_short"] = period.is_short();
        periods.push_back(std::move(entry));
    }
    document["factors"] = factors_document(site);
    document["figures"] = figures_document(site);
    document["reconciliation"] = reconciliations_document(site);
    document["pools"] = pools_document(site);
    document["water"] = water_document(site);
    document["water_comparisons"] = water_comparisons_document(site);
    document["comparisons"] = comparisons_document(site);
    return document;
}

}  // namespace gossan::footprint
