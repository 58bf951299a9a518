// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/records/series.hpp"
#include "gossan/study/measured/error_model.hpp"
#include "gossan/tables/reading.hpp"

namespace gossan::study {

struct MeasuredValue {
    double time_s;
    double value;  ///< in the unit of the column of the run
    tables::Bound bound = tables::Bound::exact;
    std::string place = {};  ///< file and line, or sheet and cell
};

/// What was measured over time of one column of a run's series.csv, in the order of time; several
/// values of one time are each kept.
struct MeasuredSeries {
    std::string quantity;       ///< the column: "pls_Cu_g_L", "recovery_pct", "pls_Eh_mV" …
    std::string unit;           ///< of the column
    std::string measured_name;  ///< as the test calls it
    ErrorModel error;
    std::vector<MeasuredValue> values;
};

/// A column test, a heap or a plant over time.
struct MeasuredTest {
    std::string id;
    std::map<std::string, std::string> header;  ///< "mass" → "25.4 kg", "ore" → "Mina Sur"
    std::vector<MeasuredSeries> series;
    std::vector<std::string> notes;  ///< what was mended, left out or derived

    [[nodiscard]] const MeasuredSeries* find(std::string_view quantity) const;
    /// SI value of a quantity of the header; none where it is not given.
    [[nodiscard]] std::optional<double> header_value(const std::string& key) const;
};

struct MeasuredOptions {
    std::string sheet = {};              ///< of a workbook; blank: the only one with a time table
    std::string series = {};             ///< of a table in the long format; blank: the only one
    std::optional<double> end_day = {};  ///< of values in the long format that have no day
    std::vector<records::ColumnInfo> columns = {};  ///< of the run; those usual are known
    std::map<std::string, ErrorModel> errors = {};  ///< by column, before all others
    std::map<std::string, std::string> names = {};  ///< a header of the file → a column, or blank
                                                    ///< for one to be left out
};

/// Reads a test from CSV (comma, semicolon or tab) or XLSX, as docs/how-to/bring-measured-tests.md
/// lays it out: a header block above a time table, or the long format. Every fault of the file goes
/// to `diagnostics` in one pass; Error(io) if it cannot be read.
[[nodiscard]] MeasuredTest read_measured_test(const std::filesystem::path& file,
                                              const MeasuredOptions& options,
                                              Diagnostics& diagnostics);

/// Whether the file's name ends as that of a table does: .csv or .xlsx.
[[nodiscard]] bool is_measured_file(const std::filesystem::path& file);

}  // namespace gossan::study
