// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/weather_file.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/atmosphere/weather.hpp"
#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/tables/quantity_column.hpp"

namespace gossan::atmosphere {
namespace {

constexpr double same_time = 1e-4;  // d, 9 s: what rounding in a spreadsheet leaves of an hour

/// Reads one table; a class only to carry what all its steps need.
class RecordReader {
public:
    RecordReader(const tables::Table& table, Diagnostics& diagnostics)
        : table_(table), diagnostics_(diagnostics) {
        record_.file = table.file();
        record_.n_rows = table.n_rows();
    }

    std::optional<WeatherRecord> read() {
        if (table_.header().empty()) return std::nullopt;
        const std::size_t before = diagnostics_.n_errors();
        read_times();
        for (std::size_t n = 1; n < table_.header().size(); ++n) {
            read_column(tables::split_header(table_.header()[n]));
        }
        if (diagnostics_.n_errors() != before) return std::nullopt;
        return std::move(record_);
    }

private:
    void fault(const std::string& header, std::size_t row, std::string code, std::string found,
               std::string allowed, std::string write = {}) {
        table_.add_fault(header, row,
                         {.code = std::move(code),
                          .path = "weather.file",
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)},
                         diagnostics_);
    }

    void header_fault(std::string code, std::string found, std::string allowed,
                      std::string write = {}) {
        diagnostics_.add({.location = {.file = table_.file(), .line = 1},
                          .code = std::move(code),
                          .path = "weather.file",
                          .found = std::move(found),
                          .allowed = std::move(allowed),
                          .write = std::move(write)});
    }

    void read_times() {
        tables::QuantityColumn column = tables::split_header(table_.header().front());
        record_.is_dated = column.name == "date";
        record_.is_monthly = column.name == "month";
        if (column.name == "day" && column.unit.empty()) column.unit = "d";
        if (!record_.is_dated && !record_.is_monthly && column.unit.empty()) {
            return header_fault("weather.no_time", "the first column " + in_quotes(column.name, 60),
                                "date, day, month, or a time with its unit", "day");
        }
        if (record_.n_rows == 0) {
            return header_fault("series.empty", "a file without rows", "at least one row");
        }
        std::vector<double> times;
        for (std::size_t row = 0; row < record_.n_rows; ++row) {
            const auto time = time_at(column, row);
            if (time) times.push_back(*time);
        }
        if (times.size() < record_.n_rows) return;
        if (record_.is_monthly) return check_months(column.header, times);
        record_.first = times.front();
        find_step(column.header, times);
        check_order(column.header, times);
    }

    std::optional<double> time_at(const tables::QuantityColumn& column, std::size_t row) {
        if (record_.is_monthly) return table_.required_number(column.header, row, diagnostics_);
        if (!record_.is_dated) {
            const Measure time{Duration::dimension, Scale::plain, "d"};
            const auto seconds = tables::quantity_at(table_, column, row, std::span(&time, 1),
                                                     "weather.file", diagnostics_);
            return seconds ? std::optional(*seconds / day.si) : std::nullopt;
        }
        const std::string_view text = table_.text(column.header, row);
        const auto days = days_of(text);
        if (!days) {
            fault(column.header, row, "weather.date", in_quotes(text, 60),
                  "dates such as 2026-01-31 or 2026-01-31 13:00");
        }
        return days;
    }

    void check_months(const std::string& header, const std::vector<double>& months) {
        for (std::size_t row = 0; row < months.size(); ++row) {
            if (months[row] == double(row) + 1.0 && row < 12) continue;
            return fault(header, row, "weather.month", "month " + shortest(months[row]),
                         "the months 1 to 12, each once and in order");
        }
        if (months.size() < 12) {
            fault(header, months.size() - 1, "weather.month",
                  "the last of " + std::to_string(months.size()) + " months",
                  "the months 1 to 12, each once and in order");
        }
    }

    void find_step(const std::string& header, const std::vector<double>& times) {
        double least = 1.0;
        std::size_t at = 0;
        for (std::size_t row = 1; row < times.size(); ++row) {
            const double apart = times[row] - times[row - 1];
            if (apart <= same_time || apart >= least) continue;
            least = apart;
            at = row;
        }
        const double rows_a_day = std::round(1.0 / least);
        record_.step = 1.0 / rows_a_day;
        if (std::abs(least - record_.step) > same_time) {
            fault(header, at, "weather.step", "rows " + shortest(least * 24.0) + " h apart",
                  "rows a day apart, or a whole number of rows to the day");
        }
    }

    [[nodiscard]] std::string named(double time) const {
        return record_.is_dated ? date_of(time) : "day " + rounded_quantity(time, {}, 8);
    }

    void check_order(const std::string& header, const std::vector<double>& times) {
        for (std::size_t row = 1; row < times.size(); ++row) {
            const double apart = times[row] - times[row - 1];
            if (std::abs(apart - record_.step) <= same_time) continue;
            const std::string after = " after " + named(times[row - 1]);
            if (std::abs(apart) <= same_time) {
                fault(header, row, "weather.twice", named(times[row]) + " a second time",
                      "one row for each time");
            } else if (apart < 0.0) {
                fault(header, row, "weather.order", named(times[row]) + after,
                      "times that rise from row to row");
            } else {
                const double missing = std::round(apart / record_.step) - 1.0;
                fault(header, row, "weather.gap", named(times[row]) + after, "no missing rows",
                      "the missing rows, " + shortest(std::max(missing, 1.0)) + " of them, from " +
                          named(times[row - 1] + record_.step));
            }
        }
    }

    void read_column(const tables::QuantityColumn& column) {
        const Field* const field = description_of<Weather>().find(column.name);
        const bool is_series = field != nullptr && innermost(field->type).kind == Kind::series;
        if (!is_series) return unknown(column);
        const std::string path = joined("weather", column.name);
        const auto& measures = innermost(field->type).measures;
        auto [values, is_new] = record_.columns.try_emplace(column.name);
        if (!is_new) {
            return header_fault("csv.duplicate_column",
                                "the column " + in_quotes(column.name) + " a second time",
                                "one column of each name");
        }
        for (std::size_t row = 0; row < record_.n_rows; ++row) {
            const auto si = tables::quantity_at(table_, column, row, measures, path, diagnostics_);
            if (!si) continue;
            values->second.push_back(*si);
            if (field->range.contains(*si)) continue;
            fault(column.header, row, "range.outside", format_quantity(*si, measures.front()),
                  to_string(field->range, measures.front()));
        }
    }

    void unknown(const tables::QuantityColumn& column) {
        std::vector<std::string> known;
        for (const Field& field : description_of<Weather>().fields) {
            if (innermost(field.type).kind == Kind::series) known.push_back(field.key);
        }
        const auto near = nearest(column.name, known);
        header_fault("csv.unknown_column", "the column " + in_quotes(column.header, 60),
                     enumerate(known) + ", each with its unit in brackets", near.value_or(""));
    }

    const tables::Table& table_;
    Diagnostics& diagnostics_;
    WeatherRecord record_;
};

}  // namespace

std::optional<WeatherRecord> weather_record(const tables::Table& table, Diagnostics& diagnostics) {
    return RecordReader(table, diagnostics).read();
}

std::optional<WeatherRecord> read_weather_file(const std::string& path, Diagnostics& diagnostics) {
    try {
        const std::size_t before = diagnostics.n_errors();
        const tables::Table table = tables::Table::read(path, diagnostics);
        if (diagnostics.n_errors() != before) return std::nullopt;
        return weather_record(table, diagnostics);
    } catch (const Error& error) {
        diagnostics.add({.location = {.file = path},
                         .code = "file.unreadable",
                         .path = "weather.file",
                         .found = error.what(),
                         .allowed = "a CSV file that can be read"});
        return std::nullopt;
    }
}

std::optional<WeatherRecord> daily_means(const WeatherRecord& record, Diagnostics& diagnostics) {
    const auto a_day = static_cast<std::size_t>(std::lround(1.0 / record.step));
    const bool is_whole = std::abs(record.first - std::round(record.first)) < same_time;
    if (!is_whole || record.n_rows % a_day != 0) {
        diagnostics.add(
            {.location = {.file = record.file},
             .code = "weather.part_of_a_day",
             .path = "weather.file",
             .found = is_whole ? "a last day that is not whole" : "a first day that is not whole",
             .allowed = "whole days, whose means are taken",
             .write = "the missing rows, or resolve = true"});
        return std::nullopt;
    }
    WeatherRecord daily = record;
    daily.step = 1.0;
    daily.n_rows = record.n_rows / a_day;
    for (auto& [key, values] : daily.columns) {
        std::vector<double> means(daily.n_rows, 0.0);
        for (std::size_t row = 0; row < values.size(); ++row) {
            means[row / a_day] += values[row] / double(a_day);
        }
        values = std::move(means);
    }
    return daily;
}

}  // namespace gossan::atmosphere
