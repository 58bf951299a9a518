// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gossan/base/diagnostics.hpp"

namespace gossan::tables {

/// One cell with its place in the file: the first character of it, quotes included.
struct Cell {
    std::string text = {};  ///< without its quotes; not quoted: without blanks around it
    int line = 0;           ///< from 1
    int column = 0;         ///< from 1, in characters
    bool quoted = false;
};

/// The rows of comma-separated text as RFC 4180 says, read leniently where the meaning is plain:
/// LF or CRLF, a UTF-8 byte order mark, empty lines and lines that begin with `#` (left out).
/// Every fault goes to `diagnostics` with its place; a faulty row is left out.
[[nodiscard]] std::vector<std::vector<Cell>> split_cells(std::string_view text,
                                                         const std::string& file,
                                                         Diagnostics& diagnostics);

/// Line `number` (from 1) of a text, without its end; empty if there is none.
[[nodiscard]] std::string_view line_of(std::string_view text, int number);

/// "#NUM!" and its kin, as a spreadsheet writes a cell that it could not compute.
[[nodiscard]] bool is_spreadsheet_error(std::string_view text);

}  // namespace gossan::tables
