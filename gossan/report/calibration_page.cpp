// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/calibration_page.hpp"

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using records::Document;

std::string chip(const Document& summary) {
    const std::string verdict = summary.at("verdict").string();
    const char* classes = verdict == "fits"          ? "chip good"
                          : verdict == "fits_within" ? "chip open"
                                                     : "chip bad";
    const char* words = verdict == "fits"          ? "fits"
                        : verdict == "fits_within" ? "fits within wider errors"
                                                   : "cannot fit";
    return element("span", words, classes);
}

std::string header(const std::filesystem::path& folder, const Document& manifest,
                   const Document& summary) {
    const std::string title = summary.at("title").string();
    const std::string name = folder.filename().string();
    std::string facts = (title.empty() ? "" : name + " · ") +
                        std::to_string(summary.at("tests").elements().size()) + " tests, " +
                        std::to_string(summary.at("fit").at("data").integer()) + " data · ";
    facts += std::to_string(summary.at("smoother").at("members").integer()) + " members · ";
    facts += "computed " + manifest.at("started").string() + " · Gossan " +
             manifest.at("version").string();
    std::string remarks;
    for (const Document& each : summary.at("remarks").elements()) {
        remarks += element("li", escaped(each.string()));
    }
    return "<header>" + element("p", "Gossan · calibration", "eyebrow") +
           element("h1", escaped(title.empty() ? name : title) + " " + chip(summary)) +
           element("p", escaped(facts), "facts") +
           element("p", escaped(summary.at("verdict_words").string()), "lead") +
           (remarks.empty() ? "" : element("ul", remarks)) + "</header>\n";
}

std::string interval(const Document& parameter, const char* low, const char* high) {
    return readable(parameter.at(low).number(), 3) + " to " +
           readable(parameter.at(high).number(), 3);
}

std::string parameters_section(const Document& summary) {
    HtmlTable table{.caption =
                        "90 in 100 lie between; width: spread after the data over spread "
                        "before, 1 where they tell nothing",
                    .header = {"parameter", "unit", "in force", "before the data", "after",
                               "median", "best fit", "width", "source of the prior"},
                    .rows = {}};
    for (const Document& each : summary.at("parameters").elements()) {
        table.rows.push_back({{.html = element("code", escaped(each.at("name").string()))},
                              text_cell(readable_unit(each.at("unit").string())),
                              number_cell(each.at("in_force").number()),
                              text_cell(interval(each, "prior_p5", "prior_p95")),
                              text_cell(interval(each, "p5", "p95")),
                              number_cell(each.at("p50").number()),
                              number_cell(each.at("best").number()),
                              number_cell(each.at("width_ratio").number(), 2),
                              text_cell(each.at("source").string())});
    }
    return section("parameters", "What was learnt",
                   table.html() + "<div class=\"charts\" data-charts=\"densities\"></div>");
}

std::string data_section(const Document& summary) {
    HtmlTable table{
        .caption =
            "Misfit: mean square of residuals over errors at the best fit, "
            "about 1 where errors are right",
        .header = {"series", "values", "misfit", "mean residual", "in the 80 % band", "error from"},
        .rows = {}};
    for (const Document& each : summary.at("series").elements()) {
        table.rows.push_back(
            {text_cell(each.at("test").string() + ": " + each.at("column").string()),
             number_cell(each.at("n").number()), number_cell(each.at("misfit").number(), 3),
             number_cell(each.at("mean_residual").number(), 3),
             text_cell(std::to_string(each.at("in_80_pct_band").integer()) + " of " +
                       std::to_string(each.at("n_exact").integer())),
             text_cell(each.at("error_from").string())});
    }
    return section("fit", "How each series is met",
                   table.html() + "<div class=\"charts\" data-charts=\"residuals\"></div>");
}

std::string list_section(const char* anchor, const char* heading, const Document& texts) {
    std::string items;
    for (const Document& each : texts.elements()) items += element("li", escaped(each.string()));
    return items.empty() ? items : section(anchor, heading, element("ul", items));
}

std::string failures_section(const Document& summary) {
    HtmlTable table{.caption =
                        "Runs of members that failed; a member whose step failed goes on "
                        "from where it was",
                    .header = {"member", "update", "what was said"},
                    .rows = {}};
    for (const Document& each : summary.at("failures").elements()) {
        table.rows.push_back({number_cell(each.at("member").number()),
                              number_cell(each.at("iteration").number()),
                              text_cell(each.at("message").string())});
    }
    return table.rows.empty() ? "" : section("failures", "Failed runs", table.html());
}

std::string provenance(const Document& manifest) {
    HtmlTable table{.caption = "Files read", .header = {"file", "SHA-256"}, .rows = {}};
    for (const Document& each : manifest.at("inputs").elements()) {
        table.rows.push_back(
            {text_cell(each.at("path").string()),
             {.html = element("code", escaped(each.at("sha256").string().substr(0, 16)))}});
    }
    return section("provenance", "What it was made of", table.html());
}

/// JSON that may stand in a script element.
std::string safe(std::string json) {
    for (std::size_t at = json.find('<'); at != json.npos; at = json.find('<', at)) {
        json.replace(at, 1, "\\u003c");
    }
    return json;
}

}  // namespace

PageContent calibration_page(const std::filesystem::path& folder,
                             const records::Document& manifest) {
    const auto file = folder / "summary.json";
    const Document summary = records::parse_document(records::read_file(file), file.string());
    Document data = Document::object();
    data["runs"] = Document::array();
    data["marks"] = Document::array();
    data["calibration"] = calibration_data(folder, summary);
    const std::string body =
        header(folder, manifest, summary) + charts_section("curves", "Curves beside the data") +
        parameters_section(summary) +
        charts_section("identifiability", "What the data tell, and what not") +
        data_section(summary) + charts_section("convergence", "Convergence") +
        failures_section(summary) + list_section("notes", "Notes", summary.at("notes")) +
        provenance(manifest);
    return {.title = folder.filename().string() + " · Gossan calibration",
            .body = body,
            .data = safe(records::print_line(data)),
            .kind = PageKind::study};
}

}  // namespace gossan::report
