// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/explanation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/study/scores/percentiles.hpp"
#include "gossan/study/shapley/shapley.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;

/// Causes with the numbers of each; the last are those of none.
struct Causes {
    std::vector<std::string> names;
    std::vector<std::size_t> of_parameter;
    std::vector<std::vector<std::string>> overrides;
};

Causes causes_of(const Forecast& forecast) {
    const auto& parameters = forecast.trials->parameters();
    Causes made;
    const std::size_t others = forecast.input.explain->causes.size();
    made.of_parameter.assign(parameters.size(), others);
    for (const auto& [name, cause] : forecast.input.explain->causes) {
        for (std::size_t p = 0; p < parameters.size(); ++p) {
            const auto& own = cause.parameters;
            if (std::find(own.begin(), own.end(), parameters[p].name) != own.end()) {
                made.of_parameter[p] = made.names.size();
            }
        }
        made.names.push_back(name);
        made.overrides.push_back(cause.set);
    }
    const auto& of = made.of_parameter;
    if (std::find(of.begin(), of.end(), others) != of.end()) {
        made.names.emplace_back("others");
        made.overrides.emplace_back();
    }
    return made;
}

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

/// The plan with the overrides of some causes, as a function of z.
class Worlds {
public:
    Worlds(const Forecast& forecast, const Causes& causes) : forecast_(forecast), causes_(causes) {
        const auto& explain = *forecast.input.explain;
        datum_ = {.time_s = explain.day ? explain.day->si : forecast.trials->tests()[0].duration,
                  .column = explain.output,
                  .sd = 1.0};
    }

    /// Outcomes of one member for every subset of causes.
    [[nodiscard]] std::vector<double> outcomes(const std::vector<double>& member,
                                               std::span<const std::uint64_t> subsets,
                                               int threads) {
        std::vector<double> made;
        for (const std::uint64_t subset : subsets) {
            const auto& trials = world(subset);
            std::vector<double> z = as_planned_;
            for (std::size_t p = 0; p < z.size(); ++p) {
                if ((subset >> causes_.of_parameter[p] & 1U) != 0U) z[p] = member[p];
            }
            pending_.push_back({&trials, std::move(z)});
        }
        std::vector<Prediction> all(pending_.size());
        run(all, threads);
        for (const Prediction& each : all) {
            if (each.failed)
                throw Error(ErrorCode::numerics, "a run to be explained failed: " + each.message);
            made.push_back(each.values.front());
        }
        pending_.clear();
        return made;
    }

private:
    struct Pending {
        const Trials* trials;
        std::vector<double> z;
    };

    const Trials& world(std::uint64_t subset) {
        std::uint64_t key = 0;
        std::vector<std::string> overrides = forecast_.input.plan.set;
        for (std::size_t cause = 0; cause < causes_.names.size(); ++cause) {
            const auto& own = causes_.overrides[cause];
            if (own.empty() || (subset >> cause & 1U) == 0U) continue;
            key |= std::uint64_t{1} << cause;
            overrides.insert(overrides.end(), own.begin(), own.end());
        }
        auto& made = worlds_[key];
        if (made) return *made;
        Diagnostics diagnostics;
        auto plan = read_test_case("plan", forecast_.input.plan.scenario.path, overrides,
                                   *forecast_.facts, diagnostics);
        diagnostics.throw_if_any();
        std::vector<TestCase> plans{std::move(*plan)};
        made = std::make_unique<Trials>(*forecast_.facts, std::move(plans),
                                        forecast_.trials->parameters(), std::vector<Datum>{datum_},
                                        diagnostics);
        diagnostics.throw_if_any();
        return *made;
    }

    void run(std::vector<Prediction>& all, int threads) const {
        // Those of one world go side by side.
        for (const auto& [key, trials] : worlds_) {
            std::vector<std::size_t> mine;
            std::vector<std::vector<double>> z;
            for (std::size_t k = 0; k < pending_.size(); ++k) {
                if (pending_[k].trials != trials.get()) continue;
                mine.push_back(k);
                z.push_back(pending_[k].z);
            }
            const auto predictions = trials->predict_all(z, threads);
            for (std::size_t k = 0; k < mine.size(); ++k) all[mine[k]] = predictions[k];
        }
    }

    const Forecast& forecast_;
    const Causes& causes_;
    Datum datum_;
    std::map<std::uint64_t, std::unique_ptr<Trials>> worlds_;
    std::vector<double> as_planned_ = planned();
    std::vector<Pending> pending_;

    [[nodiscard]] std::vector<double> planned() const {
        std::vector<double> z = forecast_.trials->z_in_force();
        for (std::size_t p = 0; p < z.size(); ++p) {
            // Of those carried z is the value itself, which may lie beyond nine deviations of one.
            if (forecast_.is_carried[p]) z[p] = forecast_.trials->parameters()[p].in_force;
        }
        return z;
    }
};

}  // namespace

Explanation explain(const Forecast& forecast, const ForecastEnsemble& ensemble, int threads) {
    const Causes causes = causes_of(forecast);
    Worlds worlds(forecast, causes);
    const auto rows = chosen(ensemble, std::size_t(forecast.input.explain->members));
    std::vector<std::vector<double>> shares(causes.names.size());
    Explanation made{.shares = {}, .members = rows.size()};
    for (const std::size_t row : rows) {
        const auto split =
            shapley_exact(int(causes.names.size()), [&](std::span<const std::uint64_t> subsets) {
                return worlds.outcomes(ensemble.z[row], subsets, threads);
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
