// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/sheet.hpp"

namespace gossan::tables {

/// The sheets of an XLSX workbook, in its order. Numbers stand as their shortest digits, dates as
/// "2026-01-31 13:30", booleans as TRUE and FALSE, cells in error as "#NUM!" and its kin; formulas
/// as the value that was saved with them. Of merged cells the first holds the text, the others are
/// blank. Charts, comments and formats are not read.
struct Workbook {
    std::string file;
    std::vector<Sheet> sheets;
};

/// What a workbook may take; one of measurements is far smaller.
struct WorkbookLimits {
    std::size_t packed = std::size_t{64} << 20;    ///< bytes of the file
    std::size_t unpacked = std::size_t{64} << 20;  ///< bytes of all parts read
    std::size_t cells = 2'000'000;  ///< blanks before the last cell of a row included
};

/// Reads a workbook that lies in memory; `file` is its name in faults. No bytes make it throw:
/// whatever is wrong is a fault.
[[nodiscard]] Workbook parse_workbook(std::string_view bytes, const std::string& file,
                                      Diagnostics& diagnostics, WorkbookLimits limits = {});

/// Reads a file; Error(io) naming it if it cannot be read.
[[nodiscard]] Workbook read_workbook(const std::filesystem::path& file, Diagnostics& diagnostics);

}  // namespace gossan::tables
