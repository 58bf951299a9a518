// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/sheet.hpp"

#include <algorithm>
#include <utility>

#include "gossan/base/text.hpp"

namespace gossan::tables {
namespace {

constexpr std::string_view digits = "0123456789";

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of(digits) == std::string_view::npos;
}

/// Whether "12<sign>5" is a number with `sign` before its decimals: "<-0,5", "1,2E-3".
bool is_number_with(char sign, std::string_view text) {
    text = trimmed(text);
    if (text.starts_with('<') || text.starts_with('>')) text = trimmed(text.substr(1));
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    const std::size_t at = text.find(sign);
    if (at == std::string_view::npos || !is_digits(text.substr(0, at))) return false;
    text.remove_prefix(at + 1);
    const std::size_t power = text.find_first_of("eE");
    if (power == std::string_view::npos) return is_digits(text);
    std::string_view exponent = text.substr(power + 1);
    if (exponent.starts_with('-') || exponent.starts_with('+')) exponent.remove_prefix(1);
    return is_digits(text.substr(0, power)) && is_digits(exponent);
}

/// The separator of the first line that is neither blank nor a comment.
char separator_of(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty() && !line.starts_with('#')) {
            bool in_quotes = false;
            for (const char sign : text.substr(0, end)) {
                if (sign == '"') in_quotes = !in_quotes;
                if (!in_quotes && (sign == ',' || sign == ';' || sign == '\t')) return sign;
            }
            return ',';
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return ',';
}

}  // namespace

SourceLocation Sheet::location(const Cell& cell) const {
    return {.file = file, .line = cell.line, .column = cell.column, .sheet = name};
}

std::string Sheet::excerpt(const Cell& cell) const {
    return text.empty() ? std::string() : std::string(line_of(text, cell.line));
}

void Sheet::add_fault(const Cell& cell, Fault fault, Diagnostics& diagnostics) const {
    if (fault.location.file.empty()) fault.location = location(cell);
    if (fault.found.empty()) fault.found = in_quotes(cell.text, 40);
    if (fault.excerpt.empty()) fault.excerpt = excerpt(cell);
    diagnostics.add(std::move(fault));
}

CommaCount accept_decimal_commas(Sheet& sheet, Diagnostics& diagnostics) {
    const bool is_workbook = !sheet.name.empty();
    CommaCount commas;
    int n_points = 0;
    Cell first_point;
    for (auto& row : sheet.rows) {
        for (Cell& cell : row) {
            const bool may_have_point = cell.quoted == is_workbook;
            if (may_have_point && is_number_with('.', cell.text) && n_points++ == 0)
                first_point = cell;
            if (!is_number_with(',', cell.text)) continue;
            if (commas.n_commas++ == 0) commas.first = cell;
            cell.text[cell.text.find(',')] = '.';
        }
    }
    if (n_points > 0 && commas.n_commas > 0)
        sheet.add_fault(
            n_points > commas.n_commas ? commas.first : first_point,
            {.code = "csv.mixed_decimals",
             .allowed = "one decimal sign in all numbers: " + std::to_string(n_points) +
                        " have a point, " + std::to_string(commas.n_commas) + " a comma",
             .write = "the sign that the others have; quotes around what is no number"},
            diagnostics);
    return commas;
}

Sheet sheet_of_csv(std::string text, std::string file, CommaCount& commas,
                   Diagnostics& diagnostics) {
    Sheet sheet{.file = std::move(file), .text = std::move(text)};
    const char separator = separator_of(sheet.text);
    sheet.rows = split_cells(sheet.text, sheet.file, diagnostics, separator);
    for (auto& row : sheet.rows) {
        while (!row.empty() && row.back().text.empty()) row.pop_back();
    }
    std::erase_if(sheet.rows, [](const auto& row) { return row.empty(); });
    commas = separator == ',' ? CommaCount{} : accept_decimal_commas(sheet, diagnostics);
    return sheet;
}

}  // namespace gossan::tables
