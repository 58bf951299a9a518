// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/pact_report.hpp"

#include <algorithm>
#include <cstdlib>

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/flow_diagram.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {
namespace {

using records::Document;

TableCell chip_cell(const std::string& word) {
    const std::string mood = word == "Active" || word == "delivered" || word == "heard"
                                 ? "chip good"
                             : word == "Deprecated" || word == "waiting" ? "chip open"
                                                                         : "chip bad";
    return {element("span", escaped(word), mood), false};
}

TableCell code_cell(const std::string& text) { return {element("code", escaped(text)), false}; }

/// Of what a line should not break.
TableCell whole_cell(const std::string& text) {
    return {"<span style=\"white-space:nowrap\">" + escaped(text) + "</span>", false};
}

std::string day_of(const Document& row, const char* key) {
    return row.at(key).string().substr(0, 10);
}

std::string words_of(const Document& list) {
    std::string words;
    for (const Document& word : list.elements()) {
        words += (words.empty() ? "" : ", ") + word.string();
    }
    return words;
}

double declared(const Document& footprint) {
    return std::strtod(footprint.at("kgCO2ePerKg").string().c_str(), nullptr);
}

bool is_active(const Document& footprint) { return footprint.at("status").string() == "Active"; }

std::string lead_of(const Document& pact) {
    const auto& all = pact.at("footprints").elements();
    const auto n_active = std::count_if(all.begin(), all.end(), is_active);
    std::string text = std::to_string(n_active) + " footprints are offered";
    double low = 0.0, high = 0.0;
    std::string until;
    for (const Document& each : all) {
        if (!is_active(each)) continue;
        const double value = declared(each);
        low = until.empty() ? value : std::min(low, value);
        high = until.empty() ? value : std::max(high, value);
        until = until.empty() ? day_of(each, "validUntil")
                              : std::min(until, day_of(each, "validUntil"));
    }
    if (n_active > 0) {
        text += ", of " + readable(low, 3) + " to " + readable(high, 3) +
                " kg CO2e/kg from the cradle to the gate; the first ends on " + until;
    }
    const auto n_former = std::int64_t(all.size()) - n_active;
    if (n_former > 0) text += ". " + std::to_string(n_former) + " former ones are Deprecated";
    return text + ".";
}

std::string offered_section(const Document& pact) {
    StackedBars bars{.title = "What the document of each lot declares",
                     .unit = "kg CO2e/kg",
                     .parts = {"cradle-to-gate"},
                     .bars = {},
                     .values = {{}}};
    HtmlTable table{.caption = "Documents, the latest first",
                    .header = {"lot", "kg CO2e/kg", "status", "created", "valid from", "until",
                               "for", "id", "takes the place of"},
                    .rows = {}};
    const auto& all = pact.at("footprints").elements();
    for (const Document& each : all) {
        if (!is_active(each)) continue;
        bars.bars.push_back(each.at("lot").string());
        bars.values[0].push_back(declared(each));
    }
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        const auto& former = each->at("preceding").elements();
        const std::string& before = former.empty() ? std::string() : former.back().string();
        const std::string more =
            former.size() > 1 ? " and " + std::to_string(former.size() - 1) + " before it" : "";
        table.rows.push_back(
            {whole_cell(each->at("lot").string()), text_cell(each->at("kgCO2ePerKg").string()),
             chip_cell(each->at("status").string()), whole_cell(day_of(*each, "created")),
             whole_cell(day_of(*each, "validFrom")), whole_cell(day_of(*each, "validUntil")),
             text_cell(words_of(each->at("recipients"))), code_cell(each->at("id").string()),
             former.empty() ? text_cell("") : TableCell{code_cell(before).html + more}});
        table.rows.back()[1].is_number = true;
    }
    const std::string figure =
        bars.bars.empty()
            ? ""
            : element("figure",
                      bars.svg() + element("figcaption",
                                           "A lot a column, of those that are Active. PACT knows "
                                           "cradle-to-gate alone; all views stand in the "
                                           "documents' extension."));
    return section("offered", "What is offered", figure) +
           section("documents", "All documents", table.html());
}

std::string clients_section(const Document& pact) {
    HtmlTable table{.caption = "Clients of the host",
                    .header = {"client", "scopes", "sees", "answers and news go to"},
                    .rows = {}};
    for (const Document& each : pact.at("clients").elements()) {
        table.rows.push_back({text_cell(each.at("client").string()),
                              text_cell(each.at("scopes").string()),
                              number_cell(double(each.at("sees").integer())),
                              text_cell(each.at("answers_to").string())});
    }
    const std::string none = "Nobody may ask yet: gossan pact client add makes a client.";
    return section("clients", "Who may ask",
                   table.rows.empty() ? element("p", none) : table.html());
}

std::string events_section(const Document& pact) {
    HtmlTable table{.caption = "What partners told us and what we told them, the latest first",
                    .header = {"when", "client", "event", "outcome", "tries", "id"},
                    .rows = {}};
    for (const Document& each : pact.at("waiting").elements()) {
        table.rows.push_back(
            {text_cell("due " + each.at("due").string()), text_cell(each.at("client").string()),
             text_cell(each.at("event").string()), chip_cell("waiting"),
             number_cell(double(each.at("tries").integer())), code_cell(each.at("id").string())});
    }
    const auto& all = pact.at("events").elements();
    for (auto each = all.rbegin(); each != all.rend(); ++each) {
        table.rows.push_back(
            {text_cell(each->at("at").string()), text_cell(each->at("client").string()),
             text_cell(each->at("event").string()), chip_cell(each->at("outcome").string()),
             each->find("tries") == nullptr ? text_cell("")
                                            : number_cell(double(each->at("tries").integer())),
             code_cell(each->at("id").string())});
    }
    return section("events", "What was said",
                   table.rows.empty() ? element("p", "Nothing was said yet.") : table.html());
}

std::string without_tags(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        out += letter == '<' ? std::string("\\u003c") : std::string(1, letter);
    }
    return out;
}

}  // namespace

void write_pact_report(const Document& pact, const std::filesystem::path& out) {
    const std::string& title = pact.at("title").string();
    const std::string body = "<header>" + element("p", "Gossan · PACT", "eyebrow") +
                             element("h1", escaped(title)) +
                             element("p", escaped(lead_of(pact)), "lead") + "</header>\n" +
                             offered_section(pact) + clients_section(pact) + events_section(pact);
    Document data = Document::object();
    data["runs"] = Document::array();
    records::write_atomically(out, page({.title = title + " · Gossan PACT",
                                         .body = body,
                                         .data = without_tags(records::print_line(data)),
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
