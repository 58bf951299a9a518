// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/report/compared_cathode.hpp"
#include "gossan/report/compared_figures.hpp"
#include "gossan/report/html.hpp"
#include "gossan/report/measured_words.hpp"
#include "gossan/report/page.hpp"
#include "gossan/report/page_data.hpp"
#include "gossan/report/report.hpp"
#include "gossan/report/sections.hpp"
#include "gossan/report/varied_inputs.hpp"

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

/// Two runs in words; of a longer list only what the table of figures does not tell.
std::string header(const Runs& runs) {
    std::string list;
    for (const RunView& run : runs) {
        const bool is_told = runs.size() <= 2 || run.manifest.status != records::RunStatus::done;
        list += element("li", element("b", escaped(run.name)) + " " + status_chip(run.manifest) +
                                  (is_told ? " " + escaped(in_words(run)) : ""));
    }
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

std::string measured_text(const Measured& measured, const std::string& column) {
    std::string given;
    if (column.empty()) return given;
    for (const std::string& words : measured_words(measured.marks, column))
        given += (given.empty() ? "" : "; ") + words;
    return given;
}

/// A row a figure, a column a run: for two runs or runs that have no order.
HtmlTable figures_across(const Runs& runs, const Measured& measured) {
    HtmlTable table{.caption = "Key figures; in brackets the difference from " + runs[0].name,
                    .header = {"figure", "unit"},
                    .rows = {}};
    for (const RunView& run : runs) table.header.push_back(run.name);
    if (!measured.marks.empty()) table.header.emplace_back("measured");
    for (const ComparedFigure& compared : compared_figures(runs)) {
        std::vector<TableCell> row = {text_cell(compared.figure.label),
                                      text_cell(readable_unit(compared.figure.unit))};
        for (const double value : compared.values)
            row.push_back({.html = &value == compared.values.data()
                                       ? readable(value)
                                       : with_difference(value, compared.values.front()),
                           .is_number = true});
        if (!measured.marks.empty())
            row.push_back(text_cell(measured_text(measured, compared.figure.column)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string label_with_unit(const KeyFigure& figure) {
    const std::string unit = readable_unit(figure.unit);
    return figure.label + (unit.empty() ? "" : ", " + unit);
}

/// A row a run in the order of what was varied, a column a figure; one that never moved is told
/// below, so that the table fits the page.
std::string figures_down(const Runs& runs, const VariedInput& order) {
    HtmlTable table{.caption = "Key figures in the order of " + order.path,
                    .header = {"run", order.path},
                    .rows = {}};
    for (std::size_t n = 0; n < runs.size(); ++n)
        table.rows.push_back({{.html = element("span", escaped(runs[n].name), "name")},
                              {.html = escaped(order.texts[n]), .is_number = true}});
    std::string still;
    for (const ComparedFigure& compared : compared_figures(runs)) {
        std::set<std::string> shown;
        for (const double value : compared.values) shown.insert(readable(value));
        if (shown.size() == 1) {
            still += (still.empty() ? "" : "; ") + compared.figure.label + " " + *shown.begin() +
                     " " + readable_unit(compared.figure.unit);
            continue;
        }
        table.header.push_back(label_with_unit(compared.figure));
        for (std::size_t n = 0; n < runs.size(); ++n)
            table.rows[n].push_back(number_cell(compared.values[n]));
    }
    if (still.empty()) return table.html();
    return table.html() + element("p", escaped("The same in all runs: " + still + "."), "note");
}

std::string figures_table(const Runs& runs, const Measured& measured) {
    const auto order = ordering_input(runs);
    const bool is_series = runs.size() > 2 && order;
    return section("figures", "Key figures",
                   is_series ? figures_down(runs, *order) : figures_across(runs, measured).html());
}

/// The inputs in which the runs differ: usually what one wants to know first.
std::string inputs_section(const Runs& runs) {
    HtmlTable table{
        .caption = "Values in force that are not the same", .header = {"key"}, .rows = {}};
    for (const RunView& run : runs) table.header.push_back(run.name);
    for (const VariedInput& input : varied_inputs(runs)) {
        std::vector<TableCell> row = {{.html = element("code", escaped(input.path))}};
        for (const std::string& text : input.texts) row.push_back(text_cell(text));
        table.rows.push_back(std::move(row));
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
    put_in_order(runs);
    name_apart(runs);
    const Measured found =
        measured ? records::read_measured(*measured, all_columns(runs)) : Measured{};
    const std::string body = header(runs) + figures_table(runs, found) +
                             charts_section("answers", "How the results answer") +
                             cathode_comparison(runs) + inputs_section(runs) + copper_section() +
                             site_curves_sections() + curves_sections() + closures_section(runs) +
                             measured_section(found);
    records::write_atomically(
        out, page({.title = std::to_string(runs.size()) + " runs side by side · Gossan",
                   .body = body,
                   .data = page_data(runs, found)}));
}

}  // namespace gossan::report
