// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/cells.hpp"

namespace gossan::tables {

/// Cells in rows, of a CSV file or of one sheet of a workbook. A row holds its cells from the first
/// column to its last that is not blank; rows that are wholly blank are left out.
struct Sheet {
    std::string file = {};
    std::string name = {};  ///< of the sheet; blank for CSV
    bool is_hidden = false;
    int n_hidden_rows = 0;  ///< filtered or hidden by hand; they are read as all others
    std::vector<std::vector<Cell>> rows = {};
    std::string text = {};  ///< the file as it stands, for CSV

    [[nodiscard]] SourceLocation location(const Cell& cell) const;
    /// The line of the file that holds a cell; blank for a workbook.
    [[nodiscard]] std::string excerpt(const Cell& cell) const;
    /// Adds `fault` at a cell, with place, found text and excerpt filled in where they are blank.
    void add_fault(const Cell& cell, Fault fault, Diagnostics& diagnostics) const;
};

/// How the numbers of a sheet were mended, to be told.
struct CommaCount {
    int n_commas = 0;  ///< cells whose decimal comma became a point
    Cell first = {};   ///< the first of them, as it stood
};

/// Turns "0,5" and "<0,01" into numbers with a point. Where other numbers have a point, a comma may
/// as well separate thousands: that is a fault, at the first number of the rarer kind. In a
/// workbook only texts count, in CSV only what has no quotes.
CommaCount accept_decimal_commas(Sheet& sheet, Diagnostics& diagnostics);

/// The rows of CSV text by the separator that its first line has: comma, semicolon or tab. With
/// semicolons and tabs decimal commas are accepted, and counted in `commas`.
[[nodiscard]] Sheet sheet_of_csv(std::string text, std::string file, CommaCount& commas,
                                 Diagnostics& diagnostics);

}  // namespace gossan::tables
