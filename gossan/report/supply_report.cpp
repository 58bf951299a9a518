// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/supply_report.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {
namespace {

namespace fs = std::filesystem;
using records::Document;

std::string tonnes(double value) { return readable(value, 5) + " t"; }

std::string count_of(const Document& list) { return std::to_string(list.elements().size()); }

std::string percent(double part, double whole) {
    return readable(whole > 0.0 ? 100.0 * part / whole : 0.0, 3) + " %";
}

// ---- lots and what is claimed of them --------------------------------------------------------

std::string lots_words(const Document& lots) {
    const Document& totals = lots.at("totals");
    const auto total = [&](const char* key) { return tonnes(totals.at(key).number()); };
    return total("produced_t") + " in " + count_of(lots.at("lots")) +
           " production lots: " + total("released_t") + " released, " + total("downgraded_t") +
           " downgraded, " + total("held_t") + " held, " + total("open_t") +
           " without a decision; " + total("shipped_t") + " shipped";
}

// ---- carbon ----------------------------------------------------------------------------------

/// The first period that is long enough to be declared, else the first.
std::string telling_period(const Document& footprint) {
    const auto& periods = footprint.at("periods").elements();
    const auto found = std::find_if(periods.begin(), periods.end(), [](const Document& period) {
        return !period.at("is_short").boolean();
    });
    return (found == periods.end() ? periods.front() : *found).at("name").string();
}

const Document* figure_of(const Document& footprint, const std::string& period,
                          const std::string& boundary, const std::string& electricity) {
    for (const Document& figure : footprint.at("figures").elements()) {
        if (figure.at("period").string() == period && figure.at("stream").string() == "all" &&
            figure.at("boundary").string() == boundary &&
            figure.at("electricity").string() == electricity &&
            figure.at("method").string() == footprint.at("declared").string()) {
            return &figure;
        }
    }
    return nullptr;
}

std::string with_interval(const Document& figure) {
    return readable(figure.at("per_kg").number(), 3) + " (" +
           readable(figure.at("p5").number(), 3) + " to " + readable(figure.at("p95").number(), 3) +
           ")";
}

std::string footprint_words(const Document& footprint) {
    const std::string period = telling_period(footprint);
    std::string words;
    for (const char* boundary : {"gate-to-gate", "cradle-to-gate"}) {
        for (const char* electricity : {"market", "location"}) {
            const Document* figure = figure_of(footprint, period, boundary, electricity);
            if (figure == nullptr) continue;
            words += (words.empty() ? "" : "; ") + std::string(boundary) + " by " + electricity +
                     " " + with_interval(*figure);
        }
    }
    return "kg CO2e/kg in " + period + " by " + footprint.at("declared").string() +
           ", 5th to 95th percentile: " + words;
}

// ---- contract, allocation, exchange ----------------------------------------------------------

std::string contract_words(const Document& contract) {
    const Document& totals = contract.at("totals");
    return tonnes(totals.at("delivered_of_it_t").number()) + " delivered of " +
           tonnes(totals.at("scheduled_t").number()) + " sold in the months that are over on " +
           contract.at("as_of").string() + "; " + tonnes(totals.at("unpriced_t").number()) +
           " not priced yet";
}

struct Coverage {
    double wanted = 0.0, covered = 0.0, claimed = 0.0;
};

Coverage coverage_of(const Document& allocation) {
    Coverage sum;
    for (const Document& need : allocation.at("needs").elements()) {
        sum.wanted += need.at("wanted_t").number();
        sum.covered += need.at("covered_t").number();
        sum.claimed += need.at("claimed_t").number();
    }
    return sum;
}

std::string allocation_words(const Document& allocation) {
    const Coverage sum = coverage_of(allocation);
    return tonnes(sum.covered) + " of the " + tonnes(sum.wanted) + " that makers need (" +
           percent(sum.covered, sum.wanted) + "), " + tonnes(sum.claimed) + " of it claimed";
}

std::string pact_words(const Document& pact) {
    return count_of(pact.at("footprints")) + " footprints by PACT 3.0 in " +
           fs::path(pact.at("folder").string()).filename().string() + "/";
}

std::string packs_words(const Document& packs) {
    const auto& all = packs.elements();
    const auto good = std::count_if(all.begin(), all.end(),
                                    [](const Document& pack) { return pack.at("good").boolean(); });
    return std::to_string(all.size()) + (all.size() == 1 ? " pack" : " packs") + " in packs/, " +
           std::to_string(good) + " verified";
}

struct Step {
    const char* name;
    std::string (*words)(const Document& told);
    const char* page;
};

constexpr auto all_steps =
    std::to_array<Step>({{"lots", lots_words, "lots.html"},
                         {"footprint", footprint_words, "footprint/report.html"},
                         {"contract", contract_words, "contract.html"},
                         {"allocate", allocation_words, "allocation.html"},
                         {"pact", pact_words, "pact.html"},
                         {"pack", packs_words, "packs.html"}});

// ---- the page --------------------------------------------------------------------------------

std::string tiles(const Document& told) {
    std::string all;
    if (const Document* lots = told.find("lots")) {
        const Document& totals = lots->at("totals");
        all += tile({"Cathode", readable(totals.at("produced_t").number(), 5), "t",
                     "in production lots, those planned among them"});
        all += tile({"Shipped", readable(totals.at("shipped_t").number(), 5), "t",
                     tonnes(totals.at("received_t").number()) + " weighed at the mills"});
    }
    if (const Document* footprint = told.find("footprint")) {
        const std::string period = telling_period(*footprint);
        for (const auto& [boundary, electricity] :
             {std::pair{"gate-to-gate", "market"}, std::pair{"cradle-to-gate", "location"}}) {
            const Document* figure = figure_of(*footprint, period, boundary, electricity);
            if (figure == nullptr) continue;
            all += tile({std::string("Carbon, ") + boundary + ", " + electricity,
                         readable(figure->at("per_kg").number(), 3), "kg CO2e/kg",
                         readable(figure->at("p5").number(), 3) + " to " +
                             readable(figure->at("p95").number(), 3) + " in " + period});
        }
    }
    if (const Document* contract = told.find("contract")) {
        const Document& totals = contract->at("totals");
        all += tile(
            {"Delivered",
             percent(totals.at("delivered_of_it_t").number(), totals.at("scheduled_t").number()),
             "", "of what was sold in the months over on " + contract->at("as_of").string()});
    }
    if (const Document* allocation = told.find("allocate")) {
        const Coverage sum = coverage_of(*allocation);
        all += tile({"Makers' need covered", percent(sum.covered, sum.wanted), "",
                     tonnes(sum.claimed) + " of it with a claim"});
    }
    return all.empty()
               ? ""
               : section("figures", "Key figures", "<dl class=\"tiles\">" + all + "</dl>\n");
}

std::string steps_section(const std::vector<SupplyLine>& lines, const fs::path& folder) {
    HtmlTable table{
        .caption = "Steps in their order", .header = {"step", "what it came to"}, .rows = {}};
    for (const SupplyLine& line : lines) {
        const bool has_page = !line.page.empty() && fs::exists(folder / line.page);
        const std::string name = escaped(line.step);
        table.rows.push_back(
            {{has_page ? "<a href=\"" + escaped(line.page) + "\">" + name + "</a>" : name, false},
             text_cell(line.words)});
    }
    return section("steps", "From the heap to the packs", table.html());
}

}  // namespace

std::vector<SupplyLine> supply_lines(const Document& told) {
    std::vector<SupplyLine> lines;
    for (const Step& step : all_steps) {
        const Document* document = told.find(step.name);
        if (document != nullptr) lines.push_back({step.name, step.words(*document), step.page});
    }
    return lines;
}

void write_supply_report(const Document& told, const fs::path& out) {
    const std::string& title = told.at("title").string();
    const auto lines = supply_lines(told);
    const std::string body =
        "<header>" + element("p", "Gossan · supply", "eyebrow") + element("h1", escaped(title)) +
        element("p",
                "Each step has a page of its own; tables with all rows are in the files "
                "beside it.",
                "facts") +
        "</header>\n" + tiles(told) + steps_section(lines, out.parent_path());
    records::write_atomically(out, page({.title = title + " · Gossan supply",
                                         .body = body,
                                         .data = "{\"runs\":[]}",
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
