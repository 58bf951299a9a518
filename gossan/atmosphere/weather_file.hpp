// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::atmosphere {

/// The rows of a weather file, each the mean of its stretch of time.
struct WeatherRecord {
    std::string file;
    bool is_monthly = false;  ///< rows are the months of any year, January first
    bool is_dated = false;    ///< `first` counts from the beginning of 1970, else from day 0
    double first = 0.0;       ///< d, when the first row begins
    double step = 1.0;        ///< d from row to row
    std::size_t n_rows = 0;
    std::map<std::string, std::vector<double>> columns;  ///< SI, by key of `Weather`
};

/// Reads a CSV table. Its first column is `date` (2026-01-31, or with the hour), `day` (or any time
/// with its unit, since day 0) or `month` (1 to 12: monthly means that repeat); a row begins at its
/// time and lasts to the next. Every other column is a key of `Weather` with its unit, "wind
/// (m/s)". Rows stand a day apart, or a whole number of them fills a day. Gaps, wrong order,
/// doubled times, unknown columns and values out of range are faults at their cells; then nothing
/// comes.
[[nodiscard]] std::optional<WeatherRecord> weather_record(const tables::Table& table,
                                                          Diagnostics& diagnostics);

/// As above from a file; one that cannot be read is a fault too.
[[nodiscard]] std::optional<WeatherRecord> read_weather_file(const std::string& path,
                                                             Diagnostics& diagnostics);

/// Rows of parts of days as means of whole days. A first or last day that is not whole is a fault.
[[nodiscard]] std::optional<WeatherRecord> daily_means(const WeatherRecord& record,
                                                       Diagnostics& diagnostics);

}  // namespace gossan::atmosphere
