// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/run_comparison.hpp"

#include <cmath>
#include <optional>

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/report/compared_figures.hpp"
#include "gossan/report/varied_inputs.hpp"

namespace gossan::program {
namespace {

std::string with_difference(double value, double first) {
    const double difference = value - first;
    if (std::isnan(difference)) return readable(value);
    return readable(value) + " (" + (difference > 0.0 ? "+" : "") + readable(difference, 3) + ")";
}

/// A row a figure, a column a run: of two with differences from the first, of more with what was
/// varied above.
TextTable figures_across(const std::vector<report::RunView>& runs,
                         const std::optional<report::VariedInput>& order) {
    TextTable table{.columns = {{"figure"}, {"unit"}}, .rows = {}};
    for (const report::RunView& run : runs) table.columns.push_back({run.name, true});
    if (order) {
        std::vector<std::string> row{order->path, order->unit};
        for (const double number : order->numbers) row.push_back(readable(number));
        table.rows.push_back(std::move(row));
    }
    for (const report::ComparedFigure& each : report::compared_figures(runs)) {
        std::vector<std::string> row{each.figure.label, each.figure.unit};
        for (std::size_t n = 0; n < runs.size(); ++n) {
            row.push_back(n == 0 || order ? readable(each.values[n])
                                          : with_difference(each.values[n], each.values.front()));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// Inputs that are not the same in all runs: path, then one text a run.
TextTable differing_inputs(const std::vector<report::RunView>& runs) {
    TextTable table{.columns = {{"input"}}, .rows = {}};
    for (const report::RunView& run : runs) table.columns.push_back({run.name, true});
    for (const report::VariedInput& input : report::varied_inputs(runs)) {
        std::vector<std::string> row{input.path};
        row.insert(row.end(), input.texts.begin(), input.texts.end());
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

RunComparison::RunComparison(std::span<const std::filesystem::path> folders) {
    for (const auto& folder : folders) {
        runs_.push_back(report::read_run(folder));
        runs_.back().name = folder.string();
    }
    report::put_in_order(runs_);
}

std::string RunComparison::text() const {
    const bool is_series = runs_.size() > 2;  // two runs are a difference
    const auto order = is_series ? report::ordering_input(runs_) : std::nullopt;
    const TextTable inputs = differing_inputs(runs_);
    return figures_across(runs_, order).text() + "\n" +
           (inputs.rows.empty() ? "  every value in force is the same\n" : inputs.text());
}

records::Document RunComparison::document() const {
    records::Document list = records::Document::array();
    const auto figures = report::compared_figures(runs_);
    const auto inputs = report::varied_inputs(runs_);
    for (std::size_t n = 0; n < runs_.size(); ++n) {
        records::Document run = records::Document::object();
        run["run"] = runs_[n].name;
        run["status"] = records::name_of(runs_[n].manifest.status);
        auto& varied = run["inputs"] = records::Document::object();
        for (const report::VariedInput& input : inputs) varied[input.path] = input.texts[n];
        auto& values = run["figures"] = records::Document::array();
        for (const report::ComparedFigure& each : figures) {
            records::Document figure = records::Document::object();
            figure["figure"] = each.figure.label;
            figure["unit"] = each.figure.unit;
            figure["value"] = each.values[n];
            figure["difference"] = each.values[n] - each.values.front();
            values.push_back(std::move(figure));
        }
        list.push_back(std::move(run));
    }
    return list;
}

}  // namespace gossan::program
