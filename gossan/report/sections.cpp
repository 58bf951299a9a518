// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/sections.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "gossan/base/diagnostics.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/substance_balance.hpp"

namespace gossan::report {
namespace {

std::string paragraph(std::string_view text) { return element("p", escaped(text), "note"); }

std::string folded(std::string_view summary, std::string_view inside) {
    return "<details>" + element("summary", escaped(summary)) + std::string(inside) +
           "</details>\n";
}

/// The closures that the run computed from its own state; empty if it has not come to its end.
std::string own_closures(const records::Document& summary) {
    const records::Document* balance = summary.find("balance");
    if (balance == nullptr || !balance->is_object()) return {};
    HtmlTable table{.caption = "Relative to the largest of stock and throughput",
                    .header = {"balance", "relative"},
                    .rows = {}};
    for (const records::Member& member : balance->members())
        if (member.value.is_number())
            table.rows.push_back(
                {text_cell(member.key), number_cell(std::abs(member.value.number()), 2)});
    return folded("Closures as the run itself computed them", table.html());
}

std::string flows_table(const SubstanceBalance& balance) {
    HtmlTable table{.caption = balance.substance + ", " + balance.unit,
                    .header = {"what", "amount", "kind"},
                    .rows = {}};
    const auto row = [&](const std::string& what, double amount, const char* kind) {
        table.rows.push_back({text_cell(what), number_cell(amount, 6), text_cell(kind)});
    };
    row("stock at the start", balance.begin, "stock");
    for (const BalancePart& part : balance.boundary)
        row(part.label, part.amount, part.amount > 0.0 ? "in" : "out");
    row("stock at the end", balance.end, "stock");
    for (const BalancePart& part : balance.end_forms)
        row("of it: " + part.label, part.amount, "held as");
    for (const BalancePart& part : balance.transfers) row(part.label, part.amount, "inside");
    row("what does not close", balance.residual(), "residual");
    return table.html();
}

const char* word(Standing standing) {
    switch (standing) {
        case Standing::chosen:
            return "set in the scenario";
        case Standing::convention:
            return "default by choice";
        case Standing::sourced:
            return "sourced default";
        case Standing::unverified:
            return "unverified default";
        case Standing::estimate:
            break;
    }
    return "estimated default";
}

TableCell standing_cell(Standing standing) {
    const char* classes = standing == Standing::estimate     ? "chip bad"
                          : standing == Standing::unverified ? "chip open"
                                                             : "chip good";
    return {.html = element("span", word(standing), classes)};
}

HtmlTable values_table(const std::string& caption, std::span<const ValueInForce> values) {
    HtmlTable table{.caption = caption,
                    .header = {"key", "value in force", "standing", "where it came from"},
                    .rows = {}};
    for (const ValueInForce& value : values)
        table.rows.push_back({{.html = element("code", escaped(value.path))},
                              text_cell(value.value),
                              standing_cell(value.standing),
                              text_cell(value.origin)});
    return table;
}

}  // namespace

std::string balances_section(const RunView& run) {
    const auto balances = substance_balances(run.balance);
    if (balances.empty()) return {};
    HtmlTable table{.caption = "Stocks and flows of the whole run",
                    .header = {"substance", "unit", "at the start", "in", "out", "at the end",
                               "does not close", "relative"},
                    .rows = {}};
    std::string flows;
    for (const SubstanceBalance& balance : balances) {
        table.rows.push_back(
            {text_cell(balance.substance), text_cell(balance.unit), number_cell(balance.begin),
             number_cell(balance.in()), number_cell(balance.out()), number_cell(balance.end),
             number_cell(balance.residual(), 2), number_cell(std::abs(balance.closure()), 2)});
        flows += flows_table(balance);
    }
    return section("balances", "Balances",
                   paragraph("Summed from balance.csv, apart from the solver. Relative is to the "
                             "largest of stocks and flows.") +
                       "<div class=\"charts\" data-charts=\"balances\"></div>\n" + table.html() +
                       folded("Every flow, substance by substance", flows) +
                       own_closures(run.summary));
}

std::string values_section(const RunView& run) {
    if (run.values.empty()) return {};
    std::vector<ValueInForce> assumed;
    std::copy_if(run.values.begin(), run.values.end(), std::back_inserter(assumed),
                 [](const ValueInForce& value) { return value.standing != Standing::chosen; });
    std::stable_sort(
        assumed.begin(), assumed.end(),
        [](const ValueInForce& a, const ValueInForce& b) { return a.standing > b.standing; });
    std::string counts = "Of " + std::to_string(run.values.size()) + " values in force:";
    for (const Standing standing : {Standing::chosen, Standing::estimate, Standing::unverified,
                                    Standing::sourced, Standing::convention}) {
        const auto n = std::count_if(
            run.values.begin(), run.values.end(),
            [standing](const ValueInForce& value) { return value.standing == standing; });
        counts +=
            (standing == Standing::chosen ? " " : ", ") + std::to_string(n) + " " + word(standing);
    }
    std::string inside = paragraph(counts + ".");
    if (!assumed.empty()) inside += values_table("Values that nobody chose", assumed).html();
    inside += folded("Every value in force", values_table("effective.toml", run.values).html());
    return section("assumed", "What was assumed", inside);
}

std::string measured_section(const Measured& measured) {
    if (measured.marks.empty() && measured.others.empty()) return {};
    HtmlTable drawn{.caption = "Drawn beside the run",
                    .header = {"quantity", "as given", "in the run's unit", "unit", "day", "as",
                               "origin", "series"},
                    .rows = {}};
    static constexpr std::array kinds = {"point", "end of the test", "lowest of a range",
                                         "highest of a range"};
    for (const MeasuredMark& mark : measured.marks)
        drawn.rows.push_back({text_cell(mark.measured_name), text_cell(mark.written),
                              number_cell(mark.value), text_cell(readable_unit(mark.unit)),
                              number_cell(mark.time_d.value_or(std::nan(""))),
                              text_cell(kinds[static_cast<std::size_t>(mark.kind)]),
                              text_cell(mark.origin), text_cell(mark.series)});
    HtmlTable others{.caption = "Measured, but not a quantity of this run",
                     .header = {"quantity", "value", "unit", "day", "origin", "series"},
                     .rows = {}};
    for (const tables::LongRow& row : measured.others)
        others.rows.push_back({text_cell(row.quantity), number_cell(row.value.value),
                               text_cell(row.unit), number_cell(row.time_d.value_or(std::nan(""))),
                               text_cell(row.origin), text_cell(row.series)});
    std::string inside = paragraph(
        "Each value is drawn as what its source gives: a point on its day, a value without a day "
        "at "
        "the right edge, a printed range as a band. Values of one source that contradict each "
        "other are all drawn. Claims and forecasts are drawn hollow.");
    if (!drawn.rows.empty()) inside += drawn.html();
    if (!others.rows.empty())
        inside += folded(std::to_string(others.rows.size()) + " further values of the source",
                         others.html());
    return section("measured", "What was measured", inside);
}

std::string events_section(const RunView& run) {
    if (run.events.empty())
        return section("events", "Events", paragraph("Nothing out of the ordinary was noted."));
    HtmlTable table{.caption = "Events, in the order in which they happened",
                    .header = {"day", "what", "where", "value", "unit", "in words"},
                    .rows = {}};
    for (const records::Event& event : run.events)
        table.rows.push_back(
            {number_cell(event.time_d),
             {.html = element("span", escaped(event.kind),
                              event.severity == Severity::warning ? "chip open" : "chip")},
             text_cell(event.place),
             number_cell(event.value.value_or(std::nan(""))),
             text_cell(event.unit),
             text_cell(event.message)});
    return section("events", "Events", table.html());
}

}  // namespace gossan::report
