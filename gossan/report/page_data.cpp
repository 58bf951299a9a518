// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/page_data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "gossan/report/budgets.hpp"
#include "gossan/report/compared_figures.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/inventory.hpp"
#include "gossan/report/map_data.hpp"
#include "gossan/report/site_data.hpp"
#include "gossan/report/substance_balance.hpp"

namespace gossan::report {
namespace {

using records::Document;

constexpr int series_digits = 6;

std::vector<double> picked(std::span<const double> values, std::span<const std::size_t> rows) {
    std::vector<double> out;
    out.reserve(rows.size());
    for (const std::size_t row : rows) out.push_back(values[row]);
    return out;
}

std::string series_json(const records::Series& series, std::size_t most_rows) {
    const auto rows = thinned(series.time_d.size(), most_rows);
    std::string out = "{\"rows\":" + std::to_string(series.time_d.size()) +
                      ",\"time\":" + json_numbers(picked(series.time_d, rows), series_digits + 2) +
                      ",\"columns\":[";
    for (std::size_t column = 0; column < series.columns.size(); ++column) {
        const auto& info = series.columns[column];
        out += column == 0 ? "\n{" : ",\n{";
        out += json_names(info.name, info.unit, info.long_name) +
               ",\"values\":" + json_numbers(picked(series.values[column], rows), series_digits) +
               "}";
    }
    return out + "]}";
}

Document parts_document(std::span<const BalancePart> parts) {
    Document list = Document::array();
    for (const BalancePart& part : parts) {
        Document entry = Document::object();
        entry["label"] = part.label;
        entry["amount"] = part.amount;
        list.push_back(std::move(entry));
    }
    return list;
}

std::string balances_json(std::span<const records::BalanceRow> rows) {
    Document list = Document::array();
    for (const SubstanceBalance& balance : substance_balances(rows)) {
        Document entry = Document::object();
        entry["substance"] = balance.substance;
        entry["unit"] = readable_unit(balance.unit);
        entry["begin"] = balance.begin;
        entry["end"] = balance.end;
        entry["boundary"] = parts_document(balance.boundary);
        list.push_back(std::move(entry));
    }
    return records::print_line(list);
}

std::string budgets_json(const Document& summary) {
    Document list = Document::array();
    for (const Budget& budget : budgets(summary)) {
        Document entry = Document::object();
        entry["title"] = budget.title;
        entry["unit"] = readable_unit(budget.unit);
        entry["parts"] = parts_document(budget.parts);
        entry["stored"] = budget.stored;
        list.push_back(std::move(entry));
    }
    return records::print_line(list);
}

const char* word(MarkKind kind) {
    switch (kind) {
        case MarkKind::point:
            return "point";
        case MarkKind::end_point:
            return "end";
        case MarkKind::minimum:
            return "minimum";
        case MarkKind::maximum:
            break;
    }
    return "maximum";
}

const char* word(MarkStanding standing) {
    switch (standing) {
        case MarkStanding::measured:
            return "measured";
        case MarkStanding::claim:
            return "claimed";
        case MarkStanding::forecast:
            break;
    }
    return "forecast";
}

std::string marks_json(std::span<const MeasuredMark> marks) {
    Document list = Document::array();
    for (const MeasuredMark& mark : marks) {
        Document entry = Document::object();
        entry["series"] = mark.series;
        entry["column"] = mark.column;
        entry["name"] = mark.measured_name;
        entry["value"] = mark.value;
        entry["time"] = mark.time_d.value_or(std::nan(""));
        entry["kind"] = word(mark.kind);
        entry["standing"] = word(mark.standing);
        entry["origin"] = mark.origin;
        entry["written"] = mark.written;
        list.push_back(std::move(entry));
    }
    return records::print_line(list);
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

}  // namespace

std::vector<std::size_t> thinned(std::size_t n, std::size_t most) {
    std::vector<std::size_t> rows;
    const std::size_t kept = std::min(n, most);
    for (std::size_t k = 0; k < kept; ++k)
        rows.push_back(kept == 1 ? n - 1 : k * (n - 1) / (kept - 1));
    return rows;
}

std::string json_text(const std::string& value) { return records::print_line(Document(value)); }

std::string json_names(const std::string& name, const std::string& unit,
                       const std::string& meaning) {
    return "\"name\":" + json_text(name) + ",\"unit\":" + json_text(readable_unit(unit)) +
           ",\"meaning\":" + json_text(meaning.empty() ? name : meaning);
}

std::string json_number(double value, int digits) {
    if (!std::isfinite(value)) return "null";
    char buffer[32];
    return {buffer,
            std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits)
                .ptr};
}

std::string json_numbers(std::span<const double> values, int digits) {
    std::string out = "[";
    for (const double value : values) {
        if (out.size() > 1) out += ',';
        out += json_number(value, digits);
    }
    return out + "]";
}

std::string page_data(std::span<const RunView> runs, const Measured& measured,
                      const PageLimits& limits) {
    std::string out = "{\"runs\":[";
    const std::vector<std::string> labels = run_labels(runs);
    for (const RunView& run : runs) {
        if (&run != runs.data()) out += ",";
        out +=
            "{\"name\":" + json_text(run.name) +
            ",\"label\":" + json_text(labels[static_cast<std::size_t>(&run - runs.data())]) +
            ",\"series\":" + series_json(run.series, limits.series_rows / runs.size()) +
            ",\"maps\":" + (runs.size() == 1 ? maps_json(run.fields, limits.map_cells) : "null") +
            ",\"balances\":" + balances_json(run.balance) +
            ",\"inventory\":" + records::print_line(inventory_document(run.inventory)) +
            ",\"budgets\":" + budgets_json(run.summary) +
            ",\"site\":" + (runs.size() == 1 ? site_json(run) : "null") + "}";
    }
    out += "],\"marks\":" + marks_json(measured.marks) + ",\"answers\":" + answers_json(runs) + "}";
    replace_all(out, "<", "\\u003c");
    return out;
}

}  // namespace gossan::report
