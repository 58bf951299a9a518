// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/forecast_report.hpp"

#include <cctype>
#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using records::Document;

constexpr const char* no_break_space = "\u00a0";

std::string with_unit(double value, const std::string& unit) {
    const std::string own = readable_unit(unit);
    return readable(value, 3) + (own.empty() ? "" : no_break_space + own);
}

std::string percent(double share) { return readable(std::round(100.0 * share)) + " in 100"; }

/// "copper plated so far" of cathode_t, without "so far" where a day is named beside it.
std::string meaning_of(const Document& output) {
    std::string words = output.at("meaning").string();
    constexpr std::string_view running = " so far";
    if (words.ends_with(running)) words.resize(words.size() - running.size());
    return words;
}

/// The same by the name of its column, which stands where the summary has no such output.
std::string meaning_of(const Document& summary, const std::string& name) {
    for (const Document& output : summary.at("outputs").elements()) {
        if (output.at("name").string() == name) return meaning_of(output);
    }
    return name;
}

/// The plain sentence that everyone reads, of the first output; the table tells the others.
std::string lead(const Document& summary) {
    const auto& outputs = summary.at("outputs").elements();
    if (outputs.empty()) return {};
    const Document& first = outputs.front();
    const Document& last = first.at("last");
    const auto value = [&](const char* key) {
        return with_unit(last.at(key).number(), first.at("unit").string());
    };
    std::string words = meaning_of(first);
    words.front() = char(std::toupper(static_cast<unsigned char>(words.front())));
    return words + " by day " + readable(last.at("day").number()) +
           ": with a chance of 90 in 100 more than " + value("P90") +
           ", with an even chance more than " + value("P50") +
           ", with a chance of 10 in 100 more than " + value("P10") + ".";
}

std::string learnt_words(const Document& summary) {
    const Document& until = summary.at("learnt_until_day");
    return readable(summary.at("members").number()) + " members, " +
           (until.is_null() ? "nothing learnt from data of this plan"
                            : "learnt from data up to day " + readable(until.number())) +
           (summary.at("failures").elements().empty()
                ? ""
                : ", " + std::to_string(summary.at("failures").elements().size()) +
                      " runs failed and are left out");
}

std::string ends_section(const Document& summary) {
    HtmlTable table{
        .caption = "On the last day",
        .header = {"output", "unit", "P90: 90 in 100 chance of more than",
                   "P50: 50 in 100 chance of more than", "P10: 10 in 100 chance of more than"},
        .rows = {}};
    for (const Document& output : summary.at("outputs").elements()) {
        const Document& last = output.at("last");
        table.rows.push_back(
            {text_cell(meaning_of(output)), text_cell(readable_unit(output.at("unit").string())),
             number_cell(last.at("P90").number()), number_cell(last.at("P50").number()),
             number_cell(last.at("P10").number())});
    }
    return table.html();
}

std::string targets_section(const Document& summary) {
    if (summary.at("targets").elements().empty()) return {};
    HtmlTable table{.caption =
                        "Chances of what is hoped for; as few members can tell, the chance "
                        "itself lies between the last two in 95 of 100 cases",
                    .header = {"target", "by day", "chance", "at least", "at most"},
                    .rows = {}};
    for (const Document& target : summary.at("targets").elements()) {
        const std::string& unit = target.at("unit").string();
        std::string words = meaning_of(summary, target.at("output").string());
        if (const auto* least = target.find("least")) {
            words += ", at least " + with_unit(least->number(), unit);
        }
        if (const auto* most = target.find("most")) {
            words += ", at most " + with_unit(most->number(), unit);
        }
        table.rows.push_back({text_cell(words), number_cell(target.at("by_day").number()),
                              text_cell(percent(target.at("chance").number())),
                              text_cell(percent(target.at("chance_low").number())),
                              text_cell(percent(target.at("chance_high").number()))});
    }
    return section("targets", "Targets", table.html());
}

std::string scores_section(const Document& summary) {
    if (summary.at("scores").elements().empty()) return {};
    HtmlTable table{
        .caption =
            "Held against what came. CRPS and bias are in the unit of the output, smaller "
            "is better; 80 % of values should lie in the band. Values of one series follow "
            "one another, so the coverage is less certain than its interval says",
        .header = {"output", "forecast", "values", "CRPS", "bias", "in the 80 % band, %",
                   "at least, %", "at most, %", "width of the band"},
        .rows = {}};
    for (const Document& score : summary.at("scores").elements()) {
        table.rows.push_back(
            {text_cell(meaning_of(summary, score.at("output").string())),
             text_cell(score.at("forecast").string()), number_cell(score.at("values").number()),
             number_cell(score.at("crps").number(), 3), number_cell(score.at("bias").number(), 3),
             number_cell(100.0 * score.at("coverage").number(), 3),
             number_cell(100.0 * score.at("coverage_low").number(), 3),
             number_cell(100.0 * score.at("coverage_high").number(), 3),
             number_cell(score.at("width").number(), 3)});
    }
    return section("scores", "Scores", table.html());
}

std::string update_table(const Document& summary) {
    const Document* update = summary.find("update");
    if (update == nullptr) return {};
    HtmlTable table{.caption = "How each update was made",
                    .header = {"data until day", "P90", "P50", "P10", "members that count", "how"},
                    .rows = {}};
    for (const Document& row : update->at("rows").elements()) {
        table.rows.push_back(
            {number_cell(row.at("day").number()), number_cell(row.at("p10").number()),
             number_cell(row.at("p50").number()), number_cell(row.at("p90").number()),
             number_cell(row.at("effective").number(), 3), text_cell(row.at("how").string())});
    }
    return table.html();
}

std::string list_section(const char* anchor, const char* heading, const Document& lines) {
    std::string items;
    for (const Document& line : lines.elements()) items += element("li", escaped(line.string()));
    return items.empty() ? "" : section(anchor, heading, element("ul", items));
}

/// JSON that may stand in a page.
std::string without_tags(std::string text) {
    std::string out;
    for (const char letter : text)
        out += letter == '<' ? std::string("\\u003c") : std::string(1, letter);
    return out;
}

}  // namespace

void write_forecast_report(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const auto read = [&](const char* name) {
        const auto path = folder / name;
        return records::parse_document(records::read_file(path), path.string());
    };
    const Document summary = read("summary.json");
    Document data = Document::object();
    data["runs"] = Document::array();
    data["forecast"] = read("forecast.json");
    const std::string& told = summary.at("title").string();
    const std::string title = told.empty() ? folder.filename().string() : told;
    const std::string body =
        "<header>" + element("p", "Gossan · forecast", "eyebrow") + element("h1", escaped(title)) +
        element("p", escaped(learnt_words(summary)), "facts") +
        element("p", escaped(lead(summary)), "lead") + "</header>\n" +
        section("outcome", "What will come", ends_section(summary)) + targets_section(summary) +
        charts_section("forecast", "Over time") + charts_section("months", "By month") +
        scores_section(summary) +
        charts_section("update", "As data come in", update_table(summary)) +
        charts_section("causes", "What moves the outcome") +
        charts_section("explanation", "Why it differs from the plan") +
        list_section("failures", "Members that failed", summary.at("failures")) +
        list_section("notes", "Notes", summary.at("notes"));
    records::write_atomically(out, page({.title = title + " · Gossan forecast",
                                         .body = body,
                                         .data = without_tags(records::print_line(data)),
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
