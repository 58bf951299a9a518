// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "gossan/base/calendar.hpp"
#include "gossan/records/atomic_file.hpp"
#include "gossan/study/folder/ensemble_table.hpp"
#include "gossan/study/folder/sheets.hpp"
#include "gossan/study/forecast/forecast_record.hpp"

namespace gossan::study {
namespace {

using tables::SheetToWrite;

constexpr double a_day = 86400.0;
constexpr const char* below_10 = "P90 (90 in 100 chance of more than)";
constexpr const char* below_50 = "P50 (50 in 100 chance of more than)";
constexpr const char* below_90 = "P10 (10 in 100 chance of more than)";

SheetToWrite quantiles(const Forecast& forecast, const ForecastResult& result) {
    auto made =
        new_sheet("quantiles", {"output", "unit", "day", "95 in 100 chance of more than", below_10,
                                below_50, below_90, "5 in 100 chance of more than", "members"});
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        const auto& column = forecast.outputs[output];
        for (const FanRow& row : fan(forecast, result.told, output)) {
            add_row(made, {column.name, column.unit, row.day, row.p5, row.p10, row.p50, row.p90,
                           row.p95, double(row.members)});
        }
    }
    return made;
}

SheetToWrite months(const Forecast& forecast, const ForecastResult& result) {
    auto made =
        new_sheet("months", {"output", "unit", "month", "to day", below_10, below_50, below_90});
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        const auto& column = forecast.outputs[output];
        if (!is_sum(column.name)) continue;
        for (const MonthRow& row : by_month(forecast, result.told, output)) {
            add_row(made, {column.name, column.unit, row.month, row.growth.day, row.growth.p10,
                           row.growth.p50, row.growth.p90});
        }
    }
    return made;
}

/// Cathode so far of every member at the ends of months, for whoever promises from it.
SheetToWrite paths(const Forecast& forecast, const ForecastResult& result) {
    auto made = new_sheet("paths", {"member", "weight", "until", "cathode [t]"});
    const auto output = forecast.output_named("cathode_t");
    const auto start = days_of(forecast.start_date);
    if (!output || !start) return made;
    std::vector<double> ends = month_ends(forecast.start_date, forecast.days.back());
    ends.push_back(forecast.days.back());
    const ForecastEnsemble& told = result.told;
    for (std::size_t row = 0; row < told.size(); ++row) {
        const double weight = told.weights.empty() ? 1.0 / double(told.size()) : told.weights[row];
        const std::string member = std::to_string(told.members[row]);
        add_row(made, {member, weight, date_of(*start), 0.0});
        for (const double end : ends) {
            const double so_far = told.values[row][forecast.index(*output, forecast.day_at(end))];
            add_row(made, {member, weight, date_of(*start + end), so_far});
        }
    }
    return made;
}

SheetToWrite moved_by(const Forecast& forecast, const ForecastResult& result) {
    auto made = new_sheet("tornado", {"output", "unit", "number", "rank correlation",
                                      "median in its lower third", "median in its upper third"});
    for (std::size_t output = 0; output < forecast.outputs.size(); ++output) {
        const auto& column = forecast.outputs[output];
        for (const TornadoRow& row :
             tornado(forecast, result.told, output, forecast.days.size() - 1)) {
            add_row(made, {column.name, column.unit, row.name, row.correlation, row.low, row.high});
        }
    }
    return made;
}

SheetToWrite targets(const Forecast& forecast, const ForecastResult& result) {
    auto made = new_sheet("targets", {"output", "by day", "least", "most", "chance",
                                      "chance at least", "chance at most"});
    for (const TargetInput& target : forecast.input.targets) {
        const auto chance = chance_of(forecast, result.told, target);
        add_row(made, {target.output, target.by.si / a_day,
                       target.least ? tables::SheetValue(*target.least) : tables::SheetValue(),
                       target.most ? tables::SheetValue(*target.most) : tables::SheetValue(),
                       chance.chance, chance.low, chance.high});
    }
    return made;
}

SheetToWrite scores(const ForecastResult& result) {
    auto made =
        new_sheet("scores", {"output", "forecast", "values", "crps", "bias", "coverage of 80 %",
                             "coverage at least", "coverage at most", "width of 80 %"});
    for (const ForecastScore& each : result.scores) {
        add_row(made,
                {each.output, each.forecast, double(each.scores.n_forecasts), each.scores.mean_crps,
                 each.scores.bias, each.scores.coverage, each.scores.coverage_low,
                 each.scores.coverage_high, each.scores.mean_width});
    }
    return made;
}

SheetToWrite history(const ForecastResult& result) {
    auto made = new_sheet(
        "updates", {"data until day", below_10, below_50, below_90, "members that count", "how"});
    for (const UpdateRow& row : result.update->rows) {
        add_row(made, {row.day, row.outcome.p10, row.outcome.p50, row.outcome.p90, row.effective,
                       row.how});
    }
    return made;
}

SheetToWrite causes(const ForecastResult& result) {
    auto made = new_sheet("causes", {"cause", "share", "10 in 100 below", "10 in 100 above"});
    for (const CauseShare& each : result.explanation->shares) {
        add_row(made, {each.cause, each.share, each.p10, each.p90});
    }
    return made;
}

/// Members with the values of their numbers; z of one that is carried is that value.
void write_members(const std::filesystem::path& file, const Forecast& forecast,
                   const ForecastEnsemble& told) {
    Ensemble made;
    std::vector<Measure> measures;
    for (const FreeParameter& each : forecast.trials->parameters()) {
        made.names.push_back(each.name);
        made.units.push_back(shown_unit(each.measure));
        measures.push_back(each.measure);
    }
    made.members = told.members;
    made.z = told.z;
    for (const auto& z : told.z) made.values.push_back(forecast.trials->values_at(z));
    write_ensemble(file, made, measures);
}

}  // namespace

std::vector<SheetToWrite> forecast_tables(const Forecast& forecast, const ForecastResult& result) {
    std::vector<SheetToWrite> sheets{quantiles(forecast, result), moved_by(forecast, result)};
    auto by_months = months(forecast, result);
    if (!by_months.columns.front().cells.empty()) sheets.push_back(std::move(by_months));
    auto by_member = paths(forecast, result);
    if (!by_member.columns.front().cells.empty()) sheets.push_back(std::move(by_member));
    if (!forecast.input.targets.empty()) sheets.push_back(targets(forecast, result));
    if (!result.scores.empty()) sheets.push_back(scores(result));
    if (result.update) sheets.push_back(history(result));
    if (result.explanation) sheets.push_back(causes(result));
    return sheets;
}

void write_forecast(const std::filesystem::path& folder, const Forecast& forecast,
                    const ForecastResult& result) {
    const auto sheets = forecast_tables(forecast, result);
    write_sheets(folder, "forecast.xlsx", sheets);
    write_members(folder / "members.csv", forecast, result.told);
    records::write_atomically(folder / "forecast.json",
                              records::print(forecast_drawing(forecast, result)));
    records::write_atomically(folder / "summary.json",
                              records::print(forecast_summary(forecast, result)));
}

}  // namespace gossan::study
