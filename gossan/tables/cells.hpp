// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"

namespace gossan::tables {

/// One cell with its place: in a file its first character, quotes included; in a workbook its row
/// and column.
struct Cell {
    std::string text = {};  ///< without its quotes; not quoted: without blanks around it
    int line = 0;           ///< from 1
    int column = 0;         ///< from 1, in characters; in a workbook the column
    bool quoted = false;    ///< in a workbook: a text, even one that looks like a number
};

/// The rows of comma-separated text as RFC 4180 says, read leniently where the meaning is plain:
/// LF or CRLF, a UTF-8 byte order mark, empty lines and lines that begin with `#` (left out).
/// Every fault goes to `diagnostics` with its place; a faulty row is left out.
[[nodiscard]] std::vector<std::vector<Cell>> split_cells(std::string_view text,
                                                         const std::string& file,
                                                         Diagnostics& diagnostics,
                                                         char separator = ',');

/// Line `number` (from 1) of a text, without its end; empty if there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, int number);

/// "#NUM!" and its kin, as a spreadsheet writes a cell that it could not compute.
[[nodiscard]] bool is_spreadsheet_error(std::string_view text);

}  // namespace gossan::tables
