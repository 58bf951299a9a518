// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/contract_report.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "gossan/base/calendar.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/line_chart.hpp"
#include "gossan/report/page.hpp"

namespace gossan::report {
namespace {

using records::Document;

double day_of(const Document& date) { return days_of(date.string()).value_or(0.0); }

double month_end(const Document& month) {
    return days_to_month(month_of(days_of(month.string() + "-01").value_or(0.0)) + 1);
}

TableCell tonnes_cell(const Document& tonnes) {
    if (tonnes.is_null()) return {"", true};
    char text[48];
    std::snprintf(text, sizeof text, "%.3f", tonnes.number());
    return {text, true};
}

/// "1,234,567.80" of "1234567.80".
TableCell money_cell(const Document& money) {
    if (money.is_null()) return {"", true};
    std::string text = money.string();
    const std::size_t begin = text.starts_with('-') ? 1 : 0;
    for (std::size_t at = text.find('.'); at > begin + 3; at -= 3) text.insert(at - 3, ",");
    return {text, true};
}

std::string in_100(const Document& chance) {
    return chance.is_null() ? "" : readable(std::round(100.0 * chance.number()));
}

/// Whether a shipment fills the quota of a month of the contract, as totals and months count.
bool is_of_contract(const Document& told, const Document& shipment) {
    const auto& months = told.at("months").elements();
    return std::any_of(months.begin(), months.end(), [&](const Document& month) {
        return month.at("month") == shipment.at("month");
    });
}

ChartLine delivered_line(const Document& told, double begin, double end) {
    ChartLine line{.name = "delivered", .points = {{begin, 0.0}}, .colour = 0, .is_step = true};
    double so_far = 0.0;
    for (const Document& each : told.at("shipments").elements()) {
        if (!is_of_contract(told, each)) continue;
        so_far += each.at("mass_t").number();
        line.points.emplace_back(day_of(each.at("date")), so_far);
    }
    line.points.emplace_back(std::max(end, line.points.back().first), so_far);
    return line;
}

double delivered_by(const Document& told, double day) {
    double so_far = 0.0;
    for (const Document& each : told.at("shipments").elements()) {
        if (!is_of_contract(told, each)) continue;
        if (day_of(each.at("date")) <= day) so_far += each.at("mass_t").number();
    }
    return so_far;
}

void add_forecast(const Document& told, LineChart& chart) {
    const Document* forecast = told.find("forecast");
    if (forecast == nullptr || forecast->at("months").elements().empty()) return;
    const double from = day_of(forecast->at("from"));
    const double before = delivered_by(told, from), stock = forecast->at("stock_t").number();
    ChartBand band{.name = "80 in 100 lie between (P90 to P10)",
                   .days = {from},
                   .low = {before + stock},
                   .high = {before + stock},
                   .colour = 1};
    ChartLine median{
        .name = "deliverable, even chance (P50)", .points = {{from, before + stock}}, .colour = 1};
    ChartLine safe{.name = "safe to promise", .points = {}, .colour = 3, .is_dashed = true};
    for (const Document& month : forecast->at("months").elements()) {
        const double end = month_end(month.at("month"));
        band.days.push_back(end);
        band.low.push_back(before + month.at("P90_t").number());
        band.high.push_back(before + month.at("P10_t").number());
        median.points.emplace_back(end, before + month.at("P50_t").number());
        if (!month.at("safe_t").is_null()) {
            safe.points.emplace_back(end, before + month.at("safe_t").number());
        }
    }
    chart.bands.push_back(std::move(band));
    chart.lines.push_back(std::move(median));
    chart.lines.push_back(std::move(safe));
}

std::string curve_section(const Document& told) {
    const auto& months = told.at("months").elements();
    const double begin = days_of(months.front().at("month").string() + "-01").value_or(0.0);
    ChartLine due{.name = "sold", .points = {{begin, 0.0}}, .colour = 2, .is_dashed = true};
    double so_far = 0.0;
    for (const Document& month : months) {
        so_far += month.at("quota_t").number() - month.at("excused_t").number();
        due.points.emplace_back(month_end(month.at("month")), so_far);
    }
    const double as_of = day_of(told.at("as_of"));
    LineChart chart{.title = "Deliveries against what was sold",
                    .unit = "t in all",
                    .bands = {},
                    .lines = {due, delivered_line(told, begin, as_of)},
                    .mark = as_of,
                    .mark_words = "account of " + told.at("as_of").string()};
    add_forecast(told, chart);
    return section(
        "deliveries", "Deliveries against what was sold",
        element("figure", chart.svg() + element("figcaption",
                                                "What was sold is without what force majeure "
                                                "excuses. What can be delivered is finished stock "
                                                "and cathode to come, on top of what was "
                                                "delivered by then.")));
}

std::string months_section(const Document& told) {
    GroupedBars bars{
        .title = "Shortfall by month",
        .unit = "t",
        .groups = {},
        .names = {"short, made up later", "short, open or for good", "expected to be short"},
        .values = {{}, {}, {}}};
    HtmlTable table{
        .caption = "Months",
        .header = {"month", "quota, t", "excused, t", "delivered, t", "made up later, t",
                   "short, t", "damages, " + told.at("currency").string(), "state"},
        .rows = {}};
    const Document* forecast = told.find("forecast");
    for (const Document& month : told.at("months").elements()) {
        bars.groups.push_back(month.at("month").string());
        bars.values[0].push_back(month.at("made_up_t").number());
        bars.values[1].push_back(month.at("short_t").number());
        double expected = 0.0;
        for (std::size_t k = 0; forecast != nullptr && k < forecast->at("months").elements().size();
             ++k) {
            const Document& own = forecast->at("months").elements()[k];
            if (own.at("month") == month.at("month")) {
                expected = own.at("expected_short_t").number();
            }
        }
        bars.values[2].push_back(expected);
        table.rows.push_back(
            {text_cell(month.at("month").string()), tonnes_cell(month.at("quota_t")),
             tonnes_cell(month.at("excused_t")), tonnes_cell(month.at("delivered_t")),
             tonnes_cell(month.at("made_up_t")), tonnes_cell(month.at("short_t")),
             money_cell(month.at("damages")),
             text_cell(month.at("state").string() +
                       (month.at("quota_is_estimate").boolean() ? ", quota estimated" : ""))});
    }
    HtmlTable years{.caption = "Contract years, for take-or-pay",
                    .header = {"from", "minimum, t", "taken, t", "excused, t", "not taken, t",
                               "due, " + told.at("currency").string(), "made up, t", "lapsed, t"},
                    .rows = {}};
    for (const Document& year : told.at("years").elements()) {
        years.rows.push_back({text_cell(year.at("from").string()),
                              tonnes_cell(year.at("minimum_t")), tonnes_cell(year.at("taken_t")),
                              tonnes_cell(year.at("excused_t")),
                              tonnes_cell(year.at("deficiency_t")), money_cell(year.at("due")),
                              tonnes_cell(year.at("made_up_t")), tonnes_cell(year.at("lapsed_t"))});
    }
    return section(
        "shortfall", "Shortfall by month",
        element("figure", bars.svg()) + table.html() + (years.rows.empty() ? "" : years.html()));
}

std::string forecast_section(const Document& told) {
    const Document* forecast = told.find("forecast");
    if (forecast == nullptr) return {};
    HtmlTable table{
        .caption = "Deliverable so far since " + forecast->at("from").string() + ", of " +
                   readable(forecast->at("members").number()) +
                   " members; the chance of a month "
                   "itself lies between its two ends in 95 of 100 cases",
        .header = {"by the end of", "due so far, t", "P90: 90 in 100 chance of more than, t",
                   "P50: even chance, t", "P10: 10 in 100, t", "safe to promise, t",
                   "month met, in 100", "at least", "at most", "all months so far, in 100",
                   "expected short, t", "never made up, t",
                   "damages, " + told.at("currency").string()},
        .rows = {}};
    for (const Document& month : forecast->at("months").elements()) {
        table.rows.push_back({text_cell(month.at("month").string()),
                              tonnes_cell(month.at("due_so_far_t")),
                              tonnes_cell(month.at("P90_t")),
                              tonnes_cell(month.at("P50_t")),
                              tonnes_cell(month.at("P10_t")),
                              tonnes_cell(month.at("safe_t")),
                              {in_100(month.at("chance")), true},
                              {in_100(month.at("chance_low")), true},
                              {in_100(month.at("chance_high")), true},
                              {in_100(month.at("chance_all")), true},
                              tonnes_cell(month.at("expected_short_t")),
                              tonnes_cell(month.at("expected_lost_t")),
                              money_cell(month.at("expected_damages"))});
    }
    const std::string level = in_100(forecast->at("level"));
    std::string words;
    if (!forecast->at("safe_share").is_null()) {
        words +=
            in_100(forecast->at("safe_share")) +
            " % of every quota may be promised for all these months together with a chance of " +
            level + " in 100. ";
    }
    if (!forecast->at("stock_needed_t").is_null()) {
        words += readable(forecast->at("stock_needed_t").number()) +
                 " t of finished stock would meet every quota with that chance; there are " +
                 readable(forecast->at("stock_t").number()) + " t.";
    }
    std::string notes;
    for (const Document& note : forecast->at("notes").elements()) {
        notes += element("li", escaped(note.string()));
    }
    return section(
        "promises", "What may be promised",
        element("p", escaped(words)) + table.html() + (notes.empty() ? "" : element("ul", notes)));
}

std::string waits_of(const Document& shipment) {
    std::string words;
    for (const auto& [key, said] : {std::pair{"missing", "missing "}, {"to_come", "to come "}}) {
        const auto& list = shipment.at(key).elements();
        if (list.empty()) continue;
        words += (words.empty() ? "" : "; ") + std::string(said) + list.front().string() +
                 (list.size() > 1 ? " to " + list.back().string() : "");
    }
    return words;
}

std::string invoices_section(const Document& told) {
    const std::string& coin = told.at("currency").string();
    HtmlTable table{.caption = "Provisional and final value of each shipment, " + coin,
                    .header = {"shipment", "date", "t", "provisional", "final", "true-up", "period",
                               "unpriced, t", "fixings"},
                    .rows = {}};
    std::string notes;
    for (const Document& each : told.at("shipments").elements()) {
        const Document& first = each.at("provisional");
        const Document& last = each.at("final");
        const Document none;
        table.rows.push_back({text_cell(each.at("shipment").string()),
                              text_cell(each.at("date").string()), tonnes_cell(each.at("mass_t")),
                              money_cell(first.is_null() ? none : first.at("value")),
                              money_cell(last.is_null() ? none : last.at("value")),
                              money_cell(last.is_null() ? none : last.at("payable")),
                              text_cell(each.at("period").string()),
                              tonnes_cell(each.at("unpriced_t")), text_cell(waits_of(each))});
        if (last.is_null()) continue;
        for (const Document& line : last.at("lots").elements()) {
            for (const Document& note : line.at("notes").elements()) {
                notes += element("li", escaped(each.at("shipment").string() + ", lot " +
                                               line.at("lot").string() + ": " + note.string()));
            }
        }
    }
    GroupedBars bars{.title = "Unpriced by month of delivery",
                     .unit = "t",
                     .groups = {},
                     .names = {"priced", "unpriced"},
                     .values = {{}, {}}};
    for (const Document& each : told.at("shipments").elements()) {
        const std::string month = each.at("date").string().substr(0, 7);
        if (bars.groups.empty() || bars.groups.back() != month) {
            bars.groups.push_back(month);
            for (auto& own : bars.values) own.push_back(0.0);
        }
        const double unpriced = each.at("unpriced_t").number();
        bars.values[0].back() += each.at("mass_t").number() - unpriced;
        bars.values[1].back() += unpriced;
    }
    const Document& sums = told.at("totals");
    const std::string words = readable(sums.at("unpriced_t").number()) +
                              " t are delivered and not priced: at the newest fixing " +
                              money_cell(sums.at("unpriced_at_newest")).html + " " + coin + ".";
    return section("exposure", "Unpriced exposure",
                   element("p", escaped(words)) + element("figure", bars.svg())) +
           section("invoices", "Invoices",
                   table.html() + (notes.empty() ? "" : element("ul", notes)));
}

std::string clause_section(const Document& told) {
    const Document* clause = told.find("footprint_clause");
    if (clause == nullptr) return {};
    const std::string& coin = told.at("currency").string();
    HtmlTable table{
        .caption = "Invoiced lots against the clause",
        .header = {"lot", "shipment", "date", "t", "kg CO2e/kg", "L/kg", "off the price, cents/lb"},
        .rows = {}};
    for (const Document& each : told.at("shipments").elements()) {
        const Document& invoice =
            each.at("final").is_null() ? each.at("provisional") : each.at("final");
        if (invoice.is_null()) continue;
        for (const Document& line : invoice.at("lots").elements()) {
            const auto shown = [&](const char* key) -> TableCell {
                const Document* value = line.find(key);
                return value == nullptr ? TableCell{"not shown", true}
                                        : TableCell{readable(value->number(), 4), true};
            };
            table.rows.push_back({text_cell(line.at("lot").string()),
                                  text_cell(each.at("shipment").string()),
                                  text_cell(each.at("date").string()),
                                  tonnes_cell(line.at("mass_t")), shown("footprint_kg_per_kg"),
                                  shown("water_L_per_kg"), shown("remedy_cents_per_lb")});
        }
    }
    const Document& water = clause->at("most_water_L_per_kg");
    const std::string words =
        "At most " + readable(clause->at("most_kg_per_kg").number()) + " kg CO2e/kg " +
        clause->at("boundary").string() + ", " + clause->at("electricity").string() +
        ", by the method \"" + clause->at("method").string() + "\"" +
        (water.is_null() ? "" : ", and " + readable(water.number()) + " L/kg consumed") + ". " +
        readable(clause->at("lots_without_remedy").number()) + " of " +
        readable(clause->at("invoiced_lots").number()) +
        " invoiced lots are within it; the others lose " + clause->at("remedy").string() + ", " +
        money_cell(clause->at("taken_off")).html + " " + coin + " so far.";
    return section("clause", "What footprints may be", element("p", escaped(words)) + table.html());
}

std::string record_section(const Document& told) {
    const Document& record = told.at("on_time");
    std::string inside;
    if (record.at("due").number() > 0.0) {
        inside = element("p", escaped(readable(record.at("on_time_in_full").number()) + " of " +
                                      readable(record.at("due").number()) +
                                      " lines that were due came on time in full (the chance lies "
                                      "between " +
                                      in_100(record.at("on_time_in_full_low")) + " and " +
                                      in_100(record.at("on_time_in_full_high")) +
                                      " in 100 in 95 of 100 cases)."));
    }
    HtmlTable table{
        .caption = "Promises that are due, by the chance that was stated",
        .header = {"chance, in 100", "promises", "kept", "share kept at least, in 100", "at most"},
        .rows = {}};
    for (const Document& point : told.at("reliability").elements()) {
        table.rows.push_back({{in_100(point.at("chance")), true},
                              number_cell(point.at("promises").number()),
                              number_cell(point.at("kept").number()),
                              {in_100(point.at("low")), true},
                              {in_100(point.at("high")), true}});
    }
    if (!table.rows.empty()) inside += table.html();
    return inside.empty() ? "" : section("reliability", "How far promises were kept", inside);
}

std::string notes_section(const Document& told) {
    std::string items;
    for (const Document& note : told.at("notes").elements()) {
        items += element("li", escaped(note.string()));
    }
    return items.empty() ? "" : section("notes", "Notes", element("ul", items));
}

std::string lead_of(const Document& told) {
    const Document& sums = told.at("totals");
    const double delivered = sums.at("delivered_of_it_t").number();
    const double since = sums.at("delivered_t").number() - delivered;
    std::string words = readable(delivered, 6) + " t delivered of " +
                        readable(sums.at("scheduled_t").number(), 6) +
                        " t sold in the months that are over";
    if (!sums.at("attainment").is_null()) words += " (" + in_100(sums.at("attainment")) + " %)";
    if (since > 0.0) words += ", and " + readable(since, 6) + " t for months that are not";
    return words + "; " + readable(sums.at("unpriced_t").number(), 6) + " t are not priced yet.";
}

}  // namespace

void write_contract_report(const Document& told, const std::filesystem::path& out) {
    const std::string& title = told.at("name").string();
    const std::string facts = told.at("seller").string() + " to " + told.at("buyer").string() +
                              ", " + told.at("from").string() + " to " + told.at("until").string() +
                              ", " + told.at("incoterm").string() + ", " +
                              told.at("index").string();
    const std::string body =
        "<header>" + element("p", "Gossan · contract", "eyebrow") + element("h1", escaped(title)) +
        element("p", escaped(facts), "facts") + element("p", escaped(lead_of(told)), "lead") +
        "</header>\n" + curve_section(told) + forecast_section(told) + months_section(told) +
        invoices_section(told) + clause_section(told) + record_section(told) + notes_section(told);
    records::write_atomically(out, page({.title = title + " · Gossan contract",
                                         .body = body,
                                         .data = "{\"runs\":[]}",
                                         .kind = PageKind::study}));
}

}  // namespace gossan::report
