// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/footprint_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"

namespace gossan::program {
namespace {

using footprint::Contribution;
using footprint::Figure;
using footprint::Method;
using footprint::SiteFootprint;
using footprint::Span;
using footprint::View;
using footprint::word_of;

constexpr std::size_t most_contributions = 8;
constexpr double kg_per_t = 1000.0;

std::string fixed(double value, int digits) {
    if (std::isnan(value)) return "-";
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

/// "1.93 (1.70-2.31)".
std::string with_interval(const Figure& figure) {
    if (std::isnan(figure.per_kg)) return "-";
    std::string text = fixed(figure.per_kg, 2);
    if (figure.p95 > figure.p5) {
        text += " (" + fixed(figure.p5, 2) + "-" + fixed(figure.p95, 2) + ")";
    }
    return text;
}

/// A row of all views; of the whole site where `stream` is behind the last.
std::vector<std::string> figures_row(const SiteFootprint& site, const Span& span,
                                     std::size_t stream, Method method) {
    const auto& streams = site.assessment.activities().streams;
    const bool is_site = stream == streams.size();
    std::vector<std::string> row;
    for (const View& view : footprint::views) {
        const Figure figure =
            is_site ? site.assessment.of_site(span.first, span.last, view, method)
                    : site.assessment.of_stream(stream, span.first, span.last, view, method);
        if (row.empty()) {
            row = {span.name + (figure.is_short ? " *" : ""),
                   is_site ? "all" : streams[stream].name, fixed(figure.copper_kg / kg_per_t, 1)};
        }
        row.push_back(with_interval(figure));
    }
    return row;
}

std::string figures_text(const SiteFootprint& site, Method method) {
    TextTable table{.columns = {{"period"}, {"stream"}, {"copper, t", true}}, .rows = {}};
    for (const View& view : footprint::views) {
        table.columns.push_back(
            {std::string(view.boundary == footprint::Boundary::gate_to_gate ? "gate, "
                                                                            : "cradle, ") +
                 word_of(view.electricity),
             true});
    }
    const auto& streams = site.assessment.activities().streams;
    for (const Span& span : site.spans()) {
        for (std::size_t s = 0; s <= streams.size(); ++s) {
            if (s == streams.size() && s == 1) continue;
            table.rows.push_back(figures_row(site, span, s, method));
        }
    }
    return "\nkg CO2e by kg of copper, " + word_of(method) +
           (method == site.input.declared ? " (declared)" : "") +
           ": central (5th to 95th percentile)\n" + table.text();
}

/// "AR6 61 %, CO2 alone 39 %".
std::string potentials_text(const Figure& figure) {
    std::string text;
    for (const auto& [report, share] : figure.potentials) {
        const std::string name = report == "n/a"        ? "CO2 alone"
                                 : report == "unstated" ? "not stated"
                                                        : report;
        text += (text.empty() ? "" : ", ") + name + " " + fixed(100.0 * share, 0) + " %";
    }
    return text;
}

std::string contributors_text(const std::string& title, Figure figure) {
    std::stable_sort(
        figure.contributions.begin(), figure.contributions.end(),
        [](const Contribution& a, const Contribution& b) { return a.per_kg > b.per_kg; });
    TextTable table{.columns = {{"from"},
                                {"stage"},
                                {"kg CO2e/kg", true},
                                {"share, %", true},
                                {"of variance, %", true}},
                    .rows = {}};
    for (std::size_t k = 0; k < std::min(most_contributions, figure.contributions.size()); ++k) {
        const Contribution& each = figure.contributions[k];
        table.rows.push_back({each.name, each.stage, fixed(each.per_kg, 3),
                              fixed(100.0 * each.share, 1), fixed(100.0 * each.variance_share, 1)});
    }
    std::string text = title + table.text();
    text += "  primary data: " + fixed(100.0 * figure.primary_share, 0) +
            " %; data quality (1 good, 3 poor): technology " + fixed(figure.quality.technology, 1) +
            ", geography " + fixed(figure.quality.geography, 1) + ", time " +
            fixed(figure.quality.time, 1) + "\n  warming potentials: " + potentials_text(figure) +
            "\n";
    if (!figure.influences.empty()) {
        text += "  most of the spread: ";
        for (std::size_t k = 0; k < std::min<std::size_t>(3, figure.influences.size()); ++k) {
            text += (k > 0 ? ", " : "") + figure.influences[k].key + " " +
                    fixed(100.0 * figure.influences[k].share, 0) + " %";
        }
        text += "\n";
    }
    return text;
}

std::string contributions_text(const SiteFootprint& site) {
    const std::size_t last = site.assessment.activities().periods.size() - 1;
    return contributors_text(
        "\nWhat it is made of: all copper, cradle-to-gate, location\n",
        site.assessment.of_site(0, last, footprint::views[3], site.input.declared));
}

/// Who bears what was emitted, of the widest view.
std::string reconciliation_text(const SiteFootprint& site) {
    const std::size_t last = site.assessment.activities().periods.size() - 1;
    TextTable table{.columns = {{"method"},
                                {"emitted, t CO2e", true},
                                {"borne by copper", true},
                                {"waits in ore", true},
                                {"borne by none", true}},
                    .rows = {}};
    for (const Method method : footprint::methods) {
        const auto sums = site.assessment.reconciled(last, footprint::views[3], method);
        table.rows.push_back({word_of(method), fixed(sums.emitted / kg_per_t, 1),
                              fixed(sums.borne / kg_per_t, 1), fixed(sums.carried / kg_per_t, 1),
                              fixed(sums.unborne / kg_per_t, 1)});
    }
    return "\nWho bears it (cradle-to-gate, location)\n" + table.text();
}

std::string methods_text(const SiteFootprint& site) {
    std::string text;
    const auto& activities = site.assessment.activities();
    for (std::size_t k = 0; k < activities.periods.size(); ++k) {
        for (std::size_t s = 0; s < activities.streams.size(); ++s) {
            const std::string words = methods_in_words(site, s, k);
            if (!words.empty()) text += "  " + wrapped(words, page_width() - 2, 4) + "\n";
        }
    }
    return text.empty() ? text : "\nWhy the methods differ (cradle-to-gate, location)\n" + text;
}

/// Where the site's water of all periods came from and went, and whether that closes.
std::string water_balance_text(const SiteFootprint& site) {
    const std::size_t last = site.assessment.activities().periods.size() - 1;
    const auto all = footprint::water_over(site.water, "", 0, last);
    const auto thousands = [](double volume, bool is_told = true) {
        constexpr double noise = 1e-3;  // m3, of rounding
        if (!is_told) return std::string("not told");
        return fixed(std::abs(volume) < noise ? 0.0 : volume / 1000.0, 1);
    };
    std::string text = "  all, 1000 m3: withdrawn " + thousands(all.withdrawn, all.tells_withdrawn);
    for (const auto& draw : all.draws) {
        text += (&draw == &all.draws.front() ? " (" : ", ") + draw.name + " " +
                thousands(draw.volume) + ", " + word_of(draw.origin) + ", quality " +
                word_of(draw.quality);
    }
    text += all.draws.empty() ? "" : ")";
    text += "; rain " + thousands(all.rain) + "; consumed " +
            thousands(all.consumed, all.tells_consumed) + "; discharged " +
            thousands(all.discharged) + "; more in ponds and plant " + thousands(all.stored) +
            "; recycled to heaps " + thousands(all.recycled);
    if (!std::isnan(all.closure())) {
        text += "; open " + fixed(100.0 * std::abs(all.closure()), 3) + " %";
    }
    if (site.input.scarcity && all.tells_consumed && all.copper_kg > 0.0) {
        text += "; scarcity " + fixed(1e-3 * all.consumption().per_kg * *site.input.scarcity, 2) +
                " m3 world equivalents by kg of copper";
    }
    text = wrapped(text, page_width() - 2, 4) + "\n";
    for (const auto& each : water_comparisons_of(site)) {
        const std::string words =
            "water: " + each.with + " (" + fixed(each.theirs, 1) + " L/kg): " +
            (each.is_refused() ? "not compared, " + each.refusal
                               : (each.difference > 0.0 ? "+" : "") + fixed(each.difference, 1));
        text += "  " + wrapped(words, page_width() - 2, 4) + "\n";
    }
    return text;
}

std::string water_text(const SiteFootprint& site) {
    if (site.water.empty()) return {};
    TextTable table{.columns = {{"period"},
                                {"stream"},
                                {"withdrawn, L/kg", true},
                                {"consumed, L/kg", true},
                                {"source"}},
                    .rows = {}};
    for (const auto& water : site.water) {
        table.rows.push_back({site.assessment.activities().periods[water.period].name,
                              water.stream.empty() ? "all" : water.stream,
                              water.copper_kg > 0.0 ? fixed(water.withdrawal().per_kg, 1) : "-",
                              water.copper_kg > 0.0 ? fixed(water.consumption().per_kg, 1) : "-",
                              water.source});
    }
    return "\nWater by kg of copper; withdrawal counts no rain, consumption does, neither counts "
           "what goes round\n" +
           table.text() + water_balance_text(site);
}

std::string comparisons_text(const SiteFootprint& site) {
    std::string text = "\nCompared with\n";
    for (const auto& each : comparisons_of(site)) {
        const std::string words =
            each.is_refused()
                ? each.with + " (" + fixed(each.theirs, 2) + "): not compared, " + each.refusal
                : each.with + ": " + fixed(each.ours, 2) + " against " + fixed(each.theirs, 2) +
                      " kg CO2e/kg, " + (each.difference > 0.0 ? "+" : "") +
                      fixed(each.difference, 2) + (each.warning.empty() ? "" : "; " + each.warning);
        text += "  " + wrapped(words, page_width() - 2, 4) + "\n";
    }
    return text;
}

}  // namespace

std::string lot_text(const supply::LotAccount& account, const SiteFootprint& site) {
    std::string text =
        account.kind + " " + account.id + ", " + fixed(account.mass.tonnes(), 3) + " t of copper\n";
    TextTable parts{.columns = {{"stream"}, {"period"}, {"copper, t", true}}, .rows = {}};
    for (const auto& part : account.parts) {
        parts.rows.push_back({part.stream, site.assessment.activities().periods[part.first].name,
                              fixed(part.mass_kg / kg_per_t, 3)});
    }
    text += parts.text() + "\nkg CO2e by kg of copper: central (5th to 95th percentile)\n";
    TextTable figures{.columns = {{"view"}}, .rows = {}};
    for (const Method method : footprint::methods) {
        figures.columns.push_back(
            {word_of(method) + (method == site.input.declared ? " (declared)" : ""), true});
    }
    for (std::size_t k = 0; k < footprint::views.size(); ++k) {
        const View& view = footprint::views[k];
        figures.rows.push_back({word_of(view.boundary) + ", " + word_of(view.electricity),
                                with_interval(account.figure(k, Method::period)),
                                with_interval(account.figure(k, Method::ore_matched))});
    }
    text += figures.text();
    const std::size_t widest = footprint::views.size() - 1;  // cradle-to-gate, location
    text +=
        contributors_text("\nWhat it is made of: " + word_of(footprint::views[widest].boundary) +
                              ", " + word_of(footprint::views[widest].electricity) + ", " +
                              word_of(site.input.declared) + "\n",
                          account.figure(widest, site.input.declared));
    text += "\nWhy the methods differ\n";
    for (const std::size_t k : {std::size_t{0}, widest}) {
        text +=
            "  " + wrapped(methods_in_words(account.differences[k]), page_width() - 2, 4) + "\n";
    }
    if (account.water) {
        text += "\nWater: " + fixed(account.water->withdrawn, 1) + " L/kg withdrawn, " +
                fixed(account.water->consumed, 1) + " L/kg consumed\n";
    }
    return text;
}

std::string footprint_text(const SiteFootprint& site) {
    std::string text = figures_text(site, Method::period) + figures_text(site, Method::ore_matched);
    const auto& periods = site.assessment.activities().periods;
    if (std::any_of(periods.begin(), periods.end(),
                    [](const auto& period) { return period.is_short(); })) {
        text += "  * less than the twelve months that a declaration wants\n";
    }
    return text + contributions_text(site) + reconciliation_text(site) + methods_text(site) +
           water_text(site) + comparisons_text(site);
}

std::string restatement_text(const SiteFootprint& before, const SiteFootprint& after) {
    const std::size_t last = before.assessment.activities().periods.size() - 1;
    std::string text;
    for (const View& view : footprint::views) {
        const auto figure = [&](const SiteFootprint& site) {
            return site.assessment.of_site(0, last, view, site.input.declared);
        };
        const auto change = footprint::restated(figure(before), figure(after));
        text += word_of(view.boundary) + ", " + word_of(view.electricity) + ": " +
                fixed(change.before.per_kg, 4) + " becomes " + fixed(change.after.per_kg, 4) +
                " kg CO2e/kg\n";
        TextTable table{.columns = {{""}, {"", true}}, .rows = {}};
        for (const Contribution& each : change.differences) {
            table.rows.push_back(
                {each.name, (each.per_kg > 0.0 ? "+" : "") + fixed(each.per_kg, 4)});
        }
        if (!table.rows.empty()) text += table.text();
    }
    return text;
}

}  // namespace gossan::program
