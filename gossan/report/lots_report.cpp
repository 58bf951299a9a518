// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/lots_report.hpp"

#include <algorithm>
#include <cstdio>
#include <map>

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/chain_section.hpp"
#include "gossan/report/flow_diagram.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {
namespace {

using records::Document;

std::string chip(const std::string& state) {
    const std::string mood = state == "released" || state == "received" || state == "shipped"
                                 ? "chip good"
                             : state == "held" || state == "downgraded" ? "chip bad"
                                                                        : "chip open";
    return element("span", escaped(state), mood);
}

/// t to the kilogram.
TableCell tonnes_cell(double tonnes) {
    char text[48];
    std::snprintf(text, sizeof text, "%.3f", tonnes);
    return {text, true};
}

std::string stream_words(const std::string& stream) {
    return stream == "plant" ? "plant (what ponds and cells held at the start)" : stream;
}

TableCell html_cell(std::string html) { return {std::move(html), false}; }

double mass_of(const Document& masses, const std::string& name) {
    const Document* mass = masses.find(name);
    return mass == nullptr ? 0.0 : mass->number();
}

std::vector<std::string> streams_of(const Document& lots) {
    std::vector<std::string> names;
    for (const auto& member : lots.at("totals").at("streams_t").members()) {
        names.push_back(member.key);
    }
    return names;
}

int colour_of(const std::vector<std::string>& streams, const std::string& name) {
    const auto found = std::find(streams.begin(), streams.end(), name);
    return found == streams.end() ? 0 : int(found - streams.begin()) % 8 + 1;
}

std::string production_section(const Document& lots) {
    StackedBars bars{.title = "Cathode of each lot by stream",
                     .unit = "t",
                     .parts = streams_of(lots),
                     .bars = {},
                     .values = {}};
    bars.values.resize(bars.parts.size());
    for (const Document& lot : lots.at("lots").elements()) {
        bars.bars.push_back(lot.at("lot").string() + " (" + lot.at("end").string() + ")");
        for (std::size_t k = 0; k < bars.parts.size(); ++k) {
            bars.values[k].push_back(mass_of(lot.at("streams_t"), bars.parts[k]));
        }
    }
    const Document& totals = lots.at("totals");
    HtmlTable table{.caption = "Where it is", .header = {"", "t"}, .rows = {}};
    const auto row = [&](const std::string& words, double tonnes) {
        table.rows.push_back({text_cell(words), tonnes_cell(tonnes)});
    };
    row("produced", totals.at("produced_t").number());
    for (const auto& stream : totals.at("streams_t").members()) {
        row("of " + stream_words(stream.key), stream.value.number());
    }
    row("without a decision", totals.at("open_t").number());
    row("held", totals.at("held_t").number());
    row("released", totals.at("released_t").number());
    row("downgraded", totals.at("downgraded_t").number());
    row("in commercial lots here", totals.at("in_commercial_lots_t").number());
    row("shipped", totals.at("shipped_t").number());
    row("received", totals.at("received_t").number());
    return section("production", "What was made",
                   element("figure", bars.svg() + element("figcaption",
                                                          "A lot a column, by the stream that its "
                                                          "copper was attributed to: no cathode is "
                                                          "of one stream by itself.")) +
                       table.html());
}

/// Modules of a genealogy in t; those below a hundredth of it as one.
std::map<std::string, std::map<std::string, double>> modules_by_stream(const Document& of) {
    std::map<std::string, std::map<std::string, double>> found;
    for (const auto& module : of.at("modules_t").members()) {
        const Document* stream = of.at("pads").find(module.key);
        const std::string pad = stream == nullptr ? module.key : stream->string();
        const bool is_small =
            stream != nullptr && module.value.number() < 0.01 * of.at("net_t").number();
        found[pad][is_small ? "others of " + pad : module.key] += module.value.number();
    }
    return found;
}

/// Modules to streams to production lots to what is told of.
FlowDiagram diagram_of(const Document& of, const std::vector<std::string>& all_streams) {
    FlowDiagram diagram{
        .title = "Where " + of.at("id").string() + " comes from",
        .unit = "t",
        .headings = {"modules", "streams", "production lots", of.at("kind").string()},
        .columns = std::vector<std::vector<FlowNode>>(4),
        .links = {}};
    std::map<std::string, std::size_t> stream_at, lot_at;
    for (const auto& stream : of.at("streams_t").members()) {
        stream_at[stream.key] = diagram.columns[1].size();
        diagram.columns[1].push_back({.name = stream.key,
                                      .value = stream.value.number(),
                                      .colour = colour_of(all_streams, stream.key)});
    }
    for (const auto& [pad, modules] : modules_by_stream(of)) {
        if (!stream_at.contains(pad)) continue;
        for (const auto& [name, tonnes] : modules) {
            diagram.links.push_back({.column = 0,
                                     .from = diagram.columns[0].size(),
                                     .to = stream_at[pad],
                                     .value = tonnes});
            diagram.columns[0].push_back(
                {.name = name, .value = tonnes, .colour = colour_of(all_streams, pad)});
        }
    }
    std::map<std::pair<std::string, std::string>, double> between;
    for (const Document& bundle : of.at("bundles").elements()) {
        const std::string& lot = bundle.at("lot").string();
        const auto [at, is_new] = lot_at.try_emplace(lot, diagram.columns[2].size());
        if (is_new) diagram.columns[2].push_back({.name = lot});
        diagram.columns[2][at->second].value += bundle.at("net_t").number();
        for (const auto& stream : bundle.at("streams_t").members()) {
            between[{stream.key, lot}] += stream.value.number();
        }
    }
    for (const auto& [ends, tonnes] : between) {
        diagram.links.push_back({.column = 1,
                                 .from = stream_at[ends.first],
                                 .to = lot_at[ends.second],
                                 .value = tonnes});
    }
    for (std::size_t lot = 0; lot < diagram.columns[2].size(); ++lot) {
        diagram.links.push_back(
            {.column = 2, .from = lot, .to = 0, .value = diagram.columns[2][lot].value});
    }
    diagram.columns[3].push_back({.name = of.at("id").string(), .value = of.at("net_t").number()});
    return diagram;
}

std::string genealogy_section(const Document& lots) {
    const Document* of = lots.find("genealogy");
    if (of == nullptr || of->at("bundles").elements().empty()) return {};
    HtmlTable table{.caption = "Its bundles",
                    .header = {"bundle", "lot", "harvest from", "to", "t"},
                    .rows = {}};
    const auto streams = streams_of(lots);
    for (const std::string& stream : streams) table.header.push_back("of " + stream + ", t");
    for (const Document& bundle : of->at("bundles").elements()) {
        std::vector<TableCell> row{
            text_cell(bundle.at("bundle").string()), text_cell(bundle.at("lot").string()),
            text_cell(bundle.at("begin").string()), text_cell(bundle.at("end").string()),
            tonnes_cell(bundle.at("net_t").number())};
        for (const std::string& stream : streams) {
            row.push_back(tonnes_cell(mass_of(bundle.at("streams_t"), stream)));
        }
        table.rows.push_back(std::move(row));
    }
    return section("genealogy",
                   "Where " + of->at("kind").string() + " " + of->at("id").string() + " comes from",
                   element("figure", diagram_of(*of, streams).svg()) + table.html());
}

std::string claims_section(const Document& lots) {
    const Document* claims = lots.find("claims");
    if (claims == nullptr) return {};
    HtmlTable links{.caption = "Steps at which something is claimed, to date",
                    .header = {"step", "model", "claimed as", "came in, t", "of it qualifies, t",
                               "went out, t", "claimed, t", "expired, t", "in stock, t"},
                    .rows = {}};
    for (const Document& link : claims->at("links").elements()) {
        std::vector<TableCell> row;
        for (const char* key : {"link", "model", "characteristic"}) {
            row.push_back(text_cell(link.at(key).string()));
        }
        for (const char* key :
             {"received_t", "eligible_t", "delivered_t", "claimed_t", "expired_t", "stock_t"}) {
            row.push_back(tonnes_cell(link.at(key).number()));
        }
        links.rows.push_back(std::move(row));
    }
    HtmlTable shipments{.caption = "What is said of each shipment, the latest first",
                        .header = {"shipment", "net, t", "claimed, t", "in words"},
                        .rows = {}};
    const auto& all = claims->at("shipments").elements();
    for (auto claim = all.rbegin(); claim != all.rend(); ++claim) {
        shipments.rows.push_back({text_cell(claim->at("shipment").string()),
                                  tonnes_cell(claim->at("delivered_t").number()),
                                  tonnes_cell(claim->at("claimed_t").number()),
                                  text_cell(claim->at("words").string())});
    }
    return section("claims", "What is claimed",
                   links.html() + (shipments.rows.empty() ? "" : shipments.html()));
}

std::string lots_section(const Document& lots) {
    HtmlTable table{
        .caption = "Production lots, the latest first",
        .header = {"lot", "harvest from", "to", "t", "bundles", "state", "stands for", "reason"},
        .rows = {}};
    const auto streams = streams_of(lots);
    for (const std::string& stream : streams) table.header.push_back("of " + stream + ", %");
    const auto& all = lots.at("lots").elements();
    for (auto lot = all.rbegin(); lot != all.rend(); ++lot) {
        std::vector<TableCell> row{text_cell(lot->at("lot").string()),
                                   text_cell(lot->at("begin").string()),
                                   text_cell(lot->at("end").string()),
                                   tonnes_cell(lot->at("mass_t").number()),
                                   number_cell(double(lot->at("bundles").elements().size())),
                                   html_cell(chip(lot->at("state").string())),
                                   text_cell(lot->at("standard").string()),
                                   text_cell(lot->at("reason").string())};
        for (const std::string& stream : streams) {
            row.push_back(number_cell(
                100.0 * mass_of(lot->at("streams_t"), stream) / lot->at("mass_t").number(), 3));
        }
        table.rows.push_back(std::move(row));
    }
    return section("lots", "Production lots", table.html());
}

std::string commercial_section(const Document& lots) {
    if (lots.at("commercial_lots").elements().empty()) return {};
    HtmlTable table{.caption = "Commercial lots, the latest first",
                    .header = {"commercial lot", "stands for", "net, t", "gross, t", "bundles",
                               "state", "shipment"},
                    .rows = {}};
    const auto& all = lots.at("commercial_lots").elements();
    for (auto lot = all.rbegin(); lot != all.rend(); ++lot) {
        table.rows.push_back(
            {text_cell(lot->at("commercial_lot").string()), text_cell(lot->at("standard").string()),
             tonnes_cell(lot->at("net_t").number()), tonnes_cell(lot->at("gross_t").number()),
             number_cell(double(lot->at("bundles").elements().size())),
             html_cell(chip(lot->at("state").string())), text_cell(lot->at("shipment").string())});
    }
    return section("commercial", "Commercial lots", table.html());
}

/// Certificates that do not show their grade, limit by limit.
std::string refused_section(const Document& lots) {
    HtmlTable table{
        .caption = "Limits that a certificate misses or does not show",
        .header = {"lot", "certificate", "of", "found, ppm", "limit, ppm", "verdict", "reason"},
        .rows = {}};
    for (const Document& lot : lots.at("lots").elements()) {
        const Document* certificate = lot.find("certificate");
        if (certificate == nullptr) continue;
        for (const Document& check : certificate->at("checks").elements()) {
            if (check.at("verdict").string() == "within") continue;
            table.rows.push_back(
                {text_cell(lot.at("lot").string()),
                 text_cell(certificate->at("certificate").string() + ", revision " +
                           std::to_string(certificate->at("revision").integer())),
                 text_cell(check.at("of").string()), number_cell(check.at("at_most_ppm").number()),
                 number_cell(check.at("limit_ppm").number()),
                 html_cell(element("span", escaped(check.at("verdict").string()), "chip bad")),
                 text_cell(check.at("reason").string())});
        }
    }
    return table.rows.empty() ? "" : section("limits", "What analyses found", table.html());
}

std::string without_tags(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        out += letter == '<' ? std::string("\\u003c") : std::string(1, letter);
    }
    return out;
}

}  // namespace

void write_lots_report(const Document& lots, const std::filesystem::path& out) {
    const std::string& title = lots.at("title").string();
    const Document& totals = lots.at("totals");
    const std::string facts =
        std::to_string(lots.at("lots").elements().size()) + " production lots, " +
        std::to_string(lots.at("commercial_lots").elements().size()) + " commercial lots, " +
        std::to_string(lots.at("log").at("events").integer()) + " events in the log, the last " +
        lots.at("log").at("hash").string().substr(0, 16) + "…";
    const std::string lead = readable(totals.at("produced_t").number(), 6) +
                             " t of cathode in lots, those planned among them; " +
                             readable(totals.at("released_t").number(), 6) + " t are released, " +
                             readable(totals.at("held_t").number(), 6) + " t held and " +
                             readable(totals.at("shipped_t").number(), 6) + " t shipped.";
    const std::string body =
        "<header>" + element("p", "Gossan · lots", "eyebrow") + element("h1", escaped(title)) +
        element("p", escaped(facts), "facts") + element("p", escaped(lead), "lead") +
        "</header>\n" + production_section(lots) + genealogy_section(lots) + claims_section(lots) +
        chain_section(lots) + refused_section(lots) + commercial_section(lots) + lots_section(lots);
    Document data = Document::object();
    data["runs"] = Document::array();
    records::write_atomically(out, page({.title = title + " · Gossan lots",
                                         .body = body,
                                         .data = without_tags(records::print_line(data)),
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
