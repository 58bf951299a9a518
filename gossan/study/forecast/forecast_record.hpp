// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/study/forecast/forecast_result.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::study {

/// summary.json: the last day of every output, chances of targets, scores, what moves the outcome,
/// updates, causes, runs and failures.
[[nodiscard]] records::Document forecast_summary(const Forecast& forecast,
                                                 const ForecastResult& result);

/// forecast.json: what the page of a forecast draws.
[[nodiscard]] records::Document forecast_drawing(const Forecast& forecast,
                                                 const ForecastResult& result);

/// Sheets of forecast.xlsx, each a CSV file too: quantiles, months, tornado, and where there are
/// any paths (cathode of every member by month of a dated plan), targets, scores, updates and
/// causes.
[[nodiscard]] std::vector<tables::SheetToWrite> forecast_tables(const Forecast& forecast,
                                                                const ForecastResult& result);

/// Writes all of it into a study folder: tables as CSV and XLSX, both documents, and members.csv.
void write_forecast(const std::filesystem::path& folder, const Forecast& forecast,
                    const ForecastResult& result);

}  // namespace gossan::study
