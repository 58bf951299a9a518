// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/optimise_report.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/document.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/search_summary.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using records::Document;

constexpr const char* no_break_space = "\u00a0";
constexpr const char* of_search = "gossan.optimise/1";

/// "01" of "plans/01.toml".
std::string short_name(const Document& plan) {
    return std::filesystem::path(plan.at("file").string()).stem().string();
}

std::string counted(std::size_t n, const char* one, const char* many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

/// "+4.1 %"; blank where there is nothing to compare with.
std::string percent(double now, double before) {
    if (!(std::abs(before) > 0.0) || std::isnan(now)) return {};
    const double change = 100.0 * (now - before) / std::abs(before);
    return (change > 0.0 ? "+" : "") + readable(change, 2) + no_break_space + "%";
}

/// What a plan gives of an objective beside the plan in force, on the full site where both were
/// run there.
std::string gives(const SearchSummary& search, const Document& plan, std::size_t f) {
    double now = SearchSummary::mean(plan, f), before = SearchSummary::mean(search.base(), f);
    const double full = SearchSummary::first_world(plan, "full", f);
    const double full_before = SearchSummary::first_world(search.base(), "full", f);
    const bool is_full = !std::isnan(full) && !std::isnan(full_before) &&
                         (!search.has_members() || search.has_few_of_members());
    if (is_full) now = full, before = full_before;
    return readable(now) + " against " + readable(before) + " in force (" + percent(now, before) +
           (is_full ? ", on the full site)" : ")");
}

std::string binding_words(const SearchSummary& search) {
    std::string words;
    const auto& names = search["constraint_names"].elements();
    for (std::size_t c = 0; c < names.size(); ++c) {
        const auto binds = [&](const Document& plan) {
            return plan.at("constraints").elements()[c].at("binds").boolean();
        };
        const auto n =
            std::size_t(std::count_if(search.front().begin(), search.front().end(), binds));
        if (n == 0) continue;
        words += (words.empty() ? "" : "; ") + names[c].string() + " binds in " +
                 std::to_string(n) + " of " + counted(search.front().size(), "plan", "plans");
    }
    if (names.empty()) return {};
    return words.empty() ? " No constraint binds." : " " + words + ".";
}

std::string lead(const SearchSummary& search) {
    if (!search.is_feasible()) {
        const Document& least = search["least_violated"];
        std::string missed;
        const auto& constraints = least.at("constraints").elements();
        for (std::size_t c = 0; c < constraints.size(); ++c) {
            const double by = constraints[c].at("missed").number();
            if (by <= 0.0) continue;
            missed += (missed.empty() ? "" : ", ") +
                      search["constraint_names"].elements()[c].string() + " by " +
                      readable(100.0 * by, 2) + " %";
        }
        return "Of " + readable(search.count("plans_tried")) +
               " plans none holds all constraints. The least violated one misses " + missed + ".";
    }
    std::string text = search.front().size() == 1
                           ? std::string("One plan is beaten by no other.")
                           : std::to_string(search.front().size()) +
                                 " plans are beaten by no other: each is better by something.";
    for (std::size_t f = 0; f < search.n_objectives(); ++f) {
        const Document& plan = search.front()[search.best(f)];
        text += std::string(search.is_to_grow(f) ? " Most " : " Least ") + search.objective(f) +
                ": plan " + short_name(plan) + " with " + gives(search, plan, f) + ".";
    }
    return text + binding_words(search);
}

std::string header(const SearchSummary& search, const std::string& title) {
    const auto n_failed = std::size_t(search.count("failed_runs"));
    std::string facts =
        counted(std::size_t(search.count("plans_tried")), "plan", "plans") + " tried by " +
        search["engine"].string() + " · " +
        (search.has_members()
             ? readable(search.n_members()) + " members stand for what is not known" +
                   (search.has_few_of_members() ? ", of the plans looked at closely" : "") + " · "
             : "") +
        search["site"].string() +
        (n_failed > 0 ? " · " + counted(n_failed, "run", "runs") + " failed" : "") + " · Gossan " +
        search["version"].string();
    const std::string chip =
        search.is_feasible() ? ""
                             : " " + element("span", "no plan holds all constraints", "chip bad");
    return "<header>" + element("p", "Gossan · better plans", "eyebrow") +
           element("h1", escaped(title) + chip) + element("p", escaped(facts), "facts") +
           element("p", escaped(lead(search)), "lead") + "</header>\n";
}

/// One row a plan: what it gives, what is decided. The scripts sort it.
std::string all_section(const SearchSummary& search) {
    HtmlTable table{.caption = search.is_feasible()
                                   ? "Plans that no other beats, and the one in force"
                                   : "The least violated plan and the one in force",
                    .header = {"plan"},
                    .rows = {}};
    for (std::size_t f = 0; f < search.n_objectives(); ++f) {
        table.header.push_back(search.objective(f));
    }
    for (const Document& name : search["decision_names"].elements()) {
        table.header.push_back(name.string());
    }
    const auto add = [&](const std::string& name, const Document& plan) {
        auto& row = table.rows.emplace_back();
        row.push_back(text_cell(name));
        for (std::size_t f = 0; f < search.n_objectives(); ++f) {
            TableCell cell = number_cell(SearchSummary::mean(plan, f));
            if (const Document* spread = search.spread(plan, f)) {
                cell.html += element("div",
                                     readable(spread->at("p10").number(), 3) + " to " +
                                         readable(spread->at("p90").number(), 3),
                                     "difference");
            }
            row.push_back(std::move(cell));
        }
        for (const Document& each : plan.at("decisions").elements()) {
            row.push_back({.html = escaped(each.string()), .is_number = true});
        }
    };
    add("in force", search.base());
    for (const Document& plan : search.front()) add(short_name(plan), plan);
    if (!search.is_feasible()) add("least violated", search["least_violated"]);
    const std::string below =
        search.has_members()
            ? element("p", "Below each mean: 80 in 100 members lie between.", "note")
            : std::string();
    return section("all", "All of them",
                   "<div class=\"charts\" data-charts=\"all\"></div>" + below + table.html());
}

/// Whether the reduced site puts plans into the order of the full one, pair by pair.
std::string order_words(const std::vector<const Document*>& plans, std::size_t f) {
    std::size_t n = 0, n_right = 0;
    for (std::size_t a = 0; a < plans.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            const double full = SearchSummary::first_world(*plans[a], "full", f) -
                                SearchSummary::first_world(*plans[b], "full", f);
            const double reduced = SearchSummary::first_world(*plans[a], "reduced", f) -
                                   SearchSummary::first_world(*plans[b], "reduced", f);
            if (std::isnan(full)) continue;
            ++n;
            n_right += full * reduced > 0.0 ? 1 : 0;
        }
    }
    return std::to_string(n_right) + " of " + std::to_string(n);
}

/// What the search itself tells of the reduced site, with its correction; blank if it tells none.
std::string check_words(const SearchSummary& search, std::size_t f) {
    const Document* checks = search.find("reduced_against_full");
    if (checks == nullptr || f >= checks->elements().size()) return {};
    const Document& check = checks->elements()[f];
    const auto hundredths = [&](const char* key) {
        return readable(100.0 * check.at(key).number(), 2) + no_break_space + "%";
    };
    return ", off by at most " + hundredths("off") + ", " + hundredths("off_corrected") +
           " after the correction by the plan in force";
}

/// What the reduced site promised and what the full one gave.
std::string promise_section(const SearchSummary& search) {
    std::vector<const Document*> plans{&search.base()};
    for (const Document& plan : search.front()) {
        if (plan.find("full") != nullptr) plans.push_back(&plan);
    }
    if (search.base().find("full") == nullptr) return {};
    HtmlTable table{
        .caption = "Plans were sought on the reduced site and run again in full",
        .header = {"objective", "plan", "reduced site", "full site", "reduced is off by",
                   "against in force, reduced", "against in force, full"},
        .rows = {}};
    std::string order;
    for (std::size_t f = 0; f < search.n_objectives(); ++f) {
        for (const Document* plan : plans) {
            const auto value = [&](const Document& of, const char* site) {
                return SearchSummary::first_world(of, site, f);
            };
            const bool is_base = plan == plans.front();
            const double reduced = value(*plan, "reduced"), full = value(*plan, "full");
            const auto against = [&](const char* site) {
                return TableCell{
                    is_base ? "" : percent(value(*plan, site), value(search.base(), site)), true};
            };
            table.rows.push_back(
                {text_cell(search.objective(f)),
                 text_cell(is_base ? "in force" : short_name(*plan)), number_cell(reduced),
                 std::isnan(full) ? TableCell{"failed", true} : number_cell(full),
                 TableCell{percent(reduced, full), true}, against("reduced"), against("full")});
        }
        if (plans.size() < 3) continue;
        order += (order.empty() ? "The reduced site puts " : "; ") + order_words(plans, f) +
                 " pairs of these plans in the order of the full site by " + search.objective(f) +
                 check_words(search, f);
    }
    const std::string words = "Trust a gain where the full site shows it too" +
                              std::string(search.has_members() && !search.has_few_of_members()
                                              ? "; all in the first world of the members"
                                              : "") +
                              ". " + (order.empty() ? "" : order + ".");
    return section("promise", "How far the reduced site is off",
                   table.html() + element("p", escaped(words), "note"));
}

std::string notes_section(const Document& notes) {
    std::string items;
    for (const Document& line : notes.elements()) items += element("li", escaped(line.string()));
    return items.empty() ? "" : section("notes", "Notes", element("ul", items));
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

void write_optimise_report(const std::filesystem::path& folder, const std::filesystem::path& out) {
    const auto file = folder / "summary.json";
    const Document summary = records::parse_document(records::read_file(file), file.string());
    const Document* schema = summary.find("schema");
    if (schema == nullptr || schema->string() != of_search) {
        throw Error(ErrorCode::data, "this is no search for plans", file.string());
    }
    const SearchSummary search(summary);
    Document data = Document::object();
    data["runs"] = Document::array();
    data["marks"] = Document::array();
    data["plans"] = summary;
    data["plans"]["folder"] = folder.string();
    const std::string& title = summary.at("title").string();
    const std::string body =
        header(search, title) +
        charts_section("front",
                       search.n_objectives() > 1 ? "Plans that no other beats" : "Plans tried") +
        section("plan", "One plan",
                "<div id=\"one-plan\"></div><div class=\"charts\" "
                "data-charts=\"gains\"></div>") +
        all_section(search) + promise_section(search) +
        charts_section("search", "How the search went") + notes_section(summary.at("notes"));
    records::write_atomically(out, page({.title = title + " · Gossan better plans",
                                         .body = body,
                                         .data = without_tags(records::print_line(data)),
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
