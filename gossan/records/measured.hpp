// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/series.hpp"
#include "gossan/tables/long_table.hpp"

namespace gossan::records {

/// How a measured value may be drawn: at its day, at the end, or as one end of a printed range.
enum class MarkKind { point, end_point, minimum, maximum };

/// How far a value may be trusted: measured, claimed by an interested party, or only forecast.
enum class MarkStanding { measured, claim, forecast };

/// One measured value beside the column of the run that it may be compared with.
struct MeasuredMark {
    std::string series;         ///< whose value it is
    std::string column;         ///< of the run's series.csv
    std::string measured_name;  ///< as the source calls it
    double value = 0.0;         ///< in the column's unit
    std::string unit;           ///< the column's
    std::optional<double> time_d;
    std::string origin;  ///< as given: "table", "text", "text_claim", "text_forecast"
    MarkKind kind = MarkKind::point;
    MarkStanding standing = MarkStanding::measured;
    std::string written;  ///< value and unit as given
    tables::Bound bound = tables::Bound::exact;
    SourceLocation location = {};
};

/// Everything a measured table says, sorted by whether this run can be held against it.
struct Measured {
    std::vector<MeasuredMark> marks;
    std::vector<tables::LongRow> others;  ///< not a quantity that the run has
};

/// Reads a table in the long format. Which column a quantity belongs to is said by a table beside
/// it, `NAME.names.csv` for `NAME.csv`, with columns `quantity,column`; without it, a quantity that
/// is called like a column. `_min` and `_max` at the end of a quantity are a printed range, which
/// the table of names may give without them; `_peak` is a maximum.
/// Error(input) with every fault at once.
[[nodiscard]] Measured read_measured(const std::filesystem::path& file,
                                     std::span<const records::ColumnInfo> columns);

/// The names that a table of names beside `file` gives; empty without one.
[[nodiscard]] std::map<std::string, std::string> names_beside(const std::filesystem::path& file,
                                                              Diagnostics& diagnostics);

/// As `read_measured`, of rows that were read already; faults go to `diagnostics`.
[[nodiscard]] Measured measured_of(std::span<const tables::LongRow> rows,
                                   std::span<const ColumnInfo> columns,
                                   const std::map<std::string, std::string>& names,
                                   Diagnostics& diagnostics);

}  // namespace gossan::records
