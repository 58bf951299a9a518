// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/series.hpp"

#include <algorithm>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/records/whole_rows.hpp"
#include "gossan/tables/csv_writer.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::records {
namespace {

constexpr const char* time_column = "time_d";

std::string header_cell(const ColumnInfo& column) { return column.name + " [" + column.unit + "]"; }

std::string header_line(std::span<const ColumnInfo> columns) {
    tables::CsvRows row;
    row.cell(time_column);
    for (const ColumnInfo& column : columns) row.cell(header_cell(column));
    row.end_row();
    return row.text();
}

ColumnInfo column_from(const std::string& cell, const std::string& file) {
    const std::size_t open = cell.rfind(" [");
    if (open == std::string::npos || !cell.ends_with(']')) {
        throw Error(ErrorCode::data, "a column is not headed `name [unit]`: " + in_quotes(cell),
                    file);
    }
    return {.name = cell.substr(0, open), .unit = cell.substr(open + 2, cell.size() - open - 3)};
}

}  // namespace

std::optional<std::size_t> Series::column(std::string_view name) const {
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [name](const ColumnInfo& info) { return info.name == name; });
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

SeriesWriter::SeriesWriter(AppendFile file, std::size_t n_columns)
    : file_(std::move(file)), n_columns_(n_columns) {}

SeriesWriter SeriesWriter::create(const std::filesystem::path& path,
                                  std::span<const ColumnInfo> columns) {
    SeriesWriter writer(AppendFile::create(path), columns.size());
    writer.file_.append(header_line(columns));
    return writer;
}

SeriesWriter SeriesWriter::cut_back(const std::filesystem::path& path,
                                    std::span<const ColumnInfo> columns, std::uint64_t length) {
    const std::string header = header_line(columns);
    if (!read_file(path).starts_with(header) || length < header.size()) {
        throw Error(ErrorCode::input, "the columns of the series are not those of this scenario",
                    path.string());
    }
    return {AppendFile::cut_back(path, length), columns.size()};
}

void SeriesWriter::append(double time_d, std::span<const double> values) {
    expects(values.size() == n_columns_, "a row of the series has a value for each column");
    row_.clear();
    row_.cell(time_d);
    for (const double value : values) row_.cell(value);
    row_.end_row();
    file_.append(row_.text());
}

Series read_series(const std::filesystem::path& path) {
    const tables::Table table = read_whole_rows(path);
    Diagnostics diagnostics;
    Series series;
    if (table.header().empty() || table.header().front() != time_column) {
        throw Error(ErrorCode::data, "the first column of a series is time_d", path.string());
    }
    for (std::size_t k = 1; k < table.header().size(); ++k) {
        series.columns.push_back(column_from(table.header()[k], path.string()));
    }
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        series.time_d.push_back(table.required_number(time_column, row, diagnostics).value_or(0.0));
    }
    for (const std::string& name : table.header().subspan(1)) {
        series.values.push_back(table.numbers(name, diagnostics));
    }
    throw_if_damaged(diagnostics, path);
    return series;
}

}  // namespace gossan::records
