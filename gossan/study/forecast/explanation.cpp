// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/explanation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

#include "gossan/base/error.hpp"
#include "gossan/study/scores/percentiles.hpp"
#include "gossan/study/shapley/shapley.hpp"

namespace gossan::study {
namespace {

/// Members to split: the first, or by weight at even steps of their sum.
std::vector<std::size_t> chosen(const ForecastEnsemble& ensemble, std::size_t wanted) {
    const std::size_t n = std::min(wanted, ensemble.size());
    std::vector<std::size_t> rows;
    double sum = 0.0;
    std::size_t row = 0;
    for (std::size_t k = 0; k < n; ++k) {
        if (ensemble.weights.empty()) {
            rows.push_back(k);
            continue;
        }
        const double goal = (double(k) + 0.5) / double(n);
        while (row + 1 < ensemble.size() && sum + ensemble.weights[row] < goal) {
            sum += ensemble.weights[row++];
        }
        rows.push_back(row);
    }
    return rows;
}

/// z with every number as the plan says.
std::vector<double> as_planned(const Forecast& forecast) {
    std::vector<double> z = forecast.trials->z_in_force();
    for (std::size_t p = 0; p < z.size(); ++p) {
        // Of those carried z is the value itself, which may lie beyond nine deviations of one.
        if (forecast.is_carried[p]) z[p] = forecast.trials->parameters()[p].in_force;
    }
    return z;
}

/// Where one member is run for a subset of causes.
std::vector<double> point_of(const ForecastRuns& runs, const std::vector<double>& planned,
                             const std::vector<double>& member, std::uint64_t subset) {
    std::vector<double> z = planned;
    for (std::size_t p = 0; p < z.size(); ++p) {
        if ((subset >> runs.causes().of_parameter[p] & 1U) != 0U) z[p] = member[p];
    }
    return runs.in_world(std::move(z), subset);
}

/// The outcome of every subset of causes for every member in question, each point run once.
std::map<std::vector<double>, double> outcomes(const Forecast& forecast,
                                               const ForecastEnsemble& ensemble,
                                               const std::vector<std::size_t>& rows,
                                               Forecasting& forecasting) {
    const ForecastRuns& runs = forecasting.runs();
    const auto planned = as_planned(forecast);
    std::set<std::vector<double>> points;
    for (const std::size_t row : rows) {
        for (std::uint64_t subset = 0; subset >> runs.causes().names.size() == 0; ++subset) {
            points.insert(point_of(runs, planned, ensemble.z[row], subset));
        }
    }
    const std::vector<std::vector<double>> wanted(points.begin(), points.end());
    const auto made = forecasting.run_alike(wanted);
    std::map<std::vector<double>, double> all;
    for (std::size_t k = 0; k < wanted.size(); ++k) {
        if (made[k].failed) {
            throw Error(ErrorCode::numerics, "a run to be explained failed: " + made[k].message);
        }
        all[wanted[k]] = made[k].values.front();
    }
    return all;
}

}  // namespace

Explanation explain(const Forecast& forecast, const ForecastEnsemble& ensemble,
                    Forecasting& forecasting) {
    const Causes& causes = forecasting.runs().causes();
    const auto planned = as_planned(forecast);
    const auto rows = chosen(ensemble, std::size_t(forecast.input.explain->members));
    const auto known = outcomes(forecast, ensemble, rows, forecasting);
    std::vector<std::vector<double>> shares(causes.names.size());
    Explanation made{.shares = {}, .members = rows.size()};
    for (const std::size_t row : rows) {
        const auto split =
            shapley_exact(int(causes.names.size()), [&](std::span<const std::uint64_t> subsets) {
                std::vector<double> own;
                for (const std::uint64_t subset : subsets) {
                    own.push_back(
                        known.at(point_of(forecasting.runs(), planned, ensemble.z[row], subset)));
                }
                return own;
            });
        made.plan = split.from;
        made.actual += split.to / double(rows.size());
        for (std::size_t k = 0; k < shares.size(); ++k) shares[k].push_back(split.share[k]);
    }
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const double sum = std::accumulate(shares[k].begin(), shares[k].end(), 0.0);
        made.shares.push_back({.cause = causes.names[k],
                               .share = sum / double(rows.size()),
                               .p10 = percentile(shares[k], 0.1),
                               .p90 = percentile(shares[k], 0.9)});
    }
    std::stable_sort(made.shares.begin(), made.shares.end(),
                     [](const CauseShare& a, const CauseShare& b) {
                         return std::abs(a.share) > std::abs(b.share);
                     });
    return made;
}

}  // namespace gossan::study
