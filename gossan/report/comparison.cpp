// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/key_figures.hpp"
#include "gossan/report/measured_words.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/page_data.hpp"
#include "gossan/report/report.hpp"
#include "gossan/report/sections.hpp"

namespace gossan::report {
namespace {

using Runs = std::vector<RunView>;

/// Folders of the same name are told apart by a number.
void name_apart(Runs& runs) {
    std::set<std::string> taken;
    for (RunView& run : runs) {
        const std::string name = run.name;
        for (int n = 2; !taken.insert(run.name).second; ++n)
            run.name = name + " (" + std::to_string(n) + ")";
    }
}

std::string header(const Runs& runs) {
    std::string list;
    for (const RunView& run : runs)
        list += element("li", element("b", escaped(run.name)) + " " + status_chip(run.manifest) +
                                  " " + escaped(in_words(run)));
    return "<header>" + element("p", "Gossan · comparison", "eyebrow") +
           element("h1", std::to_string(runs.size()) + " runs side by side") +
           "<ol class=\"runs\">" + list + "</ol></header>\n";
}

std::string with_difference(double value, double first) {
    const double difference = value - first;
    const bool is_round_off = std::abs(difference) <= 1e-12 * std::abs(first);
    if (std::isnan(difference) || is_round_off) return readable(value);
    const std::string sign = difference > 0.0 ? "+" : "";
    return readable(value) + " " +
           element("span", "(" + sign + readable(difference, 3) + ")", "difference");
}

std::string figures_table(const Runs& runs, const Measured& measured) {
    HtmlTable table{.caption = "Key figures; in brackets the difference from " + runs[0].name,
                    .header = {"figure", "unit"},
                    .rows = {}};
    for (const RunView& run : runs) table.header.push_back(run.name);
    if (!measured.marks.empty()) table.header.emplace_back("measured");

    const auto value_in = [](const RunView& run, const std::string& label) {
        for (const KeyFigure& figure : key_figures(run))
            if (figure.label == label) return figure.value;
        return std::nan("");
    };
    for (const KeyFigure& figure : key_figures(runs[0])) {
        std::vector<TableCell> row = {text_cell(figure.label),
                                      text_cell(readable_unit(figure.unit))};
        for (const RunView& run : runs)
            row.push_back({.html = &run == runs.data()
                                       ? readable(figure.value)
                                       : with_difference(value_in(run, figure.label), figure.value),
                           .is_number = true});
        std::string given;
        for (const std::string& words : measured_words(measured.marks, figure.column))
            given += (given.empty() ? "" : "; ") + words;
        if (!measured.marks.empty()) row.push_back(text_cell(given));
        table.rows.push_back(std::move(row));
    }
    return section("figures", "Key figures", table.html());
}

std::string value_at(const RunView& run, const std::string& path) {
    for (const ValueInForce& value : run.values)
        if (value.path == path) return value.value;
    return {};
}

/// The inputs in which the runs differ: usually what one wants to know first.
std::string inputs_section(const Runs& runs) {
    HtmlTable table{
        .caption = "Values in force that are not the same", .header = {"key"}, .rows = {}};
    for (const RunView& run : runs) table.header.push_back(run.name);
    std::set<std::string> seen;
    for (const RunView& source : runs) {
        for (const ValueInForce& value : source.values) {
            if (!seen.insert(value.path).second) continue;
            std::vector<TableCell> row = {{.html = element("code", escaped(value.path))}};
            bool differ = false;
            for (const RunView& run : runs) {
                const std::string found = value_at(run, value.path);
                differ = differ || found != value_at(runs[0], value.path);
                row.push_back(text_cell(found.empty() ? "–" : found));
            }
            if (differ) table.rows.push_back(std::move(row));
        }
    }
    return section("inputs", "Where the inputs differ",
                   table.rows.empty()
                       ? element("p", "Every value in force is the same in all runs.", "note")
                       : table.html());
}

std::string closures_section(const Runs& runs) {
    HtmlTable table{.caption = "Relative closure errors", .header = {"balance"}, .rows = {}};
    for (const RunView& run : runs) table.header.push_back(run.name);
    const records::Document* first = runs[0].summary.find("balance");
    if (first == nullptr || !first->is_object()) return {};
    for (const records::Member& member : first->members()) {
        std::vector<TableCell> row = {text_cell(member.key)};
        for (const RunView& run : runs) {
            const records::Document* balance = run.summary.find("balance");
            const records::Document* found =
                balance == nullptr ? nullptr : balance->find(member.key);
            const bool is_there = found != nullptr && found->is_number();
            row.push_back(number_cell(is_there ? std::abs(found->number()) : std::nan(""), 2));
        }
        table.rows.push_back(std::move(row));
    }
    return section("balances", "Balances", table.html());
}

/// Columns that any of the runs has, each once.
std::vector<records::ColumnInfo> all_columns(const Runs& runs) {
    std::vector<records::ColumnInfo> columns;
    for (const RunView& run : runs)
        for (const records::ColumnInfo& info : run.series.columns)
            if (std::none_of(columns.begin(), columns.end(),
                             [&](const auto& other) { return other.name == info.name; }))
                columns.push_back(info);
    return columns;
}

}  // namespace

void write_comparison(std::span<const std::filesystem::path> run_folders,
                      const std::filesystem::path& out,
                      const std::optional<std::filesystem::path>& measured) {
    expects(!run_folders.empty(), "there is a run to compare");
    Runs runs;
    for (const auto& folder : run_folders) runs.push_back(read_run(folder));
    name_apart(runs);
    const Measured found = measured ? read_measured(*measured, all_columns(runs)) : Measured{};
    const std::string body = header(runs) + figures_table(runs, found) + inputs_section(runs) +
                             curves_sections(false) + closures_section(runs) +
                             measured_section(found);
    records::write_atomically(
        out, page({.title = std::to_string(runs.size()) + " runs side by side · Gossan",
                   .body = body,
                   .data = page_data(runs, found)}));
}

}  // namespace gossan::report
