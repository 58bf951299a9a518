// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/tables/table.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::supply {

/// Units in which the trade writes masses.
enum class MassUnit { gram, kilogram, tonne, pound, short_ton };

[[nodiscard]] const char* name_of(MassUnit unit);  ///< "g", "kg", "t", "lb", "st"
/// Error(input) telling the units for any other text.
[[nodiscard]] MassUnit mass_unit(std::string_view name);
[[nodiscard]] double in_unit(WholeMass mass, MassUnit unit);

/// A column of masses, its unit in the header.
[[nodiscard]] tables::SheetColumn mass_column(std::string name, std::span<const WholeMass> masses,
                                              MassUnit unit);
[[nodiscard]] tables::SheetColumn text_column(std::string name, std::vector<std::string> texts);

/// The sheet as CSV, its header as a workbook has it: "name [unit]".
[[nodiscard]] std::string csv_of(const tables::SheetToWrite& sheet);

/// One file NAME.csv a sheet, each put into place when it is whole; makes the folder.
void write_csv_files(const std::filesystem::path& folder,
                     std::span<const tables::SheetToWrite> sheets);

/// The table of a CSV file, or of the sheet of a workbook: of one name, or the only one.
[[nodiscard]] std::optional<tables::Table> read_supply_table(const std::filesystem::path& file,
                                                             Diagnostics& diagnostics,
                                                             const std::string& sheet = {});

/// A column with the unit of its header, "net [kg]" or "net (kg)".
struct TableColumn {
    std::string header = {};
    std::string name = {};
    std::string unit = {};
};

/// Its columns, in order.
[[nodiscard]] std::vector<TableColumn> columns_of(const tables::Table& table);
[[nodiscard]] std::optional<TableColumn> find_column(const tables::Table& table,
                                                     std::string_view name);
/// Whether all are there; a fault for each that is not.
bool require(const tables::Table& table, std::span<const std::string> names,
             Diagnostics& diagnostics);

// A cell of a column that must exist, by its name without unit; a fault and nothing for one that
// cannot be read.

/// Blank for a column that is not there.
[[nodiscard]] std::string text_at(const tables::Table& table, std::string_view name,
                                  std::size_t row);
[[nodiscard]] std::optional<WholeMass> mass_at(const tables::Table& table, std::string_view name,
                                               std::size_t row, Diagnostics& diagnostics);
/// Days since 1970.
[[nodiscard]] std::optional<double> date_at(const tables::Table& table, std::string_view name,
                                            std::size_t row, Diagnostics& diagnostics);

}  // namespace gossan::supply
