// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::tables {

/// One measured value of a table in the long format. What its words mean is for the reader to know.
struct LongRow {
    std::string series = {};            ///< whose value it is: a column, a heap, a run
    std::optional<double> time_d = {};  ///< blank: the source gives no time, or the end of the test
    std::string quantity = {};
    Reading value = {};
    std::string unit = {};    ///< may be blank for a pure number
    std::string origin = {};  ///< how the source gives it: "table", "text", "text_claim" …
    SourceLocation location = {};
};

/// Reads a table `series,time_d,quantity,value,unit,origin`; a row with a fault is left out.
[[nodiscard]] std::vector<LongRow> long_rows(const Table& table, Diagnostics& diagnostics);

/// Reads a file in the long format; Error(io) if it cannot be read.
[[nodiscard]] std::vector<LongRow> read_long_table(const std::filesystem::path& file,
                                                   Diagnostics& diagnostics);

}  // namespace gossan::tables
