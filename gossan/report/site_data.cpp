// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/site_data.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/calendar.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/page_data.hpp"
#include "gossan/report/site_accounts.hpp"
#include "gossan/report/site_modules.hpp"

namespace gossan::report {
namespace {

constexpr int digits = 5;
constexpr double undated_month = 30.0;              // d
constexpr std::size_t most_module_values = 200000;  // of all quantities together
constexpr std::size_t most_pond_rows = 600;
constexpr std::size_t most_diagrams = 60;

template <class List, class One>
std::string json_list(const List& list, const One& one) {
    std::string out = "[";
    for (const auto& each : list) out += (out.size() > 1 ? "," : "") + one(each);
    return out + "]";
}

std::string texts(const std::vector<std::string>& list) { return json_list(list, json_text); }

std::string number(double value) { return json_number(value, digits + 2); }

std::string cathode_json(const RunView& run) {
    const records::Document* by_month = run.summary.find("cathode_by_month_t");
    if (by_month == nullptr) return "null";
    std::vector<std::string> names;
    std::vector<double> all;
    for (const auto& [name, value] : by_month->members()) {
        names.push_back(name);
        all.push_back(value.number());
    }
    std::string streams;
    if (const auto* found = run.summary.find("cathode_by_stream_and_month_t")) {
        streams = json_list(found->members(), [](const records::Member& stream) {
            std::vector<double> values;
            for (const auto& value : stream.value.elements()) values.push_back(value.number());
            return "{\"name\":" + json_text(stream.key) +
                   ",\"values\":" + json_numbers(values, digits) + "}";
        });
    } else {
        streams = "[{\"name\":\"cathode\",\"values\":" + json_numbers(all, digits) + "}]";
    }
    auto months = months_of(run.manifest.start_date, run.manifest.duration_d);
    months.resize(std::min(months.size(), names.size()));
    return "{\"months\":" + texts(names) + ",\"streams\":" + streams + ",\"most\":" +
           json_numbers(report::by_month(run.series, "cathode_most_t_d", months), digits) + "}";
}

/// A component of a pond as people say it.
std::string meaning_of(const std::string& column) {
    if (column == "volume_m3") return "volume";
    if (column == "temperature_degC") return "temperature";
    if (column == "free_acid_g_L") return "free acid";
    const std::string name = column.substr(0, column.size() - std::string_view("_g_L").size());
    if (name == "Fe2") return "Fe(II)";
    if (name == "Fe3") return "Fe(III)";
    if (name == "SO4") return "sulphate";
    return name;
}

std::string unit_of(const std::string& column) {
    if (column == "volume_m3") return "m3";
    return column == "temperature_degC" ? "degC" : "g/L";
}

std::string ponds_json(const tables::Table& table) {
    std::vector<std::string> names;
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const std::size_t pond = index_in(names, table.text("pond", row));
        rows.resize(names.size());
        rows[pond].push_back(row);
    }
    const auto picked = [&](const std::string& column, const std::vector<std::size_t>& own) {
        const auto values = numbers_of(table, column);
        std::vector<double> some;
        for (const std::size_t k : thinned(own.size(), most_pond_rows)) {
            some.push_back(values[own[k]]);
        }
        return some;
    };
    std::string out;
    for (std::size_t pond = 0; pond < names.size(); ++pond) {
        std::string columns;
        for (const std::string& column : table.header()) {
            if (column == "time_d" || column == "pond" || column == "capacity_m3") continue;
            columns += (columns.empty() ? "{" : ",{") +
                       json_names(column, unit_of(column), meaning_of(column)) +
                       ",\"values\":" + json_numbers(picked(column, rows[pond]), digits) + "}";
        }
        const auto capacity = picked("capacity_m3", rows[pond]);
        out += (out.empty() ? "{\"name\":" : ",\n{\"name\":") + json_text(names[pond]) +
               ",\"capacity\":" + number(capacity.front()) +
               ",\"time\":" + json_numbers(picked("time_d", rows[pond]), digits + 2) +
               ",\"columns\":[" + columns + "]}";
    }
    return "[" + out + "]";
}

/// Diagrams by time, each by side, each by line as pairs.
std::string circuit_json(const tables::Table& table) {
    const auto time = numbers_of(table, "time_d");
    const auto aqueous = numbers_of(table, "aqueous_Cu_g_L");
    const auto organic = numbers_of(table, "organic_Cu_g_L");
    std::vector<std::size_t> begins;  // rows at which a time begins
    for (std::size_t row = 0; row < time.size(); ++row) {
        if (row == 0 || time[row] != time[row - 1]) begins.push_back(row);
    }
    std::vector<double> times;
    std::string out;
    for (const std::size_t k : thinned(begins.size(), most_diagrams)) {
        const std::size_t end = k + 1 < begins.size() ? begins[k + 1] : time.size();
        times.push_back(time[begins[k]]);
        std::string lines;
        for (std::size_t row = begins[k]; row < end;) {
            const auto side = table.text("side", row), line = table.text("line", row);
            std::vector<double> x, y;
            for (; row < end && table.text("side", row) == side && table.text("line", row) == line;
                 ++row) {
                x.push_back(aqueous[row]);
                y.push_back(organic[row]);
            }
            lines += (lines.empty() ? "{\"side\":" : ",{\"side\":") + json_text(std::string(side)) +
                     ",\"line\":" + json_text(std::string(line)) +
                     ",\"x\":" + json_numbers(x, digits) + ",\"y\":" + json_numbers(y, digits) +
                     "}";
        }
        out += (out.empty() ? "[" : ",\n[") + lines + "]";
    }
    return "{\"time\":" + json_numbers(times, digits + 2) + ",\"diagrams\":[" + out + "]}";
}

std::string events_json(const std::vector<records::Event>& events) {
    return json_list(events, [](const records::Event& event) {
        return "{\"day\":" + number(event.time_d) + ",\"kind\":" + json_text(event.kind) +
               ",\"place\":" + json_text(event.place) +
               ",\"value\":" + number(event.value.value_or(std::nan(""))) +
               ",\"unit\":" + json_text(readable_unit(event.unit)) +
               ",\"words\":" + json_text(event.message) +
               ",\"warns\":" + (event.severity == Severity::warning ? "true" : "false") + "}";
    });
}

}  // namespace

std::vector<Month> months_of(const std::string& start_date, double duration_d) {
    std::vector<Month> months;
    const auto start = days_of(start_date);
    for (double begin = 0.0; begin < duration_d;) {
        Month month{.begin_d = begin};
        if (start) {
            const int index = month_of(*start + begin);
            month.name = date_of(days_to_month(index)).substr(0, 7);
            month.end_d = days_to_month(index + 1) - *start;
        } else {
            month.name = "month " + std::to_string(months.size() + 1);
            month.end_d = begin + undated_month;
        }
        month.end_d = std::min(month.end_d, duration_d);
        begin = month.end_d;
        months.push_back(std::move(month));
    }
    return months;
}

std::vector<double> by_month(const records::Series& series, std::string_view column,
                             const std::vector<Month>& months) {
    const auto index = series.column(column);
    std::vector<double> amounts;
    for (const Month& month : months) {
        double amount = 0.0, days = 0.0;
        for (std::size_t row = 1; index && row < series.time_d.size(); ++row) {
            const double from = std::max(series.time_d[row - 1], month.begin_d);
            const double to = std::min(series.time_d[row], month.end_d);
            const double value = series.values[*index][row];
            if (to <= from || std::isnan(value)) continue;
            amount += value * (to - from);
            days += to - from;
        }
        amounts.push_back(days > 0.0 ? amount * (month.end_d - month.begin_d) / days
                                     : std::nan(""));
    }
    return amounts;
}

std::string modules_json(const SiteModules& modules, std::size_t most_values) {
    const std::size_t n = modules.n_modules();
    if (n == 0) return "null";
    const std::size_t most = std::max<std::size_t>(
        most_values / (n * std::max<std::size_t>(modules.fields.size(), 1)), 2);
    const auto rows = thinned(modules.time_d.size(), most);
    std::vector<double> times, pads(modules.pad.begin(), modules.pad.end());
    for (const std::size_t row : rows) times.push_back(modules.time_d[row]);
    const auto field = [&](const ModuleField& each) {
        std::vector<double> values;
        for (const std::size_t row : rows) {
            const auto begin = each.values.begin() + std::ptrdiff_t(row * n);
            values.insert(values.end(), begin, begin + std::ptrdiff_t(n));
        }
        return "\n{" + json_names(each.name, each.unit, each.meaning) +
               ",\"flags\":" + texts(each.flags) + ",\"values\":" + json_numbers(values, 4) + "}";
    };
    const auto span = [](const ModuleSpan& each) {
        return "[" + std::to_string(each.module) + "," + json_text(each.what) + "," +
               number(each.begin_d) + "," + number(each.end_d) + "]";
    };
    const auto drain = [&](const DrainDown& each) {
        return "{\"module\":" + std::to_string(each.module) + ",\"stop\":" + number(each.stop_d) +
               ",\"days\":" + json_numbers(each.days, digits) +
               ",\"m3\":" + json_numbers(each.m3, digits) + "}";
    };
    return "{\"time\":" + json_numbers(times, digits + 2) + ",\"names\":" + texts(modules.names) +
           ",\"pads\":" + texts(modules.pads) + ",\"pad\":" + json_numbers(pads, 6) +
           ",\"area\":" + json_numbers(modules.area_m2, digits) +
           ",\"stacked\":" + json_numbers(modules.stacked_d, digits) +
           ",\"fields\":" + json_list(modules.fields, field) +
           ",\"spans\":" + json_list(modules.spans, span) +
           ",\"drains\":" + json_list(modules.drain_downs, drain) + "}";
}

std::string site_json(const RunView& run) {
    if (!run.site.is_site()) return "null";
    return "{\"start\":" + json_text(run.manifest.start_date) +
           ",\"duration\":" + number(run.manifest.duration_d) +
           ",\"cathode\":" + cathode_json(run) +
           ",\n\"modules\":" + modules_json(run.modules, most_module_values) +
           ",\n\"ponds\":" + (run.site.ponds ? ponds_json(*run.site.ponds) : "[]") +
           ",\n\"circuit\":" + (run.site.circuit ? circuit_json(*run.site.circuit) : "null") +
           ",\n\"accounts\":" + accounts_json(run.inventory) +
           ",\n\"lines\":" + lines_json(run.inventory) +
           ",\n\"events\":" + events_json(run.events) + "}";
}

}  // namespace gossan::report
