// SPDX-License-Identifier: Apache-2.0
#include "apps/gossan/run_comparison.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "apps/gossan/terminal.hpp"
#include "apps/gossan/text_table.hpp"
#include "gossan/report/key_figures.hpp"

namespace gossan::program {
namespace {

struct ComparedFigure {
    report::KeyFigure figure;    ///< of the first run that has it
    std::vector<double> values;  ///< one a run; NaN: the run does not have it
};

std::vector<ComparedFigure> figures_of(const std::vector<report::RunView>& runs) {
    std::vector<ComparedFigure> figures;
    for (std::size_t n = 0; n < runs.size(); ++n) {
        for (const report::KeyFigure& figure : report::key_figures(runs[n])) {
            auto found = std::find_if(
                figures.begin(), figures.end(),
                [&](const ComparedFigure& each) { return each.figure.label == figure.label; });
            if (found == figures.end()) {
                figures.push_back({figure, std::vector<double>(runs.size(), std::nan(""))});
                found = std::prev(figures.end());
            }
            found->values[n] = figure.value;
        }
    }
    return figures;
}

std::string with_difference(double value, double first) {
    const double difference = value - first;
    if (std::isnan(difference)) return readable(value);
    return readable(value) + " (" + (difference > 0.0 ? "+" : "") + readable(difference, 3) + ")";
}

/// Values in force that are not the same in all runs: path, then one text a run.
std::vector<std::vector<std::string>> differing_inputs(const std::vector<report::RunView>& runs) {
    std::vector<std::vector<std::string>> rows;
    std::set<std::string> seen;
    for (const report::RunView& source : runs) {
        for (const report::ValueInForce& value : source.values) {
            if (!seen.insert(value.path).second) continue;
            std::vector<std::string> row{value.path};
            for (const report::RunView& run : runs) {
                std::string found = "-";
                for (const auto& other : run.values) {
                    if (other.path == value.path) found = other.value;
                }
                row.push_back(std::move(found));
            }
            const bool differ = std::set<std::string>(row.begin() + 1, row.end()).size() > 1;
            if (differ) rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace

RunComparison::RunComparison(std::span<const std::filesystem::path> folders) {
    for (const auto& folder : folders) {
        names_.push_back(folder.string());
        runs_.push_back(report::read_run(folder));
    }
}

std::string RunComparison::text() const {
    TextTable figures{.columns = {{"figure"}, {"unit"}}, .rows = {}};
    TextTable inputs{.columns = {{"input"}}, .rows = differing_inputs(runs_)};
    for (const std::string& name : names_) {
        figures.columns.push_back({name, true});
        inputs.columns.push_back({name, true});
    }
    for (const ComparedFigure& each : figures_of(runs_)) {
        std::vector<std::string> row{each.figure.label, each.figure.unit};
        for (std::size_t n = 0; n < runs_.size(); ++n) {
            row.push_back(n == 0 ? readable(each.values[n])
                                 : with_difference(each.values[n], each.values.front()));
        }
        figures.rows.push_back(std::move(row));
    }
    const std::string differing =
        inputs.rows.empty() ? "  every value in force is the same\n" : inputs.text();
    return figures.text() + "\n" + differing;
}

records::Document RunComparison::document() const {
    records::Document list = records::Document::array();
    const auto figures = figures_of(runs_);
    for (std::size_t n = 0; n < runs_.size(); ++n) {
        records::Document run = records::Document::object();
        run["run"] = names_[n];
        run["status"] = records::name_of(runs_[n].manifest.status);
        auto& values = run["figures"] = records::Document::array();
        for (const ComparedFigure& each : figures) {
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
