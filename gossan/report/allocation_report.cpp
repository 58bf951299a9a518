// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/allocation_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "gossan/records/atomic_file.hpp"
#include "gossan/report/flow_diagram.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {
namespace {

using records::Document;

TableCell tonnes_cell(double tonnes, int decimals = 1) {
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", decimals, tonnes);
    return {text, true};
}

TableCell percent_cell(double part, double whole) {
    return number_cell(whole > 0.0 ? 100.0 * part / whole : std::nan(""), 3);
}

struct Sums {
    double wanted = 0.0, covered = 0.0, claimed = 0.0;
    void add(const Document& need) {
        wanted += need.at("wanted_t").number();
        covered += need.at("covered_t").number();
        claimed += need.at("claimed_t").number();
    }
};

Sums sums_of(const Document& allocation, auto is_counted) {
    Sums sums;
    for (const Document& need : allocation.at("needs").elements()) {
        if (is_counted(need)) sums.add(need);
    }
    return sums;
}

std::string lead(const Document& allocation) {
    const Sums all = sums_of(allocation, [](const Document&) { return true; });
    const Sums first = sums_of(
        allocation, [](const Document& need) { return need.at("priority").integer() == 1; });
    double sent = 0.0, offered = 0.0;
    for (const Document& lot : allocation.at("lots").elements()) {
        sent += lot.at("sent_t").number();
        offered += lot.at("mass_t").number();
    }
    const auto percent = [](double part, double whole) {
        return readable(whole > 0.0 ? 100.0 * part / whole : 0.0, 3) + " %";
    };
    std::string text = readable(sent) + " of " + readable(offered) +
                       " t on offer go to makers and cover " + percent(all.covered, all.wanted) +
                       " of the " + readable(all.wanted) + " t of cathode that they need";
    if (first.wanted > 0.0) {
        text += "; of the sites that come first, " + percent(first.covered, first.wanted) + " of " +
                readable(first.wanted) + " t";
        if (first.claimed > 0.0) text += ", with a claim for " + readable(first.claimed) + " t";
    }
    return text + ".";
}

std::vector<std::string> quarters_of(const Document& allocation) {
    std::set<std::string> names;  // "2026 Q3": sorted by time
    for (const Document& need : allocation.at("needs").elements()) {
        names.insert(need.at("quarter").string());
    }
    return {names.begin(), names.end()};
}

std::vector<std::string> makers_of(const Document& allocation) {
    std::set<std::string> names;
    for (const Document& need : allocation.at("needs").elements()) {
        names.insert(need.at("maker").string());
    }
    return {names.begin(), names.end()};
}

std::string coverage_section(const Document& allocation) {
    const auto quarters = quarters_of(allocation);
    const auto makers = makers_of(allocation);
    StackedBars bars{.title = "Cathode covered by maker, and what is open",
                     .unit = "t",
                     .parts = makers,
                     .bars = quarters,
                     .values = {},
                     .rest = "not covered"};
    bars.parts.push_back(bars.rest);
    bars.values.assign(bars.parts.size(), std::vector<double>(quarters.size(), 0.0));
    HtmlTable table{.caption = "Coverage by quarter and maker",
                    .header = {"quarter", "maker", "wanted, t", "covered, t", "covered, %",
                               "first sites, t", "covered, %", "claimed, t"},
                    .rows = {}};
    for (std::size_t q = 0; q < quarters.size(); ++q) {
        for (std::size_t m = 0; m < makers.size(); ++m) {
            const auto of = [&](bool only_first) {
                return sums_of(allocation, [&](const Document& need) {
                    return need.at("quarter").string() == quarters[q] &&
                           need.at("maker").string() == makers[m] &&
                           (!only_first || need.at("priority").integer() == 1);
                });
            };
            const Sums sums = of(false), first = of(true);
            if (sums.wanted <= 0.0) continue;
            bars.values[m][q] = sums.covered;
            bars.values.back()[q] += std::max(0.0, sums.wanted - sums.covered);
            table.rows.push_back(
                {text_cell(quarters[q]), text_cell(makers[m]), tonnes_cell(sums.wanted),
                 tonnes_cell(sums.covered), percent_cell(sums.covered, sums.wanted),
                 tonnes_cell(first.wanted), percent_cell(first.covered, first.wanted),
                 tonnes_cell(sums.claimed)});
        }
    }
    const std::string words =
        "Copper of this mine against the cathode that makers need for data centres, by the quarter "
        "in which they melt it. What a maker is left with covers later quarters, never earlier "
        "ones.";
    return section("coverage", "Coverage of the build plan",
                   element("figure", bars.svg() + element("figcaption", words)) + table.html());
}

std::string sites_section(const Document& allocation) {
    std::map<std::string, Sums> sites;
    std::map<std::string, std::map<std::string, Sums>> by_quarter;
    for (const Document& row : allocation.at("sites").elements()) {
        sites[row.at("site").string()].add(row);
        by_quarter[row.at("site").string()][row.at("quarter").string()].add(row);
    }
    HtmlTable table{
        .caption =
            "Coverage by site. Sites that do not come first share what covers them by what "
            "they want",
        .header = {"site", "wanted, t", "covered, t", "covered, %", "claimed, t"},
        .rows = {}};
    for (const auto& [site, sums] : sites) {
        table.rows.push_back({text_cell(site), tonnes_cell(sums.wanted), tonnes_cell(sums.covered),
                              percent_cell(sums.covered, sums.wanted), tonnes_cell(sums.claimed)});
    }
    HtmlTable quarters{.caption = "Covered of what is wanted, %, by the quarter of the melt",
                       .header = {"site"},
                       .rows = {}};
    for (const std::string& quarter : quarters_of(allocation)) quarters.header.push_back(quarter);
    for (const auto& [site, of] : by_quarter) {
        std::vector<TableCell> row{text_cell(site)};
        for (const std::string& quarter : quarters_of(allocation)) {
            const auto sums = of.find(quarter);
            row.push_back(sums == of.end()
                              ? text_cell("")
                              : percent_cell(sums->second.covered, sums->second.wanted));
        }
        quarters.rows.push_back(std::move(row));
    }
    return section("sites", "Sites", table.html() + quarters.html());
}

std::string claims_section(const Document& allocation) {
    HtmlTable table{
        .caption = "Claims of makers: what is claimed of cathode is installed, lost, or in scrap",
        .header = {"maker", "of cathode, t", "installed, t", "lost, t", "left in scrap, t",
                   "of it came back once, t", "a claim in scrap is"},
        .rows = {}};
    for (const Document& row : allocation.at("claims").elements()) {
        const auto mass = [&](const char* key) { return tonnes_cell(row.at(key).number()); };
        table.rows.push_back({text_cell(row.at("maker").string()), mass("claimed_t"),
                              mass("installed_t"), mass("lost_t"), mass("left_in_scrap_t"),
                              mass("back_with_scrap_t"),
                              text_cell(row.at("scrap_claim").string())});
    }
    return table.rows.empty() ? std::string() : section("claims", "Claims", table.html());
}

/// "4.2 (3.3 to 6.1)" of a lot.
std::string footprint_words(const Document& lot) {
    if (lot.at("footprint").is_null()) return "not known";
    std::string text = readable(lot.at("footprint").number(), 3);
    if (!lot.at("p5").is_null() && !lot.at("p95").is_null()) {
        text += " (" + readable(lot.at("p5").number(), 3) + " to " +
                readable(lot.at("p95").number(), 3) + ")";
    }
    return text;
}

std::string lots_section(const Document& allocation) {
    const bool has_target = !allocation.at("target").is_null();
    HtmlTable table{
        .caption = "Lots on offer, with kg CO2e by kg of their own copper (P5 to P95): " +
                   allocation.at("view").string(),
        .header = {"lot", "there on", "t", "kg CO2e/kg", "which is", "within the target",
                   "may claim at most, t", "sent, t"},
        .rows = {}};
    for (const Document& lot : allocation.at("lots").elements()) {
        const bool is_within = lot.at("is_within_target").boolean();
        table.rows.push_back(
            {text_cell(lot.at("lot").string() +
                       (lot.at("is_planned").boolean() ? ", planned" : "")),
             text_cell(lot.at("available").string()), tonnes_cell(lot.at("mass_t").number(), 3),
             text_cell(footprint_words(lot)),
             text_cell(lot.at("footprint_is").is_null() ? "" : lot.at("footprint_is").string()),
             text_cell(!has_target ? "" : (is_within ? "yes" : "no")),
             tonnes_cell(lot.at("claimable_t").number(), 3),
             tonnes_cell(lot.at("sent_t").number(), 3)});
    }
    std::string words;
    if (has_target) {
        words = "A claim towards the target of " + readable(allocation.at("target").number(), 3) +
                " kg CO2e/kg rests on lots whose " +
                (allocation.at("target_test").string() == "P95" ? "P95" : "figure") +
                " is within it. ";
    }
    if (const Document* custody = allocation.find("custody")) {
        words += "By the books of “" + custody->at("link").string() + "”, " +
                 readable(custody->at("granted_t").number()) +
                 " t may be claimed of what leaves until " + custody->at("until").string() +
                 ", whichever lots carry it; " + readable(custody->at("claimed_t").number()) +
                 " t are.";
    }
    return section("lots", "Lots on offer", element("p", escaped(words)) + table.html());
}

/// What it means that the search was stopped.
std::string stopped_words(const Document& allocation) {
    std::string told;
    for (const Document& aim : allocation.at("aims").elements()) {
        if (aim.at("is_proved").boolean()) continue;
        told += (told.empty() ? "" : "; ") + aim.at("aim").string() + ": " +
                readable(aim.at("value").number() - aim.at("bound").number(), 3) +
                " at most could still be won";
    }
    if (told.empty()) return {};
    return element("p", escaped("The search was stopped after " +
                                std::to_string(allocation.at("most_nodes").integer()) +
                                " steps before this was proved: " + told +
                                ". More steps: allocation.most_nodes."));
}

std::string aims_section(const Document& allocation) {
    HtmlTable table{.caption = "Aims, each as well met as those before it allow",
                    .header = {"aim", "in its turn", "cannot be less than", "proved", "in the end"},
                    .rows = {}};
    for (const Document& aim : allocation.at("aims").elements()) {
        table.rows.push_back({text_cell(aim.at("aim").string()),
                              number_cell(aim.at("value").number(), 5),
                              number_cell(aim.at("bound").number(), 5),
                              text_cell(aim.at("is_proved").boolean() ? "yes" : "stopped before"),
                              number_cell(aim.at("in_the_end").number(), 5)});
    }
    const double gap = allocation.at("gap").number();
    const std::string given =
        gap > 0.0 ? element("p", escaped("For those after it an aim gives up as much as " +
                                         readable(100.0 * gap) + " % of what it is about."))
                  : std::string();
    std::string lacks;
    for (const Document& lack : allocation.at("below_least").elements()) {
        lacks +=
            element("li", escaped(lack.at("maker").string() + " in " + lack.at("quarter").string() +
                                  " gets " + readable(lack.at("short_t").number()) +
                                  " t less than he must"));
    }
    return section("aims", "What was aimed at",
                   stopped_words(allocation) + given + table.html() +
                       (lacks.empty() ? lacks : element("ul", lacks)));
}

std::string assignments_section(const Document& allocation) {
    HtmlTable table{
        .caption = "The next best sends that lot alone elsewhere and leaves all else",
        .header = {"lot", "to", "arrives", "t", "covers", "next best, and what it would take"},
        .rows = {}};
    for (const Document& each : allocation.at("assignments").elements()) {
        std::string covers;
        for (const Document& cover : each.at("covers").elements()) {
            covers += (covers.empty() ? "" : "; ") + readable(cover.at("mass_t").number(), 3) +
                      " t of " + cover.at("site").string() + ", " + cover.at("quarter").string();
        }
        table.rows.push_back(
            {text_cell(each.at("lot").string()), text_cell(each.at("maker").string()),
             text_cell(each.at("arrives").string()), tonnes_cell(each.at("mass_t").number(), 3),
             text_cell(covers.empty() ? "nothing" : covers),
             text_cell(each.at("next_best").string())});
    }
    return section("assignments", "Lots and why they go where they go", table.html());
}

std::string demand_section(const Document& demand) {
    HtmlTable table{
        .caption =
            "Cathode for data centres, all makers named here, t: P90 is exceeded with a "
            "chance of 90 in 100",
        .header = {"quarter", "P90", "P50", "P10", "mean", "installed and live, mean"},
        .rows = {}};
    for (const Document& row : demand.at("quarters").elements()) {
        const Document& cathode = row.at("cathode");
        table.rows.push_back({text_cell(row.at("quarter").string()),
                              tonnes_cell(cathode.at("p90_t").number(), 0),
                              tonnes_cell(cathode.at("p50_t").number(), 0),
                              tonnes_cell(cathode.at("p10_t").number(), 0),
                              tonnes_cell(cathode.at("mean_t").number(), 0),
                              tonnes_cell(row.at("installed").at("mean_t").number(), 0)});
    }
    HtmlTable bill{.caption = "Bill of materials",
                   .header = {"part", "share, %", "from", "to", "yield, %", "lead, weeks",
                              "aluminium, %", "source"},
                   .rows = {}};
    for (const Document& part : demand.at("bill").elements()) {
        const auto percent = [&](const char* key) {
            return number_cell(100.0 * part.at(key).number(), 3);
        };
        bill.rows.push_back({text_cell(part.at("subsystem").string()), percent("share"),
                             percent("share_low"), percent("share_high"), percent("yield"),
                             number_cell(part.at("lead_weeks").number()), percent("aluminium"),
                             text_cell(part.at("source").string())});
    }
    HtmlTable classes{.caption = "Copper by power, t/MW",
                      .header = {"class of site", "low", "likely", "high", "source"},
                      .rows = {}};
    for (const auto& member : demand.at("classes").members()) {
        classes.rows.push_back({text_cell(member.key),
                                number_cell(member.value.at("low_t_per_MW").number(), 3),
                                number_cell(member.value.at("likely_t_per_MW").number(), 3),
                                number_cell(member.value.at("high_t_per_MW").number(), 3),
                                text_cell(member.value.at("source").string())});
    }
    std::string notes;
    for (const Document& note : demand.at("notes").elements()) {
        notes += element("li", escaped(note.string()));
    }
    return section("demand", "What data centres want", table.html()) +
           section("assumptions", "Assumptions",
                   element("ul", notes) + bill.html() + classes.html());
}

std::string difference_section(const Document& allocation) {
    const Document* difference = allocation.find("against");
    if (difference == nullptr) return {};
    HtmlTable values{.caption = "Aims", .header = {"", "before", "now", "unit"}, .rows = {}};
    for (const auto& member : difference->at("values").members()) {
        values.rows.push_back({text_cell(member.key),
                               number_cell(member.value.at("before").number()),
                               number_cell(member.value.at("now").number()),
                               text_cell(member.value.at("unit").string())});
    }
    HtmlTable lots{.caption = "Lots", .header = {"lot", "before", "now"}, .rows = {}};
    for (const Document& row : difference->at("lots").elements()) {
        lots.rows.push_back({text_cell(row.at("lot").string()),
                             text_cell(row.at("before").string()),
                             text_cell(row.at("now").string())});
    }
    HtmlTable needs{
        .caption = "Needs", .header = {"need", "covered before, t", "now, t"}, .rows = {}};
    for (const Document& row : difference->at("needs").elements()) {
        needs.rows.push_back({text_cell(row.at("need").string()),
                              tonnes_cell(row.at("before_t").number(), 3),
                              tonnes_cell(row.at("now_t").number(), 3)});
    }
    return section("against", "What changed", values.html() + lots.html() + needs.html());
}

}  // namespace

void write_allocation_report(const Document& allocation, const std::filesystem::path& out) {
    const Document* told = allocation.find("title");
    const std::string title = told == nullptr ? out.stem().string() : told->string();
    Document data = Document::object();
    data["runs"] = Document::array();
    const std::string body =
        "<header>" + element("p", "Gossan · copper for data centres", "eyebrow") +
        element("h1", escaped(title)) +
        element("p",
                escaped("Masses of cathode. Demand rests on assumptions, which stand below; an "
                        "allocation moves copper, and what is claimed of it stands in custody."),
                "facts") +
        element("p", escaped(lead(allocation)), "lead") + "</header>\n" +
        coverage_section(allocation) + sites_section(allocation) + claims_section(allocation) +
        difference_section(allocation) + aims_section(allocation) +
        assignments_section(allocation) + lots_section(allocation) +
        demand_section(allocation.at("demand"));
    records::write_atomically(out, page({.title = title + " · Gossan allocation",
                                         .body = body,
                                         .data = records::print_line(data),
                                         .kind = PageKind::supply}));
}

}  // namespace gossan::report
