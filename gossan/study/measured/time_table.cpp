// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/time_table.hpp"

#include <algorithm>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/study/measured/measured_column.hpp"
#include "gossan/study/measured/sheet_words.hpp"

namespace gossan::study {
namespace {

constexpr double day = 86400.0;

bool is_time(const std::string& text, const MeasuredOptions& options) {
    const auto meaning = meaning_of(header_words(text).name, options);
    return meaning && (meaning->role == SheetRole::days || meaning->role == SheetRole::date);
}

bool is_number_or_date(std::string_view text) {
    Fault ignored;
    return tables::parse_reading(text, ignored).has_value() || days_of(text).has_value();
}

class TimeTableReader {
public:
    TimeTableReader(const tables::Table& table, const HeaderBlock& block,
                    const MeasuredOptions& options, MeasuredTest& test, Diagnostics& diagnostics)
        : table_(table), block_(block), options_(options), test_(test), diagnostics_(diagnostics) {}

    void read() {
        const std::size_t n_before = diagnostics_.n_errors();
        find_time();
        has_units_row_ = table_.n_rows() > 0 && !time_.header.empty() &&
                         !table_.is_blank(time_.header, 0) &&
                         !is_number_or_date(table_.text(time_.header, 0));
        read_times();
        for (const std::string& header : table_.header()) {
            if (header.empty() || header == time_.header || is_time(header, options_)) continue;
            read_column(header);
        }
        if (test_.series.empty() && diagnostics_.n_errors() == n_before)
            diagnostics_.add({.location = table_.header_location(time_.header),
                              .code = "measured.nothing",
                              .found = "a time table without a value"});
    }

private:
    struct TimeColumn {
        std::string header;
        bool is_date = false;
    };

    /// The first column of days, else of dates.
    void find_time() {
        for (const std::string& header : table_.header()) {
            const auto meaning = meaning_of(header_words(header).name, options_);
            if (!meaning) continue;
            const bool is_days = meaning->role == SheetRole::days;
            if (!is_days && meaning->role != SheetRole::date) continue;
            if (time_.header.empty() || (time_.is_date && is_days)) time_ = {header, !is_days};
        }
    }

    [[nodiscard]] std::string unit_of(const std::string& header) const {
        const std::string in_header = header_words(header).unit;
        if (!has_units_row_ || !in_header.empty()) return in_header;
        std::string_view text = trimmed(table_.text(header, 0));
        const bool in_brackets = (text.starts_with('[') && text.ends_with(']')) ||
                                 (text.starts_with('(') && text.ends_with(')'));
        if (in_brackets) text = text.substr(1, text.size() - 2);
        return plain_unit(text);
    }

    void read_times() {
        const double first = time_.is_date ? start() : 0.0;
        const double scale = time_.is_date ? day : scale_of_time();
        times_.resize(table_.n_rows());
        double latest = 0.0;
        for (std::size_t row = has_units_row_ ? 1 : 0; row < table_.n_rows(); ++row) {
            const auto given = time_.is_date
                                   ? date_in(row)
                                   : table_.required_number(time_.header, row, diagnostics_);
            if (!given) continue;
            const double time = (*given - first) * scale;
            if (time < latest) {
                const bool is_negative = time < 0.0;
                table_.add_fault(
                    time_.header, row,
                    {.code = "measured.time_order",
                     .allowed = is_negative ? "a time at or after the start"
                                            : "a time at or after that of the row above"},
                    diagnostics_);
                continue;
            }
            latest = time;
            times_[row] = time;
        }
    }

    std::optional<double> date_in(std::size_t row) {
        const auto days = days_of(table_.text(time_.header, row));
        if (!days)
            table_.add_fault(time_.header, row,
                             {.code = "csv.word", .allowed = "a date such as 2026-01-31"},
                             diagnostics_);
        return days;
    }

    double start() {
        const auto entry = block_.entries.find("start");
        if (entry != block_.entries.end()) return days_of(entry->second).value_or(0.0);
        diagnostics_.add({.location = table_.header_location(time_.header),
                          .code = "measured.no_start",
                          .path = time_.header,
                          .found = "dates without the day on which the test began",
                          .write = "a row \"start, 2026-01-31\" above the table"});
        return 0.0;
    }

    /// Seconds of one unit of the column of days.
    double scale_of_time() {
        const std::string unit = unit_of(time_.header);
        const bool says_days = bare_word(header_words(time_.header).name).starts_with("day");
        if (unit.empty() && says_days) return day;
        const QuantityReading reading =
            read_quantity("1 " + unit, Measure{.dimension = {.time = 1}});
        if (reading.quantity) return reading.quantity->si;
        diagnostics_.add({.location = table_.header_location(time_.header),
                          .code = reading.fault.code,
                          .path = time_.header,
                          .found = reading.fault.found,
                          .allowed = reading.fault.allowed,
                          .write = "time [d]"});
        return day;
    }

    void read_column(const std::string& header) {
        const std::string name = header_words(header).name;
        const auto meaning = meaning_of(name, options_);
        if (!meaning) {
            const auto known = words_of_sheets(options_);
            diagnostics_.add(
                {.location = table_.header_location(header),
                 .code = "csv.unknown_column",
                 .found = "the column " + in_quotes(name, 40),
                 .allowed = "a word of the page on measured tests, a column of a run, or a line in "
                            "the table of names beside the file",
                 .write = nearest(name, known).value_or("")});
            return;
        }
        if (meaning->role == SheetRole::remark) return;
        const ColumnToRead column{.header = header,
                                  .name = name,
                                  .unit = unit_of(header),
                                  .meaning = *meaning,
                                  .first_row = has_units_row_ ? std::size_t{1} : std::size_t{0}};
        MeasuredSeries series = read_measured_column(table_, column, times_, block_, diagnostics_);
        if (series.values.empty()) {
            test_.notes.push_back("no value of " + name);
            return;
        }
        series.error = error_of(series.quantity, block_, options_);
        test_.series.push_back(std::move(series));
    }

    const tables::Table& table_;
    const HeaderBlock& block_;
    const MeasuredOptions& options_;
    MeasuredTest& test_;
    Diagnostics& diagnostics_;
    TimeColumn time_;
    bool has_units_row_ = false;
    std::vector<std::optional<double>> times_;
};

}  // namespace

std::optional<std::size_t> time_row(const tables::Sheet& sheet, const MeasuredOptions& options) {
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        const auto& cells = sheet.rows[row];
        const auto first = std::find_if(cells.begin(), cells.end(), [](const tables::Cell& cell) {
            return !cell.text.empty();
        });
        if (first == cells.end() || !is_time(first->text, options)) continue;
        const bool names_a_value = std::any_of(first + 1, cells.end(), [&](const auto& cell) {
            const auto meaning = meaning_of(header_words(cell.text).name, options);
            return meaning && !meaning->column.empty();
        });
        if (names_a_value) return row;
    }
    return std::nullopt;
}

void read_time_table(const tables::Table& table, const HeaderBlock& block,
                     const MeasuredOptions& options, MeasuredTest& test, Diagnostics& diagnostics) {
    TimeTableReader(table, block, options, test, diagnostics).read();
}

ErrorModel error_of(const std::string& column, const HeaderBlock& block,
                    const MeasuredOptions& options) {
    if (const auto given = options.errors.find(column); given != options.errors.end())
        return given->second;
    if (const auto given = block.errors.find(column); given != block.errors.end())
        return given->second;
    return usual_error(column);
}

}  // namespace gossan::study
