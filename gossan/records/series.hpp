// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/records/append_file.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::records {

/// One quantity over time: a snake_case name, its unit ("1" if it has none) and what it is in
/// words.
struct ColumnInfo {
    std::string name = {};
    std::string unit = {};
    std::string long_name = {};

    friend bool operator==(const ColumnInfo&, const ColumnInfo&) = default;
};

/// Quantities against time, one column each, as read from a series.csv.
struct Series {
    std::vector<ColumnInfo> columns;
    std::vector<double> time_d;
    std::vector<std::vector<double>>
        values;  ///< values[column][row], in the column's unit; NaN: not defined

    /// Index of the column called `name`.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
};

/// Writes series.csv: a header `time_d,name [unit],…`, then one row an output time.
class SeriesWriter {
public:
    [[nodiscard]] static SeriesWriter create(const std::filesystem::path& path,
                                             std::span<const ColumnInfo> columns);
    /// Goes on with a file cut back to `length` bytes; Error(io) if its header is of other columns.
    [[nodiscard]] static SeriesWriter cut_back(const std::filesystem::path& path,
                                               std::span<const ColumnInfo> columns,
                                               std::uint64_t length);

    /// One row; `values` in the order and units of the columns, NaN where a value is not defined.
    void append(double time_d, std::span<const double> values);

    [[nodiscard]] AppendFile& file() { return file_; }

private:
    SeriesWriter(AppendFile file, std::size_t n_columns);

    AppendFile file_;
    std::size_t n_columns_;
    tables::CsvRows row_;
};

/// Reads a series.csv to the same bits; a last line that a kill cut short is left out. The long
/// names are not in the file: they are in the manifest (see `read_series` of run_folder.hpp).
[[nodiscard]] Series read_series(const std::filesystem::path& path);

}  // namespace gossan::records
