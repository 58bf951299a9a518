// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "gossan/tables/workbook_writer.hpp"

namespace gossan::study {

/// A sheet of a study's workbook without rows yet.
[[nodiscard]] tables::SheetToWrite new_sheet(const char* name,
                                             std::initializer_list<const char*> columns);

/// One row, a cell a column.
void add_row(tables::SheetToWrite& sheet, std::vector<tables::SheetValue> cells);

/// Writes each sheet as NAME.csv into the folder, and all of them as one workbook.
void write_sheets(const std::filesystem::path& folder, const std::string& workbook,
                  std::span<const tables::SheetToWrite> sheets);

}  // namespace gossan::study
