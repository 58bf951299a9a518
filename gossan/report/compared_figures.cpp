// SPDX-License-Identifier: Apache-2.0
#include "gossan/report/compared_figures.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "gossan/report/html.hpp"
#include "gossan/report/varied_inputs.hpp"

namespace gossan::report {
namespace {

using records::Document;

constexpr std::size_t least_runs = 3;  // two runs are a difference, not a curve

Document list_of(std::span<const double> values) {
    Document list = Document::array();
    for (const double value : values) list.push_back(value);
    return list;
}

}  // namespace

std::vector<ComparedFigure> compared_figures(std::span<const RunView> runs) {
    std::vector<ComparedFigure> figures;
    for (std::size_t n = 0; n < runs.size(); ++n) {
        for (const KeyFigure& figure : key_figures(runs[n])) {
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

std::vector<std::string> run_labels(std::span<const RunView> runs) {
    std::vector<std::string> names;
    for (const RunView& run : runs) names.push_back(run.name);
    if (runs.size() < least_runs) return names;
    const auto input = ordering_input(runs);
    if (!input) return names;
    std::vector<std::string> labels;
    for (const double number : input->numbers) {
        const std::string unit = readable_unit(input->unit);
        labels.push_back(readable(number) + (unit.empty() ? "" : " " + unit));
    }
    return std::set<std::string>(labels.begin(), labels.end()).size() == runs.size() ? labels
                                                                                     : names;
}

std::string answers_json(std::span<const RunView> runs) {
    if (runs.size() < least_runs) return "null";
    const auto input = ordering_input(runs);
    if (!input) return "null";
    Document answers = Document::object();
    Document& names = answers["runs"] = Document::array();
    for (const RunView& run : runs) names.push_back(run.name);
    Document& varied = answers["varied"] = Document::object();
    varied["name"] = input->path;
    varied["unit"] = readable_unit(input->unit);
    varied["values"] = list_of(input->numbers);
    Document& figures = answers["figures"] = Document::array();
    for (const ComparedFigure& compared : compared_figures(runs)) {
        Document figure = Document::object();
        figure["label"] = compared.figure.label;
        figure["unit"] = readable_unit(compared.figure.unit);
        figure["values"] = list_of(compared.values);
        figures.push_back(std::move(figure));
    }
    return records::print_line(answers);
}

}  // namespace gossan::report
