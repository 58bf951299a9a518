// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/measured/long_form.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "gossan/base/text.hpp"
#include "gossan/records/measured.hpp"
#include "gossan/study/measured/sheet_words.hpp"
#include "gossan/study/measured/time_table.hpp"
#include "gossan/tables/long_table.hpp"

namespace gossan::study {
namespace {

constexpr double day = 86400.0;

/// The one series that is asked for; blank with a fault where several are there.
std::string chosen_series(const std::vector<tables::LongRow>& rows, const std::string& file,
                          const MeasuredOptions& options, Diagnostics& diagnostics) {
    std::set<std::string> found;
    for (const tables::LongRow& row : rows) found.insert(row.series);
    const std::vector<std::string> names(found.begin(), found.end());
    const bool is_there =
        options.series.empty() ? names.size() == 1 : found.contains(options.series);
    if (is_there) return options.series.empty() ? names.front() : options.series;
    if (!names.empty())
        diagnostics.add({.location = {.file = file},
                         .code = "measured.several",
                         .found = options.series.empty() ? std::to_string(names.size()) + " series"
                                                         : "no series " + in_quotes(options.series),
                         .allowed = "one of " + enumerate(names),
                         .write = "the series' name where the file is named"});
    return {};
}

/// The columns that the quantities of some rows may be, and in `names` which is which.
std::vector<records::ColumnInfo> columns_of(const std::vector<tables::LongRow>& rows,
                                            const MeasuredOptions& options,
                                            std::map<std::string, std::string>& names) {
    std::vector<records::ColumnInfo> columns;
    const auto add = [&](const std::string& quantity) {
        const auto meaning = meaning_of(quantity, options);
        if (!meaning || meaning->column.empty()) return;
        names.emplace(quantity, meaning->column);
        columns.push_back({meaning->column, meaning->unit, {}});
    };
    for (const tables::LongRow& row : rows) add(row.quantity);
    for (const auto& [quantity, column] : options.names) add(quantity);
    return columns;
}

class LongFormReader {
public:
    explicit LongFormReader(MeasuredTest& test) : test_(test) {}

    void add(const records::MeasuredMark& mark, const MeasuredOptions& options) {
        if (mark.standing != records::MarkStanding::measured) {
            ++left_out_["claims and forecasts"];
        } else if (mark.kind == records::MarkKind::end_point && !options.end_day) {
            ++left_out_["values without a day"];
        } else if (mark.kind != records::MarkKind::point &&
                   mark.kind != records::MarkKind::end_point) {
            ++left_out_["ends of ranges"];
        } else {
            MeasuredSeries& series = series_of(mark, options);
            series.values.push_back({(mark.time_d ? *mark.time_d : *options.end_day) * day,
                                     mark.value, mark.bound, to_string(mark.location)});
        }
    }

    void finish(std::size_t n_others) {
        if (n_others > 0) left_out_["quantities that no run has"] = int(n_others);
        for (const auto& [what, n] : left_out_)
            test_.notes.push_back("left out, " + what + ": " + std::to_string(n));
        for (MeasuredSeries& series : test_.series)
            std::stable_sort(
                series.values.begin(), series.values.end(),
                [](const MeasuredValue& a, const MeasuredValue& b) { return a.time_s < b.time_s; });
    }

private:
    MeasuredSeries& series_of(const records::MeasuredMark& mark, const MeasuredOptions& options) {
        for (MeasuredSeries& each : test_.series) {
            if (each.quantity == mark.column && each.measured_name == mark.measured_name)
                return each;
        }
        return test_.series.emplace_back(
            MeasuredSeries{.quantity = mark.column,
                           .unit = mark.unit,
                           .measured_name = mark.measured_name,
                           .error = error_of(mark.column, HeaderBlock{}, options),
                           .values = {}});
    }

    MeasuredTest& test_;
    std::map<std::string, int> left_out_;
};

}  // namespace

bool is_long_form(const tables::Sheet& sheet) {
    if (sheet.rows.empty()) return false;
    static constexpr std::array needed = {"series", "quantity", "value"};
    const auto& header = sheet.rows.front();
    return std::all_of(needed.begin(), needed.end(), [&](const char* name) {
        return std::any_of(header.begin(), header.end(),
                           [&](const tables::Cell& cell) { return cell.text == name; });
    });
}

void read_long_form(const tables::Sheet& sheet, const MeasuredOptions& options, MeasuredTest& test,
                    Diagnostics& diagnostics) {
    const std::size_t n_before = diagnostics.n_errors();
    const auto table = tables::Table::of_sheet(sheet, 0, diagnostics);
    std::vector<tables::LongRow> rows = tables::long_rows(table, diagnostics);
    const std::string chosen = chosen_series(rows, sheet.file, options, diagnostics);
    std::erase_if(rows, [&](const tables::LongRow& row) { return row.series != chosen; });
    test.id = chosen;
    std::map<std::string, std::string> names = options.names;
    const auto columns = columns_of(rows, options, names);
    const records::Measured measured = records::measured_of(rows, columns, names, diagnostics);
    LongFormReader reader(test);
    for (const records::MeasuredMark& mark : measured.marks) reader.add(mark, options);
    reader.finish(measured.others.size());
    if (test.series.empty() && diagnostics.n_errors() == n_before)
        diagnostics.add({.location = {.file = sheet.file},
                         .code = "measured.nothing",
                         .found = "no measured value with a day of a quantity that a run has"});
}

}  // namespace gossan::study
