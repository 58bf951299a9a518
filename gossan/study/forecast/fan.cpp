// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/fan.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gossan/base/calendar.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/probability.hpp"
#include "gossan/study/scores/percentiles.hpp"

namespace gossan::study {
namespace {

constexpr double a_month = 30.0;

/// Mean rank of each value.
std::vector<double> ranks(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size());
    for (std::size_t k = 0; k < order.size();) {
        std::size_t end = k;
        while (end < order.size() && values[order[end]] == values[order[k]]) ++end;
        for (std::size_t n = k; n < end; ++n) rank[order[n]] = 0.5 * double(k + end - 1);
        k = end;
    }
    return rank;
}

std::string name_of_month(const std::string& start_date, double begin, double end) {
    const auto start = days_of(start_date);
    if (start) return date_of(*start + begin).substr(0, 7);
    return "days " + shortest(begin) + " to " + shortest(end);
}

}  // namespace

FanRow fan_row(double day, const ForecastSample& sample) {
    return {.day = day,
            .p5 = sample.percentile(0.05),
            .p10 = sample.percentile(0.10),
            .p50 = sample.percentile(0.50),
            .p90 = sample.percentile(0.90),
            .p95 = sample.percentile(0.95),
            .members = sample.values.size()};
}

std::vector<FanRow> fan(const Forecast& forecast, const ForecastEnsemble& ensemble,
                        std::size_t output) {
    std::vector<FanRow> rows;
    for (std::size_t day = 0; day < forecast.days.size(); ++day) {
        rows.push_back(fan_row(forecast.days[day], sample(forecast, ensemble, output, day)));
    }
    return rows;
}

std::vector<double> month_ends(const std::string& start_date, double last) {
    std::vector<double> ends;
    const auto start = days_of(start_date);
    for (int k = 1;; ++k) {
        const double end = start ? days_to_month(month_of(*start) + k) - *start : a_month * k;
        if (end >= last) return ends;
        ends.push_back(end);
    }
}

bool is_sum(const std::string& output) {
    return output == "cathode_t" || output == "acid_bought_t" || output == "fresh_water_m3" ||
           output.ends_with("_copper_t") || output == "drainage_m3" || output == "irrigation_m3";
}

std::vector<MonthRow> by_month(const Forecast& forecast, const ForecastEnsemble& ensemble,
                               std::size_t output) {
    std::vector<double> ends = month_ends(forecast.start_date, forecast.days.back());
    ends.push_back(forecast.days.back());
    std::vector<MonthRow> rows;
    double begin = 0.0;
    for (const double end : ends) {
        const std::size_t last = forecast.day_at(end);
        const auto grown = begin > 0.0
                               ? growth(forecast, ensemble, output, forecast.day_at(begin), last)
                               : sample(forecast, ensemble, output, last);
        rows.push_back({name_of_month(forecast.start_date, begin, end), fan_row(end, grown)});
        begin = end;
    }
    return rows;
}

TargetChance chance_of(const Forecast& forecast, const ForecastEnsemble& ensemble,
                       const TargetInput& target) {
    constexpr double a_day = 86400.0;
    const auto output = forecast.output_named(target.output);
    const auto all = sample(forecast, ensemble, *output, forecast.day_at(target.by.si / a_day));
    double met = 0.0, weight = 0.0;
    for (std::size_t k = 0; k < all.values.size(); ++k) {
        const double own = all.weights.empty() ? 1.0 : all.weights[k];
        const double value = all.values[k];
        const bool is_met =
            (!target.least || value >= *target.least) && (!target.most || value <= *target.most);
        if (is_met) met += own;
        weight += own;
    }
    if (all.values.empty()) return {};
    const double chance = met / weight;
    const double count = std::min(ensemble.effective(), double(all.values.size()));
    const int trials = std::max(1, int(std::lround(count)));
    const int successes = std::clamp(int(std::lround(chance * trials)), 0, trials);
    const auto interval = numerics::binomial_interval(successes, trials, 0.95);
    return {chance, interval.low, interval.high, all.values.size()};
}

double rank_correlation(std::span<const double> a, std::span<const double> b) {
    const std::vector<double> x = ranks(a), y = ranks(b);
    const double middle = 0.5 * double(a.size() - 1);
    double xx = 0.0, yy = 0.0, xy = 0.0;
    for (std::size_t k = 0; k < x.size(); ++k) {
        xx += (x[k] - middle) * (x[k] - middle);
        yy += (y[k] - middle) * (y[k] - middle);
        xy += (x[k] - middle) * (y[k] - middle);
    }
    return xx > 0.0 && yy > 0.0 ? xy / std::sqrt(xx * yy) : 0.0;
}

std::vector<TornadoRow> tornado(const Forecast& forecast, const ForecastEnsemble& ensemble,
                                std::size_t output, std::size_t day) {
    std::vector<TornadoRow> rows;
    const auto all = sample(forecast, ensemble, output, day);
    if (all.values.size() < 6 || all.values.size() != ensemble.size()) return rows;
    const auto& parameters = forecast.trials->parameters();
    for (std::size_t p = 0; p < parameters.size(); ++p) {
        std::vector<double> own;
        for (const auto& z : ensemble.z) own.push_back(z[p]);
        const auto rank = ranks(own);
        const double n = double(own.size());
        std::vector<double> low, high;
        for (std::size_t row = 0; row < own.size(); ++row) {
            if (rank[row] < n / 3.0 - 0.5) low.push_back(all.values[row]);
            if (rank[row] > 2.0 * n / 3.0 - 0.5) high.push_back(all.values[row]);
        }
        if (low.empty() || high.empty()) continue;
        rows.push_back({.name = parameters[p].name,
                        .correlation = rank_correlation(own, all.values),
                        .low = percentile(low, 0.5),
                        .high = percentile(high, 0.5)});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const TornadoRow& a, const TornadoRow& b) {
        return std::abs(a.correlation) > std::abs(b.correlation);
    });
    return rows;
}

}  // namespace gossan::study
