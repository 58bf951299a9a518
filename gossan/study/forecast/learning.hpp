// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gossan/study/forecast/fan.hpp"
#include "gossan/study/forecast/forecast_runs.hpp"
#include "gossan/study/store/member_store.hpp"

namespace gossan::study {

/// Runs members of a forecast, each once, and learns from what was measured of the plan.
class Forecasting {
public:
    /// `say` is told of each part as it ends. All must outlive it.
    Forecasting(const Forecast& forecast, const ForecastRuns& runs, MemberStore& store,
                Workforce& workforce, std::function<void(const std::string&)> say);

    /// Every member as it was drawn: before any data of the plan. Error(numerics) where more fail
    /// than the study allows.
    [[nodiscard]] ForecastEnsemble first();

    /// Members re-drawn by the iterative smoother, from the prior, for the data up to a day; only
    /// of a forecast from priors. `part` keys the runs in the store and is above zero. Of no
    /// members where fewer than the smoother needs say anything of all these data.
    [[nodiscard]] ForecastEnsemble learnt(double until_day, int part);

    /// The same members with new weights,
    ///
    ///     w_j ~ w_j exp(-1/2 sum r^2),   r = (prediction - value)/sd                          (1)
    ///
    /// by the data after one day up to another; r of a bound is `numerics::censored_residual`. A
    /// member that says nothing of a datum has weight 0; where that leaves none, every weight is 0.
    [[nodiscard]] ForecastEnsemble weighed(ForecastEnsemble ensemble, double after_day,
                                           double until_day) const;

    /// An ensemble of given z, from the store where it has them.
    [[nodiscard]] ForecastEnsemble run(int iteration, const std::vector<std::uint64_t>& members,
                                       const std::vector<std::vector<double>>& z);

    /// Runs at points of `runs`, to be told apart by nothing else, from the store where it has
    /// them.
    [[nodiscard]] std::vector<Prediction> run_alike(const std::vector<std::vector<double>>& points);

    [[nodiscard]] const ForecastRuns& runs() const { return runs_; }
    [[nodiscard]] const std::vector<std::string>& failures() const { return failures_; }
    [[nodiscard]] const BatchCount& count() const { return count_; }

private:
    [[nodiscard]] std::vector<std::size_t> data_between(double after_day, double until_day) const;
    [[nodiscard]] std::vector<std::string> names_of(const std::vector<std::size_t>& data) const;
    [[nodiscard]] double residual(const ForecastDatum& datum,
                                  const std::vector<double>& values) const;

    [[nodiscard]] std::vector<Prediction> made(int iteration,
                                               const std::vector<std::uint64_t>& members,
                                               const std::vector<std::vector<double>>& z);

    const Forecast& forecast_;
    const ForecastRuns& runs_;
    MemberStore& store_;
    Workforce& workforce_;
    std::function<void(const std::string&)> say_;
    std::vector<std::string> failures_;
    BatchCount count_;
};

/// The forecast of one output on the last day with the data up to some day.
struct UpdateRow {
    double day = 0.0;  ///< up to which data were used; 0: none
    FanRow outcome = {};
    double effective = 0.0;  ///< members that count
    std::string how = {};    ///< "before data", "weights", "smoother", "too few count"
};

/// Month by month: weights by the new data as long as enough members count, else the smoother with
/// all data so far, from which weights go on. With a calibration there is no prior to go back to:
/// the rows then say that too few count. So they do, with none that counts, from where no member
/// says anything of some datum: weights then stay as they were over its part. The last ensemble
/// goes to `last`.
[[nodiscard]] std::vector<UpdateRow> updates(const Forecast& forecast, Forecasting& runs,
                                             const ForecastEnsemble& first, std::size_t output,
                                             ForecastEnsemble& last);

}  // namespace gossan::study
