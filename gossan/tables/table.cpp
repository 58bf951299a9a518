// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/table.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/tables/file_bytes.hpp"

namespace gossan::tables {
namespace {

/// Checks that the header is one of a comma-separated table, its names distinct and not blank.
class HeaderCheck {
public:
    HeaderCheck(const std::string& file, const std::string& sheet, std::string_view text,
                Diagnostics& diagnostics)
        : file_(file), sheet_(sheet), text_(text), diagnostics_(diagnostics) {}

    void check(const std::vector<Cell>& cells) const {
        if (cells.size() == 1 && cells.front().text.find_first_of(";\t") != std::string::npos) {
            fault(cells.front(), "csv.separator", "columns separated by semicolons or tabs",
                  "commas between columns and a point before decimals");
            return;
        }
        std::set<std::string_view> seen;
        for (const Cell& cell : cells) {
            if (cell.text.empty()) {
                fault(cell, "csv.header", "a column without a name", "a name for every column");
            } else if (!seen.insert(cell.text).second) {
                fault(cell, "csv.duplicate_column",
                      "the column " + in_quotes(cell.text) + " a second time",
                      "a name of its own for each column");
            }
        }
    }

private:
    void fault(const Cell& cell, const char* code, std::string found, const char* write) const {
        diagnostics_.add(
            {.location = {.file = file_, .line = cell.line, .column = cell.column, .sheet = sheet_},
             .code = code,
             .found = std::move(found),
             .write = write,
             .excerpt = std::string(line_of(text_, cell.line))});
    }

    const std::string& file_;
    const std::string& sheet_;
    std::string_view text_;
    Diagnostics& diagnostics_;
};

Fault wrong_cell_count(const std::vector<Cell>& row, std::size_t n_columns, const std::string& file,
                       std::string_view text) {
    Fault fault{.location = {.file = file, .line = row.front().line},
                .code = "csv.cell_count",
                .found = std::to_string(row.size()) + " cells",
                .allowed = std::to_string(n_columns) + " cells, as many as the header has columns",
                .excerpt = std::string(line_of(text, row.front().line))};
    fault.write =
        row.size() < n_columns
            ? "the missing cells; a comma for each that is blank"
            : "a point, not a comma, before decimals; quotes around a text that holds a comma";
    return fault;
}

}  // namespace

Table Table::parse(std::string text, std::string file, Diagnostics& diagnostics) {
    Table table;
    table.file_ = std::move(file);
    table.text_ = std::move(text);
    const std::size_t n_before = diagnostics.n_errors();
    std::vector<std::vector<Cell>> rows = split_cells(table.text_, table.file_, diagnostics);
    if (rows.empty()) {
        if (diagnostics.n_errors() == n_before) {
            diagnostics.add({.location = {.file = table.file_},
                             .code = "csv.empty",
                             .found = "no table",
                             .allowed = "a first row with the names of the columns"});
        }
        return table;
    }
    table.header_cells_ = std::move(rows.front());
    for (const Cell& cell : table.header_cells_) table.header_.push_back(cell.text);
    HeaderCheck(table.file_, table.sheet_, table.text_, diagnostics).check(table.header_cells_);
    for (std::size_t k = 1; k < rows.size(); ++k) {
        if (rows[k].size() == table.header_.size()) {
            table.rows_.push_back(std::move(rows[k]));
        } else {
            diagnostics.add(
                wrong_cell_count(rows[k], table.header_.size(), table.file_, table.text_));
        }
    }
    return table;
}

Table Table::of_sheet(const Sheet& sheet, std::size_t header_row, Diagnostics& diagnostics) {
    Table table;
    table.file_ = sheet.file;
    table.sheet_ = sheet.name;
    table.text_ = sheet.text;
    expects(header_row < sheet.rows.size(), "the header is in the sheet");
    const std::vector<Cell>& header = sheet.rows[header_row];
    const std::span<const std::vector<Cell>> rows = std::span(sheet.rows).subspan(header_row + 1);
    std::vector<std::size_t> columns;
    for (std::size_t k = 0; k < header.size(); ++k) {
        const bool is_used =
            !header[k].text.empty() ||
            std::any_of(rows.begin(), rows.end(), [k](const std::vector<Cell>& row) {
                return k < row.size() && !row[k].text.empty();
            });
        if (!is_used) continue;
        columns.push_back(k);
        table.header_cells_.push_back(header[k]);
        table.header_.push_back(header[k].text);
    }
    HeaderCheck(table.file_, table.sheet_, table.text_, diagnostics).check(table.header_cells_);
    for (const std::vector<Cell>& row : rows) {
        std::vector<Cell>& cells = table.rows_.emplace_back();
        for (const std::size_t k : columns) {
            const int place = sheet.name.empty() ? 0 : int(k) + 1;
            cells.push_back(k < row.size() ? row[k]
                                           : Cell{.line = row.front().line, .column = place});
        }
        if (row.size() <= header.size()) continue;
        // The last cell of a row is never blank.
        sheet.add_fault(row.back(),
                        {.code = "csv.header",
                         .allowed = "values under the name of a column",
                         .write = "a name for the column, or nothing in this cell"},
                        diagnostics);
    }
    return table;
}

Table Table::read(const std::filesystem::path& file, Diagnostics& diagnostics) {
    return parse(file_bytes(file), file.string(), diagnostics);
}

std::optional<std::size_t> Table::find(std::string_view column) const {
    const auto found = std::find(header_.begin(), header_.end(), column);
    if (found == header_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - header_.begin());
}

bool Table::require_columns(std::span<const std::string> names, Diagnostics& diagnostics,
                            bool no_others) const {
    bool all_there = true;
    const int header_line = header_cells_.empty() ? 0 : header_cells_.front().line;
    for (const std::string& name : names) {
        if (find(name)) continue;
        all_there = false;
        const std::optional<std::string> near = nearest(name, header_);
        diagnostics.add({.location = {.file = file_, .line = header_line, .sheet = sheet_},
                         .code = "csv.missing_column",
                         .found = "no column " + in_quotes(name),
                         .allowed = "columns " + enumerate(names, "and"),
                         .write = near ? name + " instead of " + *near : std::string(),
                         .excerpt = std::string(line_of(text_, header_line))});
    }
    if (!no_others) return all_there;
    for (const Cell& cell : header_cells_) {
        if (std::find(names.begin(), names.end(), cell.text) != names.end()) continue;
        const std::optional<std::string> near = nearest(cell.text, names);
        diagnostics.add(
            {.location = {.file = file_, .line = cell.line, .column = cell.column, .sheet = sheet_},
             .code = "csv.unknown_column",
             .found = "the column " + in_quotes(cell.text),
             .allowed = enumerate(names),
             .write = near.value_or(""),
             .excerpt = std::string(line_of(text_, cell.line))});
    }
    return all_there;
}

const Cell& Table::cell(std::string_view column, std::size_t row) const {
    const std::optional<std::size_t> index = find(column);
    expects(index.has_value(), "the column is in the table");
    expects(row < rows_.size(), "the row is in the table");
    return rows_[row][*index];
}

std::string_view Table::text(std::string_view column, std::size_t row) const {
    return cell(column, row).text;
}

bool Table::is_blank(std::string_view column, std::size_t row) const {
    return trimmed(cell(column, row).text).empty();
}

std::optional<Reading> Table::reading(std::string_view column, std::size_t row,
                                      Diagnostics& diagnostics) const {
    if (is_blank(column, row)) return std::nullopt;
    Fault fault;
    std::optional<Reading> reading = parse_reading(text(column, row), fault);
    if (!reading) add_fault(column, row, std::move(fault), diagnostics);
    return reading;
}

std::optional<double> Table::number(std::string_view column, std::size_t row,
                                    Diagnostics& diagnostics) const {
    const std::optional<Reading> given = reading(column, row, diagnostics);
    if (!given) return std::nullopt;
    if (given->bound == Bound::exact) return given->value;
    add_fault(column, row,
              {.code = "csv.bound",
               .allowed = "an exact number in this column",
               .write = "a number without < or >"},
              diagnostics);
    return std::nullopt;
}

std::optional<double> Table::required_number(std::string_view column, std::size_t row,
                                             Diagnostics& diagnostics) const {
    if (is_blank(column, row)) {
        add_fault(column, row,
                  {.code = "csv.blank", .found = "a blank cell", .allowed = "a number"},
                  diagnostics);
    }
    return number(column, row, diagnostics);
}

std::vector<double> Table::numbers(std::string_view column, Diagnostics& diagnostics) const {
    const std::optional<std::size_t> index = find(column);
    expects(index.has_value(), "the column is in the table");
    std::vector<double> values(rows_.size(), std::numeric_limits<double>::quiet_NaN());
    Fault fault;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const std::string& text = rows_[row][*index].text;
        if (text.empty()) continue;
        const std::optional<Reading> given = parse_reading(text, fault);
        const bool is_exact = given && given->bound == Bound::exact;
        values[row] =
            is_exact ? given->value : number(column, row, diagnostics).value_or(values[row]);
    }
    return values;
}

SourceLocation Table::location(std::string_view column, std::size_t row) const {
    const Cell& at = cell(column, row);
    return {.file = file_, .line = at.line, .column = at.column, .sheet = sheet_};
}

SourceLocation Table::header_location(std::string_view column) const {
    const std::optional<std::size_t> index = find(column);
    expects(index.has_value(), "the column is in the table");
    const Cell& at = header_cells_[*index];
    return {.file = file_, .line = at.line, .column = at.column, .sheet = sheet_};
}

SourceLocation Table::location(std::size_t row) const {
    expects(row < rows_.size(), "the row is in the table");
    const Cell& first = rows_[row].front();
    return {.file = file_, .line = first.line, .column = first.column, .sheet = sheet_};
}

std::string_view Table::excerpt(std::size_t row) const {
    return line_of(text_, location(row).line);
}

void Table::add_fault(std::string_view column, std::size_t row, Fault fault,
                      Diagnostics& diagnostics) const {
    if (fault.location.file.empty()) fault.location = location(column, row);
    if (fault.path.empty()) fault.path = std::string(column);
    if (fault.found.empty()) fault.found = in_quotes(text(column, row), 40);
    if (fault.excerpt.empty()) fault.excerpt = std::string(line_of(text_, fault.location.line));
    diagnostics.add(std::move(fault));
}

}  // namespace gossan::tables
