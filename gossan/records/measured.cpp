// SPDX-License-Identifier: Apache-2.0
#include "gossan/records/measured.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "gossan/base/text.hpp"
#include "gossan/base/unit_conversion.hpp"

namespace gossan::records {
namespace {

using Names = std::map<std::string, std::string>;

std::string without_ending(const std::string& text, std::string_view ending) {
    return text.ends_with(ending) ? text.substr(0, text.size() - ending.size()) : text;
}

/// The column of a quantity: by its own name in the table of names, else by its name without the
/// ending of a range.
std::string column_for(const std::string& quantity, const Names& names) {
    if (const auto named = names.find(quantity); named != names.end()) return named->second;
    const std::string base = without_ending(without_ending(quantity, "_min"), "_max");
    const auto named = names.find(base);
    return named != names.end() ? named->second : base;
}

MarkKind kind_of(const tables::LongRow& row) {
    if (row.quantity.ends_with("_min")) return MarkKind::minimum;
    if (row.quantity.ends_with("_max") || row.quantity.ends_with("_peak")) return MarkKind::maximum;
    return row.time_d ? MarkKind::point : MarkKind::end_point;
}

MarkStanding standing_of(const std::string& origin) {
    if (origin.find("claim") != std::string::npos) return MarkStanding::claim;
    if (origin.find("forecast") != std::string::npos) return MarkStanding::forecast;
    return MarkStanding::measured;
}

std::string as_written(const tables::LongRow& row) {
    const std::string bound = row.value.bound == tables::Bound::below   ? "< "
                              : row.value.bound == tables::Bound::above ? "> "
                                                                        : "";
    return bound + shortest(row.value.value) + " " + row.unit;
}

MeasuredMark mark_from(const tables::LongRow& row, const records::ColumnInfo& column) {
    return {.series = row.series,
            .column = column.name,
            .measured_name = row.quantity,
            .value = 0.0,
            .unit = column.unit,
            .time_d = row.time_d,
            .origin = row.origin,
            .kind = kind_of(row),
            .standing = standing_of(row.origin),
            .written = as_written(row),
            .bound = row.value.bound,
            .location = row.location};
}

}  // namespace

Names names_beside(const std::filesystem::path& file, Diagnostics& diagnostics) {
    Names names;
    auto beside = file;
    beside.replace_extension(".names.csv");
    if (!std::filesystem::exists(beside)) return names;
    static const std::array<std::string, 2> columns = {"quantity", "column"};
    const tables::Table table = tables::Table::read(beside, diagnostics);
    if (!table.require_columns(columns, diagnostics, true)) return names;
    for (std::size_t row = 0; row < table.n_rows(); ++row)
        names.emplace(table.text("quantity", row), table.text("column", row));
    return names;
}

Measured measured_of(std::span<const tables::LongRow> rows, std::span<const ColumnInfo> columns,
                     const Names& names, Diagnostics& diagnostics) {
    Measured measured;
    for (const tables::LongRow& row : rows) {
        const auto column = std::find_if(columns.begin(), columns.end(),
                                         [name = column_for(row.quantity, names)](
                                             const ColumnInfo& info) { return info.name == name; });
        if (column == columns.end()) {
            measured.others.push_back(row);
            continue;
        }
        MeasuredMark mark = mark_from(row, *column);
        if (column->name == "pls_Eh_mV" && !names_electrode(row.unit)) {
            diagnostics.add({.location = row.location,
                             .code = "potential.no_electrode",
                             .path = row.quantity,
                             .found = in_quotes(row.unit) + ", a voltage without its electrode",
                             .write = "the electrode with the unit, as in mV SHE"});
            continue;
        }
        if (const auto value = converted(row.value.value, row.unit, column->unit)) {
            mark.value = *value;
            measured.marks.push_back(std::move(mark));
            continue;
        }
        diagnostics.add({.location = row.location,
                         .code = "measured.unit",
                         .path = row.quantity,
                         .found = in_quotes(row.unit),
                         .allowed = "a unit of " + column->name + ", which is in " + column->unit});
    }
    return measured;
}

Measured read_measured(const std::filesystem::path& file, std::span<const ColumnInfo> columns) {
    Diagnostics diagnostics;
    const auto rows = tables::read_long_table(file, diagnostics);
    const Names names = names_beside(file, diagnostics);
    Measured measured = measured_of(rows, columns, names, diagnostics);
    diagnostics.throw_if_any();
    return measured;
}

}  // namespace gossan::records
