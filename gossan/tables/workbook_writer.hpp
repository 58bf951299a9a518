// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace gossan::tables {

/// A cell to be written: blank, number (NaN and infinities: blank) or text.
using SheetValue = std::variant<std::monostate, double, std::string>;

/// One column of a sheet; its header reads "name [unit]", or "name" where the unit is blank.
struct SheetColumn {
    std::string name = {};
    std::string unit = {};
    std::vector<SheetValue> cells = {};
};

struct SheetToWrite {
    std::string name = {};  ///< at most 31 characters, none of []:*?/\ and no ' at either end
    std::vector<SheetColumn> columns = {};
};

/// Writes an XLSX workbook, put into place only when it is whole: a frozen bold header, numbers as
/// numbers of 16 significant digits. Equal input gives equal bytes. Error(io) if it cannot be
/// written, Error(input) for a name or a size that no sheet may have.
void write_workbook(const std::filesystem::path& file, std::span<const SheetToWrite> sheets);

}  // namespace gossan::tables
