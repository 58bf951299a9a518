// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/optimise/plan_figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gossan::study {
namespace {

constexpr double seconds_a_day = 86400.0;
constexpr double tonnes_of_acid = 98.079e-6;  // a mol of H2SO4
constexpr double days_a_year = 365.25;
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// A value of summary.json by dotted path; members of a list are found by their id.
const records::Document* found(const records::Document& document, const std::string& path) {
    if (path.empty()) return &document;
    if (document.is_array()) {
        for (const auto& each : document.elements()) {
            const auto* id = each.find("id");
            if (id == nullptr || !id->is_string()) continue;
            if (path == id->string()) return &each;
            if (path.starts_with(id->string() + ".")) {
                return found(each, path.substr(id->string().size() + 1));
            }
        }
        return nullptr;
    }
    if (!document.is_object()) return nullptr;
    for (const auto& [key, value] : document.members()) {
        if (path == key) return &value;
        if (!path.starts_with(key + ".")) continue;
        if (const auto* below = found(value, path.substr(key.size() + 1))) return below;
    }
    return nullptr;
}

/// A column of the series until a day, over time.
double column_value(const records::Series& series, std::size_t column, OverTime over_time,
                    double day) {
    double last = undefined, most = undefined, least = undefined, sum = 0.0, days = 0.0;
    for (std::size_t row = 0; row < series.time_d.size(); ++row) {
        const double value = series.values[column][row];
        if (series.time_d[row] > day + 1e-9 || std::isnan(value)) continue;
        most = std::isnan(most) ? value : std::max(most, value);
        least = std::isnan(least) ? value : std::min(least, value);
        last = value;
        const double length = row > 0 ? series.time_d[row] - series.time_d[row - 1] : 0.0;
        sum += value * length;
        days += length;
    }
    switch (over_time) {
        case OverTime::last:
            return last;
        case OverTime::most:
            return most;
        case OverTime::least:
            return least;
        case OverTime::mean:
            return days > 0.0 ? sum / days : last;
    }
    return undefined;
}

/// Puts amounts of days into a running sum.
RunningSum summed(const std::map<double, double>& amounts) {
    RunningSum sum;
    double total = 0.0;
    for (const auto& [day, amount] : amounts) {
        sum.day.push_back(day);
        sum.value.push_back(total += amount);
    }
    return sum;
}

}  // namespace

double RunningSum::at(double when) const {
    const auto after = std::upper_bound(day.begin(), day.end(), when);
    if (after == day.begin()) return 0.0;
    const auto k = std::size_t(after - day.begin());
    if (k == day.size()) return value.back();
    return value[k - 1] + (value[k] - value[k - 1]) * (when - day[k - 1]) / (day[k] - day[k - 1]);
}

PlanFigures::PlanFigures(const simulation::MemoryRun& run, std::optional<MoneyInput> money,
                         std::map<std::string, FactorInput> emissions)
    : run_(run), money_(std::move(money)), emissions_(std::move(emissions)) {
    const records::Series& series = run.kept.series;
    if (!series.time_d.empty()) end_ = series.time_d.back();
    for (const char* name : {"cathode_t", "acid_bought_t", "fresh_water_m3"}) {
        const auto column = series.column(name);
        if (!column) continue;
        RunningSum& sum = sums_[name];
        for (std::size_t row = 0; row < series.time_d.size(); ++row) {
            const double value = series.values[*column][row];
            if (std::isnan(value)) continue;
            sum.day.push_back(series.time_d[row]);
            sum.value.push_back(value);
        }
    }
    if (!sums_.contains("cathode_t")) return;  // of a column: nothing is bought or sold
    add_flows();
}

void PlanFigures::add_flows() {
    std::map<double, double> cured, drawn, stacked;
    for (const records::BalanceRow& row : run_.kept.balance) {
        if (row.kind != records::BalanceKind::flow) continue;
        if (row.from == "cure" && row.substance == "S(VI)") {
            cured[row.end_d] += row.amount * tonnes_of_acid;
        }
        if (row.from == "grid") drawn[row.end_d] += row.amount;
        if (row.from == "stacking" && row.substance == "ore") {
            stacked[row.end_d] += 1e-3 * row.amount;
        }
    }
    sums_["ore_t"] = summed(stacked);
    sums_["cure_acid_t"] = summed(cured);
    sums_["electricity_MWh"] = summed(drawn);
    const RunningSum& bought = sums_["acid_bought_t"];
    std::map<double, double> both = cured;
    double before = 0.0;
    for (std::size_t k = 0; k < bought.day.size(); ++k) {
        both[bought.day[k]] += bought.value[k] - before;
        before = bought.value[k];
    }
    sums_["acid_t"] = summed(both);
}

std::vector<std::string> PlanFigures::sum_names() {
    return {"cathode_t",      "acid_t",          "acid_bought_t", "cure_acid_t",
            "fresh_water_m3", "electricity_MWh", "ore_t"};
}

double PlanFigures::emitted(double day) const {
    double total = 0.0;
    for (const auto& [name, factor] : emissions_) {
        const auto sum = sums_.find(name);
        if (sum != sums_.end()) total += factor.value * sum->second.at(day);
    }
    return total;
}

double PlanFigures::present_value(double until) const {
    double total = 0.0;
    const auto add = [&](const std::map<std::string, FactorInput>& factors, double sign) {
        for (const auto& [name, factor] : factors) {
            const auto found_sum = sums_.find(name);
            if (found_sum == sums_.end()) continue;
            const RunningSum& sum = found_sum->second;
            double before = 0.0;
            for (std::size_t k = 0; k < sum.day.size() && sum.day[k] <= until + 1e-9; ++k) {
                const double worth = std::pow(1.0 + money_->discount.si, -sum.day[k] / days_a_year);
                total += sign * factor.value * (sum.value[k] - before) * worth;  // (2)
                before = sum.value[k];
            }
        }
    };
    add(money_->income, 1.0);
    add(money_->costs, -1.0);
    return total;
}

std::optional<double> PlanFigures::named(const std::string& name, OverTime over_time,
                                         double day) const {
    if (name == "npv" && money_) return present_value(day);
    if (name == "co2e_kg" && !emissions_.empty()) return emitted(day);
    if (const auto sum = sums_.find(name); sum != sums_.end()) return sum->second.at(day);
    if (const auto column = run_.kept.series.column(name)) {
        return column_value(run_.kept.series, *column, over_time, day);
    }
    const records::Document* value = found(run_.outcome.summary, name);
    if (value == nullptr || !(value->is_number() || value->is_null())) return {};
    return value->number();
}

std::optional<double> PlanFigures::value(const FigureInput& figure) const {
    const double day = figure.by ? figure.by->si / seconds_a_day : end_;
    const auto own = named(figure.figure, figure.over_time, day);
    if (!own || !figure.per) return own;
    const auto by = named(*figure.per, figure.over_time, day);
    if (!by) return {};
    return *by > 0.0 ? *own / *by : undefined;
}

std::vector<std::string> PlanFigures::names() const {
    std::vector<std::string> names{"npv", "co2e_kg"};
    for (const auto& [name, sum] : sums_) names.push_back(name);
    for (const auto& column : run_.kept.series.columns) names.push_back(column.name);
    for (const auto& [key, value] : run_.outcome.summary.members()) {
        if (value.is_number()) names.push_back(key);
    }
    return names;
}

}  // namespace gossan::study
