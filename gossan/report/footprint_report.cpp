// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/footprint_report.hpp"

#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using records::Document;

bool is_figure(const Document& figure, const Document& period, const char* boundary,
               const char* electricity, const std::string& method) {
    return figure.at("period") == period && figure.at("stream").string() == "all" &&
           figure.at("boundary").string() == boundary &&
           figure.at("electricity").string() == electricity &&
           figure.at("method").string() == method;
}

/// "0.59 (0.5 to 0.7)" of a view of all copper over all periods.
std::string words_of_view(const Document& footprint, const char* boundary,
                          const char* electricity) {
    const Document& period = footprint.at("figures").elements().back().at("period");
    for (const Document& figure : footprint.at("figures").elements()) {
        if (!is_figure(figure, period, boundary, electricity, footprint.at("declared").string())) {
            continue;
        }
        return readable(figure.at("per_kg").number(), 3) + " (" +
               readable(figure.at("p5").number(), 2) + " to " +
               readable(figure.at("p95").number(), 2) + ")";
    }
    return "–";
}

std::string lead(const Document& footprint) {
    return "One kg of this copper bears " + words_of_view(footprint, "gate-to-gate", "market") +
           " kg CO₂e gate-to-gate with electricity as bought, " +
           words_of_view(footprint, "gate-to-gate", "location") +
           " as the grid is; from the cradle " +
           words_of_view(footprint, "cradle-to-gate", "market") + " and " +
           words_of_view(footprint, "cradle-to-gate", "location") +
           ". Brackets hold 90 in 100. None of the four is the footprint without its name.";
}

std::string facts(const Document& footprint) {
    const auto& periods = footprint.at("periods").elements();
    return periods.front().at("begin").string() + " to " + periods.back().at("end").string() +
           " · method declared: " + footprint.at("declared").string() + " · " +
           readable(100.0 * footprint.at("matched_electricity").number()) +
           " % of electricity matched by certificates · " +
           readable(footprint.at("draws").number()) + " draws";
}

std::string words_section(const Document& footprint) {
    std::string list;
    for (const Document& row : footprint.at("pools").elements()) {
        const std::string& words = row.at("words").string();
        if (!words.empty()) list += element("li", escaped(words));
    }
    return list.empty() ? list : element("ul", list);
}

/// "14.2 t of sulphide in 2026".
std::string words_of_part(const Document& part) {
    return readable(part.at("mass_kg").number() / 1000.0, 4) + " t of " +
           part.at("stream").string() + " in " + part.at("period").string();
}

/// One lot: of what it is, its views by both methods, and why they differ.
std::string lot_section(const Document& footprint) {
    const Document* lot = footprint.find("lot");
    if (lot == nullptr) return {};
    std::string of;
    for (const Document& part : lot->at("parts").elements()) {
        of += (of.empty() ? "" : ", ") + words_of_part(part);
    }
    HtmlTable table{.caption = "kg CO₂e/kg of " + lot->at("lot").string(),
                    .header = {"view", "method", "central", "P5", "P95", "primary data, %"},
                    .rows = {}};
    for (const Document& figure : lot->at("figures").elements()) {
        table.rows.push_back(
            {text_cell(figure.at("boundary").string() + ", " + figure.at("electricity").string()),
             text_cell(figure.at("method").string()), number_cell(figure.at("per_kg").number(), 3),
             number_cell(figure.at("p5").number(), 3), number_cell(figure.at("p95").number(), 3),
             number_cell(100.0 * figure.at("primary_share").number(), 2)});
    }
    const auto& differences = lot->at("differences").elements();
    const std::string words =
        element("p", escaped(lot->at("kind").string() + " " + lot->at("lot").string() + ", " +
                             readable(lot->at("mass_t").number(), 4) + " t: " + of + ".")) +
        element("ul", element("li", escaped(differences.front().at("words").string())) +
                          element("li", escaped(differences.back().at("words").string())));
    return charts_section("lot", "One lot, and why the two methods differ", words + table.html());
}

/// Who bears all that was emitted, by view and method.
std::string reconciliation_table(const Document& footprint) {
    HtmlTable table{.caption = "Who bears what was emitted, t CO₂e",
                    .header = {"view", "method", "emitted", "borne by copper",
                               "waits in ore for copper to come", "borne by none"},
                    .rows = {}};
    for (const Document& each : footprint.at("reconciliation").elements()) {
        const auto tonnes = [&](const char* key) {
            return number_cell(each.at(key).number() / 1000.0, 5);
        };
        table.rows.push_back(
            {text_cell(each.at("boundary").string() + ", " + each.at("electricity").string()),
             text_cell(each.at("method").string()), tonnes("emitted_kg"), tonnes("borne_kg"),
             tonnes("carried_kg"), tonnes("unborne_kg")});
    }
    return table.html();
}

std::string comparisons_section(const Document& footprint) {
    HtmlTable table{.caption = "Against what others declare, kg CO₂e/kg",
                    .header = {"with", "theirs", "ours", "difference", ""},
                    .rows = {}};
    for (const Document& each : footprint.at("comparisons").elements()) {
        const bool is_refused = each.at("is_refused").boolean();
        const double nothing = std::nan("");
        table.rows.push_back({text_cell(each.at("with").string()),
                              number_cell(each.at("theirs").number(), 3),
                              number_cell(is_refused ? nothing : each.at("ours").number(), 3),
                              number_cell(is_refused ? nothing : each.at("difference").number(), 3),
                              text_cell(is_refused ? "not compared: " + each.at("reason").string()
                                                   : each.at("warning").string())});
    }
    return section("comparisons", "Comparisons", table.html());
}

std::string water_table(const Document& footprint) {
    HtmlTable table{.caption = "Water",
                    .header = {"period", "stream", "withdrawn, m³", "consumed, m³",
                               "withdrawn, L/kg", "consumed, L/kg", "source"},
                    .rows = {}};
    const auto maybe = [](const Document& row, const char* key, int digits) {
        const Document& value = row.at(key);
        return number_cell(value.is_null() ? std::nan("") : value.number(), digits);
    };
    for (const Document& row : footprint.at("water").elements()) {
        table.rows.push_back({text_cell(row.at("period").string()),
                              text_cell(row.at("stream").string()), maybe(row, "withdrawn_m3", 6),
                              maybe(row, "consumed_m3", 6), maybe(row, "withdrawal_L_per_kg", 3),
                              maybe(row, "consumption_L_per_kg", 3),
                              text_cell(row.at("source").string())});
    }
    if (table.rows.empty()) return {};
    HtmlTable balance{.caption =
                          "The site's water, m³: withdrawn + rain + fed = consumed + "
                          "discharged + stored",
                      .header = {"period", "withdrawn", "of which", "rain", "fed", "consumed",
                                 "discharged", "stored", "recycled to heaps", "open, %"},
                      .rows = {}};
    constexpr double noise = 1e-6;  // m3 and %, of rounding
    const auto number = [](const Document& row, const char* key, double factor) {
        const Document& value = row.at(key);
        const double told = value.is_null() ? std::nan("") : factor * value.number();
        return number_cell(std::abs(told) < noise ? 0.0 : told, 5);
    };
    for (const Document& row : footprint.at("water").elements()) {
        if (row.at("stream").string() != "all") continue;
        std::string sources;
        for (const Document& source : row.at("sources").elements()) {
            sources += (sources.empty() ? "" : "; ") + source.at("name").string() + ": " +
                       source.at("origin").string() + ", quality " + source.at("quality").string();
        }
        balance.rows.push_back({text_cell(row.at("period").string()),
                                number(row, "withdrawn_m3", 1.0), text_cell(sources),
                                number(row, "rain_m3", 1.0), number(row, "fed_m3", 1.0),
                                number(row, "consumed_m3", 1.0), number(row, "discharged_m3", 1.0),
                                number(row, "stored_m3", 1.0), number(row, "recycled_m3", 1.0),
                                number(row, "closure", 100.0)});
    }
    HtmlTable others{.caption = "Against what others publish, L/kg",
                     .header = {"with", "theirs", "difference", ""},
                     .rows = {}};
    for (const Document& each : footprint.at("water_comparisons").elements()) {
        const bool is_refused = each.at("is_refused").boolean();
        others.rows.push_back(
            {text_cell(each.at("with").string()), number_cell(each.at("theirs").number(), 3),
             number_cell(is_refused ? std::nan("") : each.at("difference").number(), 3),
             text_cell(is_refused ? "not compared: " + each.at("reason").string() : "")});
    }
    return table.html() + balance.html() + others.html();
}

std::string factors_section(const Document& footprint) {
    HtmlTable table{
        .caption = "Factors in force",
        .header = {"role", "factor", "value", "P5", "P95", "unit", "scope", "status", "source"},
        .rows = {}};
    const auto number = [](const Document* value) {
        return number_cell(value == nullptr ? std::nan("") : value->number());
    };
    for (const Document& each : footprint.at("factors").elements()) {
        table.rows.push_back(
            {text_cell(each.at("role").string()), text_cell(each.at("factor").string()),
             number(each.find("value")), number(each.find("low")), number(each.find("high")),
             text_cell(each.at("unit").string()), number(each.find("scope")),
             text_cell(each.at("status").string()), text_cell(each.at("source").string())});
    }
    return section("factors", "Factors", table.html());
}

std::string notes_section(const Document& footprint) {
    std::string list;
    for (const Document& note : footprint.at("notes").elements()) {
        list += element("li", escaped(note.string()));
    }
    return list.empty() ? list : section("notes", "Notes", element("ul", list));
}

/// JSON that may stand in a page.
std::string without_tags(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        out += letter == '<' ? std::string("\\u003c") : std::string(1, letter);
    }
    return out;
}

}  // namespace

void write_footprint_report(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const auto path = folder / "footprint.json";
    Document data = Document::object();
    data["runs"] = Document::array();
    data["footprint"] = records::parse_document(records::read_file(path), path.string());
    const Document& footprint = data.at("footprint");
    const Document* told = footprint.find("title");
    const std::string title = told == nullptr ? folder.stem().string() : told->string();
    const std::string body =
        "<header>" + element("p", "Gossan · carbon and water", "eyebrow") +
        element("h1", escaped(title)) + element("p", escaped(facts(footprint)), "facts") +
        element("p", escaped(lead(footprint)), "lead") + "</header>\n" +
        charts_section("views", "Four views of one operation") +
        charts_section("parts", "What it is made of") +
        charts_section("methods", "Why the two methods differ",
                       words_section(footprint) + reconciliation_table(footprint)) +
        lot_section(footprint) + charts_section("lots", "Lots") +
        charts_section("water", "Water", water_table(footprint)) + comparisons_section(footprint) +
        factors_section(footprint) + notes_section(footprint);
    records::write_atomically(out, page({.title = title + " · Gossan footprint",
                                         .body = body,
                                         .data = without_tags(records::print_line(data)),
                                         .kind = PageKind::supply}));
}

}  // namespace gossan::report
