// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/study/forecast/forecast.hpp"

namespace gossan::study {

/// Five percentiles of one output on one day, of the members in which it is defined.
struct FanRow {
    double day = 0.0;
    double p5 = 0.0, p10 = 0.0, p50 = 0.0, p90 = 0.0, p95 = 0.0;  ///< shares below, not exceeded
    std::size_t members = 0;
};

[[nodiscard]] FanRow fan_row(double day, const ForecastSample& sample);

/// The rows of an output on every day.
[[nodiscard]] std::vector<FanRow> fan(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                      std::size_t output);

/// Days of a run at which months end, all before `last`; every 30 days of an undated run.
[[nodiscard]] std::vector<double> month_ends(const std::string& start_date, double last);

/// What a sum such as cathode grew by in one month.
struct MonthRow {
    std::string month;  ///< "2026-01", or "days 0 to 30"
    FanRow growth;
};
/// Of an output that counts from the beginning, in each month of the members in which it is defined
/// at both ends; the last month may be short.
[[nodiscard]] std::vector<MonthRow> by_month(const Forecast& forecast,
                                             const ForecastEnsemble& ensemble, std::size_t output);
/// Whether it is such an output.
[[nodiscard]] bool is_sum(const std::string& output);

/// The chance of a target, and what the number of members lets it be.
struct TargetChance {
    double chance = 0.0;
    double low = 0.0, high = 1.0;  ///< 95 %, exact for members that are alike; else of as many
    std::size_t members = 0;
};
[[nodiscard]] TargetChance chance_of(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                     const TargetInput& target);

/// How an uncertain number moves an output.
struct TornadoRow {
    std::string name;
    double correlation = 0.0;  ///< of ranks, Source: Spearman1904
    double low = 0.0;          ///< median of the output where the number is in its lower third
    double high = 0.0;         ///< and in its upper
};
/// Largest correlation first. Ranks ask for no straight line but for one direction: what helps and
/// then harms shows nothing here. Empty below six members.
[[nodiscard]] std::vector<TornadoRow> tornado(const Forecast& forecast,
                                              const ForecastEnsemble& ensemble, std::size_t output,
                                              std::size_t day);

/// Correlation of the ranks of two samples, ties at their mean rank; 0 where one does not vary.
[[nodiscard]] double rank_correlation(std::span<const double> a, std::span<const double> b);

}  // namespace gossan::study
