// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/evaluation.hpp"
#include "gossan/study/parameter/free_parameter.hpp"
#include "gossan/study/trial/test_case.hpp"
#include "gossan/tables/reading.hpp"

namespace gossan::study {

/// One measured value beside which a run is held.
struct Datum {
    std::size_t test = 0;
    double time_s = 0.0;
    std::string column = {};  ///< of the run's series, in whose unit the value is
    double value = 0.0;
    double sd = 0.0;  ///< one standard deviation
    tables::Bound bound = tables::Bound::exact;
    std::string place = {};         ///< where it stands, for people
    bool may_be_undefined = false;  ///< a run without it (copper before any drainage) gives NaN
                                    ///< there, else it failed
};

/// What the simulator says where something was measured.
struct Prediction {
    bool failed = false;
    std::vector<double> values = {};  ///< at each datum; empty if it failed
    std::string message = {};         ///< why it failed: in which test, and what was said
    double wall_s = 0.0;
};

/// Tests and free parameters as a function from z ~ N(0, 1) to predictions at the data. Every call
/// runs the simulator itself, in memory. What is const may be called from several threads.
///
/// A column is told exactly at the times of its data. A site is told at its own knots (each day, as
/// long as `run.output_interval` is a day) and read on a straight line between them, which is off
/// by an eighth of the interval squared times the curvature.
class Trials {
public:
    /// Faults of the data (no such column, with the nearest; before day 0 or after the end; an
    /// error that is not above zero) go to `diagnostics`. `facts` must outlive it.
    Trials(const catalogue::Facts& facts, std::vector<TestCase> tests,
           std::vector<FreeParameter> parameters, std::vector<Datum> data,
           Diagnostics& diagnostics);

    [[nodiscard]] const std::vector<TestCase>& tests() const { return tests_; }
    [[nodiscard]] const std::vector<FreeParameter>& parameters() const { return parameters_; }
    [[nodiscard]] const std::vector<Datum>& data() const { return data_; }
    [[nodiscard]] std::size_t n_parameters() const { return parameters_.size(); }
    [[nodiscard]] std::vector<std::string> parameter_names() const;
    /// "column_a/recovery_pct/day 30", numbered where several share one.
    [[nodiscard]] std::vector<std::string> datum_names() const;

    /// Values of the parameters at z, SI; of a common one the middle of what tests have.
    [[nodiscard]] std::vector<double> values_at(std::span<const double> z) const;
    /// The z at which every parameter has the value that is in force without data, or the nearest
    /// within nine deviations.
    [[nodiscard]] std::vector<double> z_in_force() const;

    /// The scenario of a test with the parameters' values in it, facts too: what `predict` runs.
    [[nodiscard]] TestCase case_at(std::size_t test, std::span<const double> z) const;

    /// One member: every test run once. A run that fails is a failed prediction, never a throw.
    [[nodiscard]] Prediction predict(std::span<const double> z) const;

    /// Many members on at most `threads` threads, to the same bits for any number; `on_done` is
    /// told of each as it ends, one at a time.
    using OnDone = std::function<void(std::size_t member, const Prediction& prediction)>;
    [[nodiscard]] std::vector<Prediction> predict_all(std::span<const std::vector<double>> members,
                                                      int threads,
                                                      const OnDone& on_done = {}) const;

private:
    void check_data(Diagnostics& diagnostics);
    void plan_outputs();
    [[nodiscard]] std::string run_test(std::size_t test, std::span<const double> values,
                                       std::vector<double>& predicted) const;
    [[nodiscard]] std::string put_values(TestCase& own, std::size_t test,
                                         std::span<const double> values,
                                         catalogue::FactEdits& edits) const;

    const catalogue::Facts& facts_;
    std::vector<TestCase> tests_;
    std::vector<FreeParameter> parameters_;
    std::vector<Datum> data_;
    std::vector<std::vector<std::size_t>> data_of_;     ///< [test] indices
    std::vector<std::vector<std::string>> columns_of_;  ///< [test] those wanted
    std::vector<std::vector<double>> output_times_of_;  ///< [test] s
};

}  // namespace gossan::study
