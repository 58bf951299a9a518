// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/table/supply_table.hpp"

#include <algorithm>
#include <array>

#include "gossan/base/calendar.hpp"
#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/tables/csv_writer.hpp"
#include "gossan/tables/workbook.hpp"

namespace gossan::supply {
namespace {

struct UnitFacts {
    MassUnit unit;
    const char* name;
    double grams;
};

/// A pound is 453.59237 g and a short ton 2000 of them, by definition.
constexpr std::array<UnitFacts, 5> units{{{MassUnit::gram, "g", 1.0},
                                          {MassUnit::kilogram, "kg", 1e3},
                                          {MassUnit::tonne, "t", 1e6},
                                          {MassUnit::pound, "lb", 453.59237},
                                          {MassUnit::short_ton, "st", 907184.74}}};

const UnitFacts& facts_of(MassUnit unit) {
    return *std::find_if(units.begin(), units.end(),
                         [&](const UnitFacts& facts) { return facts.unit == unit; });
}

TableColumn split(const std::string& header) {
    const std::string text(trimmed(header));
    for (const auto& [open, close] : {std::pair{'[', ']'}, std::pair{'(', ')'}}) {
        const std::size_t at = text.rfind(open);
        if (at == text.npos || text.back() != close) continue;
        return {header, std::string(trimmed(text.substr(0, at))),
                std::string(trimmed(text.substr(at + 1, text.size() - at - 2)))};
    }
    return {header, text, {}};
}

std::string lowered_extension(const std::filesystem::path& file) {
    return lowered(file.extension().string());
}

}  // namespace

const char* name_of(MassUnit unit) { return facts_of(unit).name; }

MassUnit mass_unit(std::string_view name) {
    std::vector<std::string> names;
    for (const UnitFacts& facts : units) {
        if (facts.name == name) return facts.unit;
        names.emplace_back(facts.name);
    }
    throw Error(ErrorCode::input, in_quotes(name) + " is no unit of mass", {},
                "write " + enumerate(names));
}

double in_unit(WholeMass mass, MassUnit unit) { return double(mass.grams) / facts_of(unit).grams; }

tables::SheetColumn mass_column(std::string name, std::span<const WholeMass> masses,
                                MassUnit unit) {
    tables::SheetColumn column{.name = std::move(name), .unit = name_of(unit), .cells = {}};
    for (const WholeMass mass : masses) column.cells.emplace_back(in_unit(mass, unit));
    return column;
}

tables::SheetColumn text_column(std::string name, std::vector<std::string> texts) {
    tables::SheetColumn column{.name = std::move(name), .unit = {}, .cells = {}};
    for (std::string& text : texts) {
        if (text.empty()) {
            column.cells.emplace_back();
        } else {
            column.cells.emplace_back(std::move(text));
        }
    }
    return column;
}

std::string csv_of(const tables::SheetToWrite& sheet) {
    tables::CsvRows rows;
    std::size_t n_rows = 0;
    for (const tables::SheetColumn& column : sheet.columns) {
        rows.cell(column.unit.empty() ? column.name : column.name + " [" + column.unit + "]");
        n_rows = std::max(n_rows, column.cells.size());
    }
    rows.end_row();
    for (std::size_t row = 0; row < n_rows; ++row) {
        for (const tables::SheetColumn& column : sheet.columns) {
            const tables::SheetValue value =
                row < column.cells.size() ? column.cells[row] : tables::SheetValue{};
            if (const auto* number = std::get_if<double>(&value)) {
                rows.cell(*number);
            } else if (const auto* text = std::get_if<std::string>(&value)) {
                rows.cell(*text);
            } else {
                rows.blank();
            }
        }
        rows.end_row();
    }
    return rows.text();
}

void write_csv_files(const std::filesystem::path& folder,
                     std::span<const tables::SheetToWrite> sheets) {
    std::filesystem::create_directories(folder);
    for (const tables::SheetToWrite& sheet : sheets) {
        records::write_atomically(folder / (sheet.name + ".csv"), csv_of(sheet));
    }
}

std::optional<tables::Table> read_supply_table(const std::filesystem::path& file,
                                               Diagnostics& diagnostics, const std::string& sheet) {
    if (lowered_extension(file) != ".xlsx") {
        auto table = tables::Table::read(file, diagnostics);
        return diagnostics.has_errors() ? std::nullopt : std::optional(std::move(table));
    }
    const tables::Workbook book = tables::read_workbook(file, diagnostics);
    if (diagnostics.has_errors()) return {};
    std::vector<std::string> names;
    for (const tables::Sheet& each : book.sheets) {
        names.push_back(each.name);
        const bool is_meant = sheet.empty() ? book.sheets.size() == 1 : each.name == sheet;
        if (is_meant) return tables::Table::of_sheet(each, 0, diagnostics);
    }
    diagnostics.add({.location = {.file = file.string()},
                     .code = "workbook.sheet",
                     .found = sheet.empty() ? "several sheets" : "no sheet " + in_quotes(sheet),
                     .allowed = enumerate(names)});
    return {};
}

std::vector<TableColumn> columns_of(const tables::Table& table) {
    std::vector<TableColumn> columns;
    for (const std::string& header : table.header()) columns.push_back(split(header));
    return columns;
}

std::optional<TableColumn> find_column(const tables::Table& table, std::string_view name) {
    for (const std::string& header : table.header()) {
        TableColumn column = split(header);
        if (column.name == name) return column;
    }
    return {};
}

bool require(const tables::Table& table, std::span<const std::string> names,
             Diagnostics& diagnostics) {
    std::vector<std::string> there;
    for (const TableColumn& column : columns_of(table)) there.push_back(column.name);
    bool all_are_there = true;
    for (const std::string& name : names) {
        if (find_column(table, name)) continue;
        all_are_there = false;
        const auto near = nearest(name, there);
        diagnostics.add({.location = {.file = table.file(), .line = 1},
                         .code = "csv.missing_column",
                         .found = "no column " + in_quotes(name),
                         .allowed = "one of each: " + enumerate(names, "and"),
                         .write = near ? name + " in place of " + *near : std::string{}});
    }
    return all_are_there;
}

std::string text_at(const tables::Table& table, std::string_view name, std::size_t row) {
    const auto column = find_column(table, name);
    return column ? std::string(table.text(column->header, row)) : std::string{};
}

std::optional<WholeMass> mass_at(const tables::Table& table, std::string_view name, std::size_t row,
                                 Diagnostics& diagnostics) {
    const auto column = find_column(table, name);
    expects(column.has_value(), "the column is there");
    try {
        return whole_mass(std::string(table.text(column->header, row)) + " " + column->unit);
    } catch (const Error& fault) {
        table.add_fault(column->header, row,
                        {.code = "supply.mass",
                         .found = fault.what(),
                         .allowed = "a number, its unit of mass in the header",
                         .write = column->unit.empty() ? column->name + " [t]" : std::string{}},
                        diagnostics);
        return {};
    }
}

std::optional<double> date_at(const tables::Table& table, std::string_view name, std::size_t row,
                              Diagnostics& diagnostics) {
    const auto column = find_column(table, name);
    expects(column.has_value(), "the column is there");
    auto days = days_of(table.text(column->header, row));
    if (!days) {
        table.add_fault(column->header, row,
                        {.code = "supply.date",
                         .found = in_quotes(table.text(column->header, row), 40),
                         .allowed = "a date such as 2026-01-31"},
                        diagnostics);
    }
    return days;
}

}  // namespace gossan::supply
