// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/demand/build_plan.hpp"

#include <algorithm>
#include <tuple>

#include "gossan/base/embedded.hpp"
#include "gossan/base/text.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/supply/table/supply_table.hpp"

namespace gossan {
std::span<const EmbeddedFile> embedded_demand();
}

namespace gossan::supply {
namespace {

/// As data/demand/site-classes.toml has it.
struct ClassFile {
    std::map<std::string, SpreadOfIntensity> classes;

    static Schema<ClassFile> schema() {
        return Schema<ClassFile>("classes").field("classes", &ClassFile::classes,
                                                  "copper by power, by class of site");
    }
};

struct Row {
    PowerStep step;
    std::size_t row = 0;
};

bool is_wanted(const DemandInput& input, const std::string& operator_name) {
    return input.operators.empty() || std::find(input.operators.begin(), input.operators.end(),
                                                operator_name) != input.operators.end();
}

std::optional<PowerStep> step_of(const tables::Table& table, std::size_t row,
                                 const DemandInput& input,
                                 const std::map<std::string, SpreadOfIntensity>& classes,
                                 Diagnostics& diagnostics) {
    PowerStep step{.site = text_at(table, "site", row),
                   .operator_name = text_at(table, "operator", row),
                   .state = text_at(table, "state", row),
                   .site_class = text_at(table, "class", row)};
    if (step.site_class.empty()) step.site_class = input.site_class;
    if (!classes.contains(step.site_class)) {
        std::vector<std::string> names;
        for (const auto& [name, spread] : classes) names.push_back(name);
        Fault fault{.code = "reference.unknown", .found = in_quotes(step.site_class)};
        fault.allowed = enumerate(names);
        table.add_fault("site", row, std::move(fault), diagnostics);
    }
    const auto date = date_at(table, "date", row, diagnostics);
    const auto mw = table.required_number("facility_mw_cumulative", row, diagnostics);
    const std::string basis = text_at(table, "basis", row);
    if (basis != "observed" && basis != "projected") {
        table.add_fault("basis", row, {.code = "csv.word", .allowed = "observed or projected"},
                        diagnostics);
    }
    step.is_observed = basis == "observed";
    step.probability = step.is_observed ? 1.0 : input.probability;
    if (table.find("probability") && !table.is_blank("probability", row)) {
        const auto told = table.number("probability", row, diagnostics);
        if (told && (*told < 0.0 || *told > 1.0)) {
            table.add_fault("probability", row, {.code = "range.outside", .allowed = "0 to 1"},
                            diagnostics);
        }
        if (told && !step.is_observed) step.probability = *told;
    }
    if (!date || !mw) return {};
    step.date = *date;
    step.mw = *mw;
    return step;
}

}  // namespace

std::map<std::string, SpreadOfIntensity> site_classes(const DemandInput& input) {
    auto classes = input.classes;
    for (const EmbeddedFile& file : embedded_demand()) {
        if (file.name != "site-classes.toml") continue;
        Diagnostics diagnostics;
        auto known = scenario::read_text<ClassFile>(file.content, "data/demand/site-classes.toml",
                                                    diagnostics);
        diagnostics.throw_if_any();
        classes.merge(known.value.classes);
    }
    return classes;
}

std::vector<PowerStep> read_build_plan(const DemandInput& input,
                                       const std::map<std::string, SpreadOfIntensity>& classes,
                                       Diagnostics& diagnostics) {
    const auto table = read_supply_table(input.plan.path, diagnostics);
    const std::vector<std::string> names{
        "site", "operator", "state", "date", "facility_mw_cumulative", "basis"};
    if (!table || !require(*table, names, diagnostics)) return {};
    std::vector<Row> rows;
    for (std::size_t row = 0; row < table->n_rows(); ++row) {
        if (!is_wanted(input, text_at(*table, "operator", row))) continue;
        if (auto step = step_of(*table, row, input, classes, diagnostics)) {
            rows.push_back({std::move(*step), row});
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::tie(a.step.site, a.step.date) < std::tie(b.step.site, b.step.date);
    });
    std::vector<PowerStep> steps;
    double before = 0.0;
    for (const Row& each : rows) {
        if (steps.empty() || steps.back().site != each.step.site) before = 0.0;
        steps.push_back(each.step);
        steps.back().mw -= before;
        if (steps.back().mw < 0.0) {
            table->add_fault("facility_mw_cumulative", each.row,
                             {.code = "range.outside",
                              .allowed = "at least " + shortest(before) + " MW, as before"},
                             diagnostics);
        }
        before = each.step.mw;
    }
    return steps;
}

}  // namespace gossan::supply
