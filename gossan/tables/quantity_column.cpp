// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/quantity_column.hpp"

#include "gossan/base/text.hpp"

namespace gossan::tables {
namespace {

/// Tells blanks and a laboratory's `<5`, which are no numbers.
bool is_no_number(const Table& table, const QuantityColumn& column, std::size_t row,
                  const std::string& path, Diagnostics& diagnostics) {
    const std::string_view text = table.text(column.header, row);
    const bool is_bound = text.starts_with('<') || text.starts_with('>');
    if (!text.empty() && !is_bound) return false;
    table.add_fault(column.header, row,
                    {.code = text.empty() ? "csv.blank" : "csv.bound",
                     .path = path,
                     .found = text.empty() ? "a blank cell" : in_quotes(text, 60),
                     .allowed = "one number"},
                    diagnostics);
    return true;
}

}  // namespace

QuantityColumn split_header(const std::string& header) {
    const std::string_view text = trimmed(header);
    const std::size_t open = text.rfind('(');
    if (open == text.npos || text.back() != ')') return {header, std::string(text), {}};
    return {header, std::string(trimmed(text.substr(0, open))),
            std::string(trimmed(text.substr(open + 1, text.size() - open - 2)))};
}

std::optional<double> quantity_at(const Table& table, const QuantityColumn& column, std::size_t row,
                                  std::span<const Measure> measures, const std::string& path,
                                  Diagnostics& diagnostics) {
    if (is_no_number(table, column, row, path, diagnostics)) return std::nullopt;
    const std::string text = std::string(table.text(column.header, row)) + " " + column.unit;
    const QuantityReading reading = read_quantity(text, measures);
    if (reading.quantity) return reading.quantity->si;
    table.add_fault(column.header, row,
                    {.code = reading.fault.code,
                     .path = path,
                     .found = reading.fault.found,
                     .allowed = reading.fault.allowed,
                     .write = column.unit.empty() ? "the unit in the header, as in \"time (d)\""
                                                  : reading.fault.write},
                    diagnostics);
    return std::nullopt;
}

}  // namespace gossan::tables
