// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/simulation/memory_run.hpp"
#include "gossan/study/optimise/optimise_input.hpp"

namespace gossan::study {

/// A sum that grows over a run: what has come by the end of each day given.
struct RunningSum {
    std::vector<double> day, value;

    /// By a day: straight between those given, 0 before the first.
    [[nodiscard]] double at(double when) const;
};

/// The figures of a finished run by name. Sums over time:
///
/// - cathode_t, acid_bought_t (ponds and electrolyte), cure_acid_t, fresh_water_m3,
///   electricity_MWh, ore_t (stacked); acid_t = acid_bought_t + cure_acid_t;
/// - co2e_kg = sum over figures of emission factor times figure;                           (1)
/// - npv = sum over figures and days of (income - costs) per unit times what came that day,
///   divided by (1 + discount)^(day/365.25).                                               (2)
///
/// Anything else is a column of series.csv or a key of summary.json.
/// Source: choice: (2) counts what the plan moves; capital and overheads are the same for all.
class PlanFigures {
public:
    /// `run` must outlive it.
    PlanFigures(const simulation::MemoryRun& run, std::optional<MoneyInput> money,
                std::map<std::string, FactorInput> emissions);

    /// NaN where it is not defined; none where no figure is called so.
    [[nodiscard]] std::optional<double> value(const FigureInput& figure) const;

    /// Every name, for the nearest one.
    [[nodiscard]] std::vector<std::string> names() const;

    /// The sums over time that prices and emissions may be given for.
    [[nodiscard]] static std::vector<std::string> sum_names();

private:
    [[nodiscard]] std::optional<double> named(const std::string& name, OverTime over_time,
                                              double day) const;
    [[nodiscard]] double present_value(double day) const;
    [[nodiscard]] double emitted(double day) const;
    void add_flows();

    const simulation::MemoryRun& run_;
    std::optional<MoneyInput> money_;
    std::map<std::string, FactorInput> emissions_;
    double end_ = 0.0;  ///< day
    std::map<std::string, RunningSum> sums_;
};

}  // namespace gossan::study
