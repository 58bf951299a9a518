// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/long_table.hpp"

#include <array>

namespace gossan::tables {
namespace {

const std::array<std::string, 6>& long_columns() {
    static const std::array<std::string, 6> names = {"series", "time_d", "quantity",
                                                     "value",  "unit",   "origin"};
    return names;
}

/// Adds a fault for each cell of the row that must not be blank and is.
void require_text(const Table& table, std::size_t row, Diagnostics& diagnostics) {
    for (const char* column : {"series", "quantity", "value", "origin"}) {
        if (!table.is_blank(column, row)) continue;
        table.add_fault(column, row,
                        {.code = "csv.blank", .found = "a blank cell", .allowed = "a value"},
                        diagnostics);
    }
}

}  // namespace

std::vector<LongRow> long_rows(const Table& table, Diagnostics& diagnostics) {
    std::vector<LongRow> rows;
    if (!table.require_columns(long_columns(), diagnostics, true)) return rows;
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const std::size_t n_before = diagnostics.n_errors();
        require_text(table, row, diagnostics);
        LongRow read{.series = std::string(table.text("series", row)),
                     .time_d = table.number("time_d", row, diagnostics),
                     .quantity = std::string(table.text("quantity", row)),
                     .value = table.reading("value", row, diagnostics).value_or(Reading{}),
                     .unit = std::string(table.text("unit", row)),
                     .origin = std::string(table.text("origin", row)),
                     .location = table.location("value", row)};
        if (diagnostics.n_errors() == n_before) rows.push_back(std::move(read));
    }
    return rows;
}

std::vector<LongRow> read_long_table(const std::filesystem::path& file, Diagnostics& diagnostics) {
    return long_rows(Table::read(file, diagnostics), diagnostics);
}

}  // namespace gossan::tables
