// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/next_test_report.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using records::Document;

std::string hundredths(const Document& document, const char* key) {
    return readable(std::round(100.0 * document.at(key).number()));
}

std::string in_100(const Document& document, const char* key) {
    return hundredths(document, key) + " in 100";
}

std::string interval(const Document& document) {
    return hundredths(document, "share_low") + " to " + hundredths(document, "share_high");
}

std::string items(const Document& lines) {
    std::string all;
    for (const Document& line : lines.elements()) all += element("li", escaped(line.string()));
    return all.empty() ? "" : element("ul", all);
}

std::string header(const std::string& title, const Document& summary) {
    const Document& forecast = summary.at("forecast");
    const std::string unit = readable_unit(forecast.at("unit").string());
    const std::string facts =
        readable(summary.at("members").number()) + " members · without a test " +
        forecast.at("name").string() + " on day " + readable(forecast.at("day").number()) +
        " has a 90 in 100 chance of more than " + readable(forecast.at("P90").number(), 3) + " " +
        unit + " and a 10 in 100 chance of more than " + readable(forecast.at("P10").number(), 3) +
        " " + unit;
    return "<header>" + element("p", "Gossan · next test", "eyebrow") +
           element("h1", escaped(title)) + element("p", escaped(facts), "facts") +
           element("p", escaped(summary.at("verdict").string()), "lead") +
           items(summary.at("remarks")) + "</header>\n";
}

std::string worth_table(const Document& summary) {
    const std::string unit = readable_unit(summary.at("forecast").at("unit").string());
    const auto& candidates = summary.at("candidates").elements();
    const bool has_cost = !candidates.empty() && candidates.front().find("cost") != nullptr;
    HtmlTable table{.caption =
                        "Narrows by: share of the variance of the forecast that is expected to "
                        "go; 80 in 100 lie between, as members are few. ± is half of what holds "
                        "80 in 100. Chances are those of the ranking among these members",
                    .header = {"test", "days", "values", "narrows by, %", "between, %",
                               "leaves ±" + (unit.empty() ? unit : ", " + unit), "by day, % a day",
                               "best per day", "best in all"},
                    .rows = {}};
    if (has_cost) table.header.insert(table.header.end(), {"cost", "best per cost"});
    for (const Document& each : candidates) {
        std::vector<TableCell> row{
            text_cell(each.at("name").string()),
            number_cell(each.at("days").number() + each.at("set_up_days").number()),
            number_cell(each.at("values").number()),
            number_cell(100.0 * each.at("share").number(), 3),
            text_cell(interval(each)),
            number_cell(each.at("half_width").number(), 3),
            number_cell(100.0 * each.at("share_per_day").number(), 2),
            text_cell(in_100(each, "chance_best_per_day")),
            text_cell(in_100(each, "chance_best_in_all"))};
        if (has_cost) {
            row.push_back(number_cell(each.at("cost").number()));
            row.push_back(text_cell(in_100(each, "chance_best_per_cost")));
        }
        table.rows.push_back(std::move(row));
    }
    return table.html();
}

/// Those that narrow most first.
std::string pairs_section(const Document& summary) {
    std::vector<const Document*> pairs;
    for (const Document& each : summary.at("pairs").elements()) pairs.push_back(&each);
    if (pairs.empty()) return {};
    std::stable_sort(pairs.begin(), pairs.end(), [](const Document* a, const Document* b) {
        return a->at("share").number() > b->at("share").number();
    });
    HtmlTable table{
        .caption = "Two tests side by side; days are those of the longer",
        .header = {"test", "and test", "days", "narrows by, %", "between, %",
                   "leaves ±, " + readable_unit(summary.at("forecast").at("unit").string())},
        .rows = {}};
    for (const Document* each : pairs) {
        table.rows.push_back(
            {text_cell(each->at("one").string()), text_cell(each->at("other").string()),
             number_cell(each->at("day").number()),
             number_cell(100.0 * each->at("share").number(), 3), text_cell(interval(*each)),
             number_cell(each->at("half_width").number(), 3)});
    }
    return section("pairs", "Two tests side by side", table.html());
}

std::string list_section(const char* anchor, const char* heading, const Document& lines) {
    const std::string all = items(lines);
    return all.empty() ? all : section(anchor, heading, all);
}

/// JSON that may stand in a page.
std::string without_tags(std::string text) {
    for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at)) {
        text.replace(at, 1, "\\u003c");
    }
    return text;
}

}  // namespace

void write_next_test_report(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const auto path = folder / "summary.json";
    const Document summary = records::parse_document(records::read_file(path), path.string());
    Document data = Document::object();
    data["runs"] = Document::array();
    data["next_test"] = summary;
    const std::string& told = summary.at("title").string();
    const std::string title = told.empty() ? folder.filename().string() : told;
    const std::string body =
        header(title, summary) +
        charts_section("worth", "What each test is worth", worth_table(summary)) +
        charts_section("course", "When to stop it") +
        charts_section("measurements", "What brings it") + pairs_section(summary) +
        list_section("failures", "Members that failed", summary.at("failures")) +
        list_section("notes", "Notes", summary.at("notes"));
    records::write_atomically(out, page({.title = title + " · Gossan next test",
                                         .body = body,
                                         .data = without_tags(records::print_line(data)),
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
