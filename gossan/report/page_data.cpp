// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/page_data.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "gossan/report/html.hpp"
#include "gossan/report/substance_balance.hpp"

namespace gossan::report {
namespace {

using records::Document;

constexpr int series_digits = 6;
constexpr int map_digits = 4;

std::string text(const std::string& value) { return records::print_line(Document(value)); }

std::string names(const std::string& name, const std::string& unit, const std::string& meaning) {
    return "\"name\":" + text(name) + ",\"unit\":" + text(readable_unit(unit)) +
           ",\"meaning\":" + text(meaning.empty() ? name : meaning);
}

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
        out += names(info.name, info.unit, info.long_name) +
               ",\"values\":" + json_numbers(picked(series.values[column], rows), series_digits) +
               "}";
    }
    return out + "]}";
}

std::string maps_json(const records::Fields& fields, std::size_t most_cells) {
    const std::size_t n_cells = fields.layout.n_cells();
    if (n_cells == 0 || fields.time_d.empty()) return "null";
    const auto times =
        thinned(fields.time_d.size(), std::max<std::size_t>(most_cells / n_cells, 2));
    std::string out = "{\"rows\":" + std::to_string(fields.time_d.size()) +
                      ",\"time\":" + json_numbers(picked(fields.time_d, times), series_digits) +
                      ",\"faces\":" + json_numbers(fields.layout.faces_m, series_digits) +
                      ",\"fields\":[";
    for (std::size_t field = 0; field < fields.layout.fields.size(); ++field) {
        const auto& info = fields.layout.fields[field];
        std::vector<double> values;
        for (const std::size_t time : times) {
            const auto profile = fields.profile(field, time);
            values.insert(values.end(), profile.begin(), profile.end());
        }
        out += field == 0 ? "\n{" : ",\n{";
        out += names(info.name, info.unit, info.long_name) +
               ",\"values\":" + json_numbers(values, map_digits) + "}";
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

std::string json_numbers(std::span<const double> values, int digits) {
    std::string out = "[";
    for (const double value : values) {
        if (out.size() > 1) out += ',';
        if (std::isfinite(value)) {
            char buffer[32];
            out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value,
                                             std::chars_format::general, digits)
                                   .ptr);
        } else {
            out += "null";
        }
    }
    return out + "]";
}

std::string page_data(std::span<const RunView> runs, const Measured& measured,
                      const PageLimits& limits) {
    std::string out = "{\"runs\":[";
    for (const RunView& run : runs) {
        if (&run != runs.data()) out += ",";
        out +=
            "{\"name\":" + text(run.name) +
            ",\"series\":" + series_json(run.series, limits.series_rows / runs.size()) +
            ",\"maps\":" + (runs.size() == 1 ? maps_json(run.fields, limits.map_cells) : "null") +
            ",\"balances\":" + balances_json(run.balance) + "}";
    }
    out += "],\"marks\":" + marks_json(measured.marks) + "}";
    replace_all(out, "<", "\\u003c");
    return out;
}

}  // namespace gossan::report
