// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/forecast/learning.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/numerics/ensemble_smoother.hpp"
#include "gossan/numerics/probability.hpp"

namespace gossan::study {
namespace {

constexpr int last_iteration = 999;   ///< of a part: the posterior
constexpr int explaining = 10000000;  ///< beyond those of parts: runs by cause

std::vector<std::vector<double>> rows_of(const numerics::Matrix& matrix) {
    std::vector<std::vector<double>> rows;
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        const auto own = matrix.row(row);
        rows.emplace_back(own.begin(), own.end());
    }
    return rows;
}

}  // namespace

Forecasting::Forecasting(const Forecast& forecast, const ForecastRuns& runs, MemberStore& store,
                         Workforce& workforce, std::function<void(const std::string&)> say)
    : forecast_(forecast),
      runs_(runs),
      store_(store),
      workforce_(workforce),
      say_(std::move(say)) {}

/// Predictions with what they say on the days told.
std::vector<Prediction> Forecasting::made(int iteration, const std::vector<std::uint64_t>& members,
                                          const std::vector<std::vector<double>>& z) {
    auto all = run_members(runs_.runner(), store_, iteration, members, z, workforce_, count_);
    for (Prediction& each : all) {
        if (!each.failed) each.values = forecast_.told(each.values);
    }
    return all;
}

std::vector<Prediction> Forecasting::run_alike(const std::vector<std::vector<double>>& points) {
    std::vector<std::uint64_t> numbers(points.size());
    std::iota(numbers.begin(), numbers.end(), std::uint64_t{0});
    return run_members(runs_.runner(), store_, explaining, numbers, points, workforce_, count_);
}

ForecastEnsemble Forecasting::run(int iteration, const std::vector<std::uint64_t>& members,
                                  const std::vector<std::vector<double>>& z) {
    const auto all = made(iteration, members, z);
    ForecastEnsemble found;
    for (std::size_t row = 0; row < all.size(); ++row) {
        if (all[row].failed) {
            failures_.push_back("member " + std::to_string(members[row]) + ": " + all[row].message);
            continue;
        }
        found.members.push_back(members[row]);
        found.z.push_back(z[row]);
        found.values.push_back(all[row].values);
    }
    const double share = 1.0 - double(found.size()) / double(members.size());
    if (found.size() < 1 || share > forecast_.input.study.most_failed) {
        throw Error(ErrorCode::numerics,
                    std::to_string(members.size() - found.size()) + " of " +
                        std::to_string(members.size()) + " members failed, first " +
                        failures_.front(),
                    {}, "narrow what is uncertain, or allow more by study.most_failed");
    }
    return found;
}

ForecastEnsemble Forecasting::first() {
    auto found = run(0, forecast_.members, forecast_.z);
    say_("members of the plan: " + std::to_string(found.size()));
    return found;
}

std::vector<std::size_t> Forecasting::data_between(double after_day, double until_day) const {
    std::vector<std::size_t> found;
    for (std::size_t n = 0; n < forecast_.data.size(); ++n) {
        const double day = forecast_.days[forecast_.data[n].day];
        if (day > after_day && day <= until_day) found.push_back(n);
    }
    return found;
}

double Forecasting::residual(const ForecastDatum& datum, const std::vector<double>& values) const {
    const double value = values[forecast_.index(datum.output, datum.day)];
    if (!std::isfinite(value)) return value;
    if (datum.bound == tables::Bound::below) {
        return numerics::censored_residual(value, datum.value, datum.sd);
    }
    if (datum.bound == tables::Bound::above) {
        return numerics::censored_residual(-value, -datum.value, datum.sd);
    }
    return (value - datum.value) / datum.sd;
}

/// What keys the noise of each datum: not its place, so that rows put before it change nothing.
std::vector<std::string> Forecasting::names_of(const std::vector<std::size_t>& data) const {
    std::map<std::string, int> uses;
    std::vector<std::string> names;
    for (const std::size_t n : data) {
        const ForecastDatum& datum = forecast_.data[n];
        std::string name = "plan/" + forecast_.outputs[datum.output].name + "/day " +
                           shortest(forecast_.days[datum.day]);
        if (const int use = ++uses[name]; use > 1) name += " (" + std::to_string(use) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

ForecastEnsemble Forecasting::learnt(double until_day, int part) {
    expects(forecast_.is_from_priors() && part > 0, "the smoother begins at priors");
    const auto data = data_between(-1.0, until_day);
    numerics::SmootherProblem problem{.seed = std::uint64_t(forecast_.input.study.seed),
                                      .parameters = forecast_.trials->parameter_names()};
    problem.data = names_of(data);
    problem.observed.assign(data.size(), 0.0);
    problem.error.assign(data.size(), 1.0);
    numerics::SmootherOptions options;
    options.max_iterations = forecast_.input.study.iterations;
    auto state = numerics::begin_smoother(problem, forecast_.members.size());
    std::map<std::pair<std::uint64_t, std::vector<double>>, std::vector<double>> known;
    while (!state.is_done) {
        const int iteration = state.iteration == 0 ? 0 : 1000 * part + state.iteration;
        const auto z = rows_of(state.z);
        const auto all = made(iteration, state.members, z);
        std::vector<numerics::Evaluation> evaluations;
        for (std::size_t row = 0; row < all.size(); ++row) {
            numerics::Evaluation own{.failed = all[row].failed};
            if (!own.failed) known[{state.members[row], z[row]}] = all[row].values;
            for (std::size_t k = 0; k < data.size() && !own.failed; ++k) {
                own.values.push_back(residual(forecast_.data[data[k]], all[row].values));
                own.failed = !std::isfinite(own.values.back());
            }
            evaluations.push_back(std::move(own));
        }
        state = numerics::update_smoother(problem, options, std::move(state), evaluations);
    }
    for (const auto& each : state.dropped) {
        failures_.push_back("member " + std::to_string(each.member) + " at update " +
                            std::to_string(each.iteration) + " up to day " + shortest(until_day));
    }
    say_("learnt from " + std::to_string(data.size()) + " data up to day " + shortest(until_day) +
         ": " + state.reason);
    ForecastEnsemble found;
    if (state.members.size() < std::max<std::size_t>(2, options.least_members)) return found;
    const auto z = rows_of(state.z);
    std::vector<std::uint64_t> missing;
    std::vector<std::vector<double>> missing_z;
    for (std::size_t row = 0; row < z.size(); ++row) {
        if (known.contains({state.members[row], z[row]})) continue;
        missing.push_back(state.members[row]);
        missing_z.push_back(z[row]);
    }
    if (!missing.empty()) {
        const auto last = run(1000 * part + last_iteration, missing, missing_z);
        for (std::size_t row = 0; row < last.size(); ++row) {
            known[{last.members[row], last.z[row]}] = last.values[row];
        }
    }
    for (std::size_t row = 0; row < z.size(); ++row) {
        const auto own = known.find({state.members[row], z[row]});
        if (own == known.end()) continue;
        found.members.push_back(state.members[row]);
        found.z.push_back(z[row]);
        found.values.push_back(own->second);
    }
    return found;
}

ForecastEnsemble Forecasting::weighed(ForecastEnsemble ensemble, double after_day,
                                      double until_day) const {
    const auto data = data_between(after_day, until_day);
    if (data.empty() || ensemble.size() == 0) return ensemble;
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> logs;
    double most = -infinity;
    for (std::size_t row = 0; row < ensemble.size(); ++row) {
        double log = ensemble.weights.empty() ? 0.0 : std::log(ensemble.weights[row]);
        for (const std::size_t n : data) {
            const double r = residual(forecast_.data[n], ensemble.values[row]);
            log = std::isfinite(r) ? log - 0.5 * r * r : -infinity;  // (1)
        }
        logs.push_back(log);
        most = std::max(most, log);
    }
    ensemble.weights.assign(logs.size(), 0.0);
    if (!std::isfinite(most)) return ensemble;  // no member could have given these data
    double sum = 0.0;
    for (double& log : logs) sum += log = std::exp(log - most);
    for (std::size_t row = 0; row < logs.size(); ++row) ensemble.weights[row] = logs[row] / sum;
    return ensemble;
}

std::vector<UpdateRow> updates(const Forecast& forecast, Forecasting& runs,
                               const ForecastEnsemble& first, std::size_t output,
                               ForecastEnsemble& last) {
    constexpr double a_day = 86400.0;
    const auto& goal = forecast.input.update->day;
    const std::size_t end = goal ? forecast.day_at(goal->si / a_day) : forecast.days.size() - 1;
    const double step = forecast.input.update->every.si / a_day;
    const double least = forecast.input.update->least_effective * double(first.size());
    double newest = 0.0;
    for (const auto& datum : forecast.data) newest = std::max(newest, forecast.days[datum.day]);
    std::vector<UpdateRow> rows;
    bool leaves_data_out = false;
    const auto tell = [&](double day, std::string how) {
        rows.push_back({.day = day,
                        .outcome = fan_row(forecast.days[end], sample(forecast, last, output, end)),
                        .effective = leaves_data_out ? 0.0 : last.effective(),
                        .how = std::move(how)});
    };
    last = first;
    tell(0.0, "before data");
    int part = 10;  // beside that of a back-test
    double before = -1.0;
    for (int k = 1; before < newest; ++k) {
        const double day = std::min(step * double(k), newest);
        auto next = runs.weighed(last, before, day);
        std::string how = "weights";
        if (leaves_data_out || next.effective() < least) {
            how = "too few count";
            auto again = forecast.is_from_priors() ? runs.learnt(day, part++) : ForecastEnsemble{};
            if (again.size() > 0) {
                next = std::move(again);
                how = "smoother";
                leaves_data_out = false;
            }
        }
        if (next.effective() > 0.0) {
            last = std::move(next);
        } else {
            leaves_data_out = true;
        }
        before = day;
        tell(day, how);
    }
    return rows;
}

}  // namespace gossan::study
