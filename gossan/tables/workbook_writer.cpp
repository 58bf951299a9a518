// SPDX-License-Identifier: Apache-2.0
#include "gossan/tables/workbook_writer.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <system_error>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"

namespace gossan::tables {
namespace {

constexpr std::size_t most_rows = 1'048'576;
constexpr std::size_t most_columns = 16'384;
constexpr std::size_t longest_text = 32'767;
constexpr double widest = 40.0;  // characters; longer headers are cut in view, not in the file

[[noreturn]] void refuse(const std::string& sheet, const std::string& why) {
    throw Error(ErrorCode::input, "no sheet " + in_quotes(sheet, 40) + " can be written: " + why);
}

std::string header_of(const SheetColumn& column) {
    return column.unit.empty() ? column.name : column.name + " [" + column.unit + "]";
}

void write_cell(lxw_worksheet* sheet, const std::string& name, lxw_row_t row, lxw_col_t column,
                const SheetValue& value) {
    if (const double* number = std::get_if<double>(&value)) {
        if (std::isfinite(*number)) worksheet_write_number(sheet, row, column, *number, nullptr);
    } else if (const std::string* text = std::get_if<std::string>(&value)) {
        if (text->size() > longest_text) refuse(name, "a text is too long");
        worksheet_write_string(sheet, row, column, text->c_str(), nullptr);
    }
}

void write_sheet(lxw_workbook* workbook, lxw_format* bold, const SheetToWrite& given) {
    if (workbook_validate_sheet_name(workbook, given.name.c_str()) != LXW_NO_ERROR)
        refuse(given.name, "names have 1 to 31 characters, none of []:*?/\\, and differ");
    if (given.columns.size() > most_columns) refuse(given.name, "too many columns");
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, given.name.c_str());
    worksheet_freeze_panes(sheet, 1, 0);
    for (std::size_t k = 0; k < given.columns.size(); ++k) {
        const SheetColumn& column = given.columns[k];
        const auto place = static_cast<lxw_col_t>(k);
        if (column.cells.size() >= most_rows) refuse(given.name, "too many rows");
        const std::string header = header_of(column);
        worksheet_write_string(sheet, 0, place, header.c_str(), bold);
        const double width = std::min(double(header.size()) + 2.0, widest);
        worksheet_set_column(sheet, place, place, width, nullptr);
        for (std::size_t row = 0; row < column.cells.size(); ++row)
            write_cell(sheet, given.name, static_cast<lxw_row_t>(row + 1), place,
                       column.cells[row]);
    }
}

/// Told by ourselves: the library would print it.
void try_to_write(const std::string& unfinished, const std::filesystem::path& file) {
    if (std::FILE* stream = std::fopen(unfinished.c_str(), "wb")) {
        std::fclose(stream);
        return;
    }
    throw Error(ErrorCode::io, std::string("cannot write the workbook: ") + std::strerror(errno),
                file.string());
}

}  // namespace

void write_workbook(const std::filesystem::path& file, std::span<const SheetToWrite> sheets) {
    expects(!sheets.empty(), "a workbook has a sheet");
    const std::string unfinished = file.string() + ".unfinished";
    try_to_write(unfinished, file);
    lxw_workbook* workbook = workbook_new(unfinished.c_str());
    if (workbook == nullptr) throw Error(ErrorCode::io, "no memory for a workbook", file.string());
    lxw_doc_properties properties{};
    properties.created = 946684800;  // the beginning of 2000, so that equal input gives equal bytes
    workbook_set_properties(workbook, &properties);
    lxw_format* bold = workbook_add_format(workbook);
    format_set_bold(bold);
    std::error_code ignored;
    try {
        for (const SheetToWrite& sheet : sheets) write_sheet(workbook, bold, sheet);
    } catch (...) {
        lxw_workbook_free(workbook);
        std::filesystem::remove(unfinished, ignored);
        throw;
    }
    if (const lxw_error failure = workbook_close(workbook); failure != LXW_NO_ERROR) {
        std::filesystem::remove(unfinished, ignored);
        throw Error(ErrorCode::io,
                    std::string("cannot write the workbook: ") + lxw_strerror(failure),
                    file.string());
    }
    std::error_code failure;
    std::filesystem::rename(unfinished, file, failure);
    if (failure) {
        std::filesystem::remove(unfinished, ignored);
        throw Error(ErrorCode::io, "cannot write the workbook: " + failure.message(),
                    file.string());
    }
}

}  // namespace gossan::tables
