// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/cells.hpp"
#include "gossan/tables/reading.hpp"
#include "gossan/tables/sheet.hpp"

namespace gossan::tables {

/// A table with named columns read from CSV or a workbook, which can say where each cell stood.
/// Faults are added to the Diagnostics that is passed in, never thrown. Rows are counted from 0
/// without header, comments and empty lines. Thread-safe to read.
class Table {
public:
    /// Reads CSV text; `file` is the name it has in faults. The first row is the header.
    [[nodiscard]] static Table parse(std::string text, std::string file, Diagnostics& diagnostics);
    /// Reads a file; Error(io) naming it if it cannot be read.
    [[nodiscard]] static Table read(const std::filesystem::path& file, Diagnostics& diagnostics);

    /// The rows of a sheet below `header_row`, more leniently: short rows end in blanks, and a
    /// column without a name and without a value is left out.
    [[nodiscard]] static Table of_sheet(const Sheet& sheet, std::size_t header_row,
                                        Diagnostics& diagnostics);

    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] std::span<const std::string> header() const { return header_; }
    [[nodiscard]] std::size_t n_rows() const { return rows_.size(); }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;

    /// Adds a fault for each of `names` that is no column, with the nearest column there is, and
    /// says whether all are there. With `no_others`, each further column is a fault too.
    bool require_columns(std::span<const std::string> names, Diagnostics& diagnostics,
                         bool no_others = false) const;

    // Cells, by row and the name of a column that must exist.

    [[nodiscard]] std::string_view text(std::string_view column, std::size_t row) const;
    [[nodiscard]] bool is_blank(std::string_view column, std::size_t row) const;
    /// Nothing for a blank cell, and for a cell that is no exact number (which is a fault).
    [[nodiscard]] std::optional<double> number(std::string_view column, std::size_t row,
                                               Diagnostics& diagnostics) const;
    /// As `number`, but keeps `<0.01` and `>100` as what they are.
    [[nodiscard]] std::optional<Reading> reading(std::string_view column, std::size_t row,
                                                 Diagnostics& diagnostics) const;
    /// As `number`, but a blank cell is a fault too.
    [[nodiscard]] std::optional<double> required_number(std::string_view column, std::size_t row,
                                                        Diagnostics& diagnostics) const;

    /// A whole column as exact numbers, NaN for a blank cell and for a fault.
    [[nodiscard]] std::vector<double> numbers(std::string_view column,
                                              Diagnostics& diagnostics) const;

    [[nodiscard]] SourceLocation location(std::string_view column, std::size_t row) const;
    [[nodiscard]] SourceLocation header_location(std::string_view column) const;
    [[nodiscard]] SourceLocation location(std::size_t row) const;  ///< first cell of the row
    /// The line of the file on which the row begins, as it stands.
    [[nodiscard]] std::string_view excerpt(std::size_t row) const;

    /// Adds `fault` at a cell, with place, found text and excerpt filled in where they are blank.
    void add_fault(std::string_view column, std::size_t row, Fault fault,
                   Diagnostics& diagnostics) const;

private:
    [[nodiscard]] const Cell& cell(std::string_view column, std::size_t row) const;

    std::string file_;
    std::string sheet_;
    std::string text_;
    std::vector<std::string> header_;
    std::vector<Cell> header_cells_;
    std::vector<std::vector<Cell>> rows_;
};

}  // namespace gossan::tables
