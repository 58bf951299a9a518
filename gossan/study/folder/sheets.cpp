// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/folder/sheets.hpp"

#include "gossan/records/atomic_file.hpp"
#include "gossan/tables/csv_writer.hpp"

namespace gossan::study {
namespace {

std::string csv_of(const tables::SheetToWrite& sheet) {
    tables::CsvRows rows;
    for (const auto& column : sheet.columns) rows.cell(column.name);
    rows.end_row();
    const std::size_t n = sheet.columns.front().cells.size();
    for (std::size_t row = 0; row < n; ++row) {
        for (const auto& column : sheet.columns) {
            const auto& cell = column.cells[row];
            if (const auto* number = std::get_if<double>(&cell)) rows.cell(*number);
            if (const auto* text = std::get_if<std::string>(&cell)) rows.cell(*text);
            if (std::holds_alternative<std::monostate>(cell)) rows.blank();
        }
        rows.end_row();
    }
    return rows.text();
}

}  // namespace

tables::SheetToWrite new_sheet(const char* name, std::initializer_list<const char*> columns) {
    tables::SheetToWrite made{.name = name, .columns = {}};
    for (const char* column : columns) made.columns.push_back({.name = column});
    return made;
}

void add_row(tables::SheetToWrite& sheet, std::vector<tables::SheetValue> cells) {
    for (std::size_t k = 0; k < cells.size(); ++k) {
        sheet.columns[k].cells.push_back(std::move(cells[k]));
    }
}

void write_sheets(const std::filesystem::path& folder, const std::string& workbook,
                  std::span<const tables::SheetToWrite> sheets) {
    for (const tables::SheetToWrite& each : sheets) {
        records::write_atomically(folder / (each.name + ".csv"), csv_of(each));
    }
    tables::write_workbook(folder / workbook, sheets);
}

}  // namespace gossan::study
