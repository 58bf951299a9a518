// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/folder/ensemble_table.hpp"

#include <algorithm>
#include <charconv>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/tables/csv_writer.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::study {
namespace {

constexpr std::string_view z_of = "z of ";

/// "NAME [unit]" in its parts.
std::pair<std::string, std::string> split(const std::string& header) {
    const std::size_t begin = header.rfind(" [");
    if (begin == header.npos || !header.ends_with(']')) return {header, {}};
    return {header.substr(0, begin), header.substr(begin + 2, header.size() - begin - 3)};
}

double si_of(double number, const std::string& unit) {
    if (unit.empty()) return number;
    const auto reading = parse_quantity(shortest(number) + " " + unit);
    if (!reading.quantity) {
        throw Error(ErrorCode::data, "an ensemble has the unit " + in_quotes(unit, 40));
    }
    return reading.quantity->si;
}

}  // namespace

double shown(double si, const Measure& measure) {
    const std::string text = rounded_quantity(si, measure, 17);
    double number = 0.0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string shown_unit(const Measure& measure) {
    const std::string text = rounded_quantity(1.0, measure, 3);
    const std::size_t blank = text.find(' ');
    return blank == text.npos ? std::string{} : text.substr(blank + 1);
}

std::optional<std::size_t> Ensemble::find(std::string_view name) const {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return std::size_t(found - names.begin());
}

void write_ensemble(const std::filesystem::path& file, const Ensemble& ensemble,
                    std::span<const Measure> measures) {
    expects(measures.size() == ensemble.names.size(), "there is a measure for every parameter");
    tables::CsvRows rows;
    rows.cell("member");
    for (std::size_t p = 0; p < measures.size(); ++p) {
        const std::string unit = shown_unit(measures[p]);
        rows.cell(unit.empty() ? ensemble.names[p] : ensemble.names[p] + " [" + unit + "]");
    }
    for (const std::string& name : ensemble.names) rows.cell(std::string(z_of) + name);
    rows.end_row();
    for (std::size_t row = 0; row < ensemble.members.size(); ++row) {
        rows.cell(std::to_string(ensemble.members[row]));
        for (std::size_t p = 0; p < measures.size(); ++p) {
            rows.cell(shown(ensemble.values[row][p], measures[p]));
        }
        for (const double z : ensemble.z[row]) rows.cell(z);
        rows.end_row();
    }
    records::write_atomically(file, rows.text());
}

Ensemble read_ensemble(const std::filesystem::path& file) {
    Diagnostics diagnostics;
    const auto table = tables::Table::read(file, diagnostics);
    diagnostics.throw_if_any();
    Ensemble ensemble;
    std::vector<std::string> columns;
    for (const std::string& header : table.header()) {
        if (header == "member" || header.starts_with(z_of)) continue;
        auto [name, unit] = split(header);
        columns.push_back(header);
        ensemble.names.push_back(std::move(name));
        ensemble.units.push_back(std::move(unit));
    }
    std::vector<std::string> needed{"member"};
    for (const std::string& name : ensemble.names) needed.push_back(std::string(z_of) + name);
    if (!table.require_columns(needed, diagnostics)) diagnostics.throw_if_any();
    for (std::size_t row = 0; row < table.n_rows(); ++row) {
        const auto number = [&](const std::string& column) {
            return table.required_number(column, row, diagnostics).value_or(0.0);
        };
        ensemble.members.push_back(std::uint64_t(number("member")));
        auto& values = ensemble.values.emplace_back();
        auto& z = ensemble.z.emplace_back();
        for (std::size_t p = 0; p < columns.size(); ++p) {
            values.push_back(si_of(number(columns[p]), ensemble.units[p]));
            z.push_back(number(needed[p + 1]));
        }
    }
    diagnostics.throw_if_any();
    return ensemble;
}

}  // namespace gossan::study
