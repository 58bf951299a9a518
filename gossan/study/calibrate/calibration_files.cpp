// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibration_files.hpp"

#include <cmath>
#include <map>

#include "gossan/base/error.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/study/folder/ensemble_table.hpp"
#include "gossan/study/scores/percentiles.hpp"
#include "gossan/tables/csv_writer.hpp"
#include "gossan/tables/workbook_writer.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;

/// A table that becomes a CSV and a sheet.
struct PlainTable {
    tables::SheetToWrite sheet;

    void add_column(std::string name, std::string unit = {}) {
        sheet.columns.push_back({.name = std::move(name), .unit = std::move(unit)});
    }
    void add_row(std::vector<tables::SheetValue> cells) {
        expects(cells.size() == sheet.columns.size(), "a row has a cell for every column");
        for (std::size_t c = 0; c < cells.size(); ++c) {
            sheet.columns[c].cells.push_back(std::move(cells[c]));
        }
    }

    [[nodiscard]] std::string csv() const {
        tables::CsvRows rows;
        for (const auto& column : sheet.columns) {
            rows.cell(column.unit.empty() ? column.name : column.name + " [" + column.unit + "]");
        }
        rows.end_row();
        const std::size_t n = sheet.columns.empty() ? 0 : sheet.columns.front().cells.size();
        for (std::size_t row = 0; row < n; ++row) {
            for (const auto& column : sheet.columns) put(rows, column.cells[row]);
            rows.end_row();
        }
        return rows.text();
    }

private:
    static void put(tables::CsvRows& rows, const tables::SheetValue& value) {
        if (const auto* number = std::get_if<double>(&value)) {
            rows.cell(*number);
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            rows.cell(*text);
        } else {
            rows.blank();
        }
    }
};

/// Percentiles of an ensemble at one datum; of nothing where nobody says anything.
std::vector<tables::SheetValue> percentiles_at(const CalibrationEnsemble& ensemble, std::size_t n) {
    std::vector<double> values;
    for (const auto& each : ensemble.predictions) {
        if (std::isfinite(each[n])) values.push_back(each[n]);
    }
    if (values.size() < 2) return {std::monostate{}, std::monostate{}, std::monostate{}};
    return {percentile(values, 0.1), percentile(values, 0.5), percentile(values, 0.9)};
}

tables::SheetValue finite(double value) {
    return std::isfinite(value) ? tables::SheetValue(value) : tables::SheetValue();
}

const char* word_of(tables::Bound bound) {
    if (bound == tables::Bound::below) return "below";
    return bound == tables::Bound::above ? "above" : "";
}

PlainTable residual_table(const CalibrationPlan& plan, const CalibrationResult& result) {
    PlainTable table{{.name = "residuals"}};
    for (const char* name : {"test", "column", "unit", "day", "value", "bound", "sd", "best", "p10",
                             "p50", "p90", "z", "place"}) {
        table.add_column(name);
    }
    const auto& data = plan.trials.data();
    for (const PlannedSeries& series : plan.series) {
        for (const std::size_t n : series.data) {
            const Datum& datum = data[n];
            const auto band = percentiles_at(result.posterior, n);
            const double best = result.best_predictions[n];
            table.add_row({plan.trials.tests()[datum.test].name, datum.column, series.unit,
                           datum.time_s / a_day, datum.value, std::string(word_of(datum.bound)),
                           datum.sd, best, band[0], band[1], band[2], residual_of(datum, best),
                           datum.place});
        }
    }
    return table;
}

PlainTable prediction_table(const CalibrationPlan& plan, const CalibrationResult& result) {
    PlainTable table{{.name = "predictions"}};
    for (const char* name : {"test", "column", "unit", "day", "prior_p10", "prior_p50", "prior_p90",
                             "p10", "p50", "p90", "best"}) {
        table.add_column(name);
    }
    const auto& data = plan.trials.data();
    std::map<std::pair<std::size_t, std::string>, bool> done;
    for (const PlannedSeries& series : plan.series) {
        if (!done.try_emplace({series.test, series.column}).second) continue;
        for (const std::size_t n : series.watched) {
            const auto prior = percentiles_at(result.prior, n);
            const auto after = percentiles_at(result.posterior, n);
            table.add_row({plan.trials.tests()[series.test].name, series.column, series.unit,
                           data[n].time_s / a_day, prior[0], prior[1], prior[2], after[0], after[1],
                           after[2], finite(result.best_predictions[n])});
        }
    }
    return table;
}

Ensemble table_of(const CalibrationPlan& plan, const CalibrationEnsemble& ensemble) {
    return {.names = plan.trials.parameter_names(),
            .members = ensemble.members,
            .values = member_values(plan, ensemble),
            .z = ensemble.z};
}

/// Members as a sheet: values alone.
tables::SheetToWrite sheet_of(const std::string& name, const Ensemble& ensemble,
                              std::span<const Measure> measures) {
    tables::SheetToWrite sheet{.name = name};
    sheet.columns.push_back({.name = "member"});
    for (const auto member : ensemble.members) sheet.columns[0].cells.emplace_back(double(member));
    for (std::size_t p = 0; p < measures.size(); ++p) {
        auto& column = sheet.columns.emplace_back(
            tables::SheetColumn{.name = ensemble.names[p], .unit = shown_unit(measures[p])});
        for (const auto& row : ensemble.values)
            column.cells.emplace_back(shown(row[p], measures[p]));
    }
    return sheet;
}

PlainTable parameter_table(const CalibrationPlan& plan, const Findings& found) {
    PlainTable table{{.name = "parameters"}};
    for (const char* name : {"parameter", "unit", "in_force", "prior_p5", "prior_p50", "prior_p95",
                             "p5", "p50", "p95", "best", "width_ratio", "source"}) {
        table.add_column(name);
    }
    for (std::size_t p = 0; p < found.parameters.size(); ++p) {
        const FreeParameter& each = plan.trials.parameters()[p];
        const ParameterFinding& own = found.parameters[p];
        const auto number = [&](double si) { return shown(si, each.measure); };
        table.add_row({each.name, shown_unit(each.measure), number(each.in_force),
                       number(own.prior_low), number(own.prior_middle), number(own.prior_high),
                       number(own.low), number(own.middle), number(own.high), number(own.best),
                       own.width_ratio, each.source});
    }
    return table;
}

void write_best(const StudyFolder& folder, const CalibrationPlan& plan,
                const CalibrationResult& result, const std::string& version) {
    records::make_folder(folder.best());
    for (std::size_t test = 0; test < plan.trials.tests().size(); ++test) {
        const TestCase best = plan.trials.case_at(test, result.best_z);
        const std::string heading = "The test " + best.name +
                                    " with the best fit of a calibration. Written by gossan " +
                                    version + ".";
        records::write_atomically(
            folder.best() / (best.name + ".toml"),
            scenario::effective_toml(best.description(), best.value(), {}, heading));
    }
}

}  // namespace

void write_calibration(const StudyFolder& folder, const CalibrationPlan& plan,
                       const CalibrationResult& result, const Findings& found,
                       const std::string& version) {
    std::vector<Measure> measures;
    for (const FreeParameter& each : plan.trials.parameters()) measures.push_back(each.measure);
    const Ensemble prior = table_of(plan, result.prior);
    const Ensemble posterior = table_of(plan, result.posterior);
    const PlainTable residuals = residual_table(plan, result);
    const PlainTable predictions = prediction_table(plan, result);
    const PlainTable parameters = parameter_table(plan, found);
    write_ensemble(folder.prior(), prior, measures);
    write_ensemble(folder.posterior(), posterior, measures);
    records::write_atomically(folder.residuals(), residuals.csv());
    records::write_atomically(folder.predictions(), predictions.csv());
    write_best(folder, plan, result, version);
    tables::write_workbook(
        folder.workbook(),
        std::vector<tables::SheetToWrite>{
            parameters.sheet, sheet_of("posterior", posterior, measures),
            sheet_of("prior", prior, measures), residuals.sheet, predictions.sheet});
    records::write_atomically(folder.summary(),
                              records::print(calibration_summary(plan, result, found)));
}

}  // namespace gossan::study
