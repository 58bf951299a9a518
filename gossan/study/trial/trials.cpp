// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/trial/trials.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <mutex>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/validate.hpp"
#include "gossan/simulation/memory_run.hpp"
#include "gossan/simulation/side_by_side.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;

std::string first_error(const Diagnostics& diagnostics) {
    for (const Fault& fault : diagnostics.sorted()) {
        if (fault.severity == Severity::error) return to_string(fault);
    }
    return {};
}

/// A column of a series at a time, on a straight line between rows.
double at(const records::Series& series, std::size_t column, double time_d) {
    const auto& times = series.time_d;
    const auto& values = series.values[column];
    const auto after = std::lower_bound(times.begin(), times.end(), time_d);
    if (after == times.end()) return values.back();
    const auto row = std::size_t(after - times.begin());
    if (*after == time_d || row == 0) return values[row];
    const double share = (time_d - times[row - 1]) / (times[row] - times[row - 1]);
    return values[row - 1] + share * (values[row] - values[row - 1]);
}

/// A test whose numbers were moved, run in memory.
struct Running {
    const catalogue::Facts& facts;
    const catalogue::FactEdits& edits;
    const simulation::MemoryRequest& request;

    template <class Scenario>
    simulation::MemoryRun operator()(const Scenario& scenario) const {
        Diagnostics diagnostics;
        const auto catalogue = facts.catalogue(edits, diagnostics);
        diagnostics.throw_if_any();
        const auto equations = simulation::assemble(scenario, catalogue, diagnostics);
        if (diagnostics.has_errors()) throw Error(ErrorCode::input, first_error(diagnostics));
        return simulation::run_in_memory(equations, request);
    }
};

}  // namespace

Trials::Trials(const catalogue::Facts& facts, std::vector<TestCase> tests,
               std::vector<FreeParameter> parameters, std::vector<Datum> data,
               Diagnostics& diagnostics)
    : facts_(facts),
      tests_(std::move(tests)),
      parameters_(std::move(parameters)),
      data_(std::move(data)) {
    check_data(diagnostics);
    plan_outputs();
}

void Trials::check_data(Diagnostics& diagnostics) {
    std::map<std::pair<std::size_t, std::string>, bool> told;  // an unknown column once a test
    for (const Datum& datum : data_) {
        const auto fault = [&](const char* code, std::string found, std::string allowed,
                               std::string write = {}) {
            diagnostics.add({.location = {.file = datum.place},
                             .code = code,
                             .found = std::move(found),
                             .allowed = std::move(allowed),
                             .write = std::move(write)});
        };
        const TestCase& test = tests_.at(datum.test);
        std::vector<std::string> known;
        for (const auto& column : test.columns) known.push_back(column.name);
        if (std::find(known.begin(), known.end(), datum.column) == known.end()) {
            if (!told.try_emplace({datum.test, datum.column}).second) continue;
            const auto near = nearest(datum.column, known);
            fault("study.unknown_column", in_quotes(datum.column),
                  "a column of the series of " + test.name, near ? *near : std::string{});
        } else if (!(datum.time_s >= 0.0 && datum.time_s <= test.duration)) {
            fault("study.outside_run", "day " + shortest(datum.time_s / a_day),
                  "day 0 to the end of the run, day " + shortest(test.duration / a_day),
                  "a longer run.duration");
        } else if (!(datum.sd > 0.0)) {
            fault("study.no_error", "an error of " + shortest(datum.sd), "one above zero");
        }
    }
}

void Trials::plan_outputs() {
    data_of_.resize(tests_.size());
    columns_of_.resize(tests_.size());
    output_times_of_.resize(tests_.size());
    for (std::size_t n = 0; n < data_.size(); ++n) {
        const Datum& datum = data_[n];
        data_of_[datum.test].push_back(n);
        columns_of_[datum.test].push_back(datum.column);
        output_times_of_[datum.test].push_back(datum.time_s);
    }
    const auto unique = [](auto& values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
    };
    for (auto& each : columns_of_) unique(each);
    for (auto& each : output_times_of_) unique(each);
}

std::vector<std::string> Trials::parameter_names() const {
    std::vector<std::string> names;
    for (const FreeParameter& each : parameters_) names.push_back(each.name);
    return names;
}

std::vector<std::string> Trials::datum_names() const {
    std::vector<std::string> names;
    std::map<std::string, int> uses;
    for (const Datum& datum : data_) {
        std::string name =
            tests_[datum.test].name + "/" + datum.column + "/day " + shortest(datum.time_s / a_day);
        const int use = ++uses[name];
        if (use > 1) name += " (" + std::to_string(use) + ")";
        names.push_back(std::move(name));
    }
    return names;
}

std::vector<double> Trials::values_at(std::span<const double> z) const {
    expects(z.size() == parameters_.size(), "there is one z a parameter");
    std::vector<double> values;
    for (std::size_t p = 0; p < z.size(); ++p) {
        values.push_back(parameters_[p].transform.value(combined_z(parameters_[p], p, z)));
    }
    return values;
}

std::vector<double> Trials::z_in_force() const {
    std::vector<double> z;
    for (const FreeParameter& each : parameters_) {
        const double found = each.transform.z(each.in_force);
        const double own = std::isfinite(found) ? std::clamp(found, -9.0, 9.0) : 0.0;
        const double s = each.spread;
        z.push_back(each.is_common ? std::sqrt(1.0 - s * s) * own : each.common ? s * own : own);
    }
    return z;
}

/// Puts values into a test's scenario and its facts; what went wrong, else blank.
std::string Trials::put_values(TestCase& own, std::size_t test, std::span<const double> values,
                               catalogue::FactEdits& edits) const {
    // Names may differ between scenario and study; what a study moves wins.
    Diagnostics unused;
    for (const auto& [path, si] : facts_.read(own.facts(), unused)) edits[path] = si;
    for (std::size_t p = 0; p < values.size(); ++p) {
        const FreeParameter& parameter = parameters_[p];
        if (parameter.is_common || (parameter.test && *parameter.test != test)) continue;
        if (parameter.is_fact()) {
            const std::string canonical = facts_.number(parameter.fact())->path;
            std::string key = canonical;
            for (const auto& [path, si] : edits) {
                if (facts_.number(path)->path == canonical) key = path;
            }
            edits[key] = values[p];
        } else if (!set_number_at(own.description(), own.value(), parameter.path, values[p])) {
            return parameter.name + " cannot be " + format_quantity(values[p], parameter.measure);
        }
    }
    return first_error(faults_of(own.description(), own.value()));
}

TestCase Trials::case_at(std::size_t test, std::span<const double> z) const {
    TestCase own = tests_[test];
    catalogue::FactEdits edits;
    const std::string fault = put_values(own, test, values_at(z), edits);
    if (!fault.empty()) throw Error(ErrorCode::numerics, fault, own.name);
    auto& texts =
        std::visit([](auto& site) -> simulation::FactTexts& { return site.facts; }, own.scenario);
    texts.clear();
    for (const auto& [path, si] : edits) {
        texts[path] = format_quantity(si, facts_.number(path)->measure);
    }
    return own;
}

/// Runs one test with the parameters' values; what went wrong, else blank.
std::string Trials::run_test(std::size_t test, std::span<const double> values,
                             std::vector<double>& predicted) const {
    TestCase own = tests_[test];
    catalogue::FactEdits edits;
    const std::string fault = put_values(own, test, values, edits);
    if (!fault.empty()) return fault;
    const simulation::MemoryRequest request{
        .keeping = {.columns = columns_of_[test],
                    .series = !columns_of_[test].empty(),
                    .balance = false},
        .output_times = own.is_site() ? std::vector<double>{} : output_times_of_[test]};
    const auto run = std::visit(Running{facts_, edits, request}, own.scenario);
    if (run.outcome.status != records::RunStatus::done) return run.outcome.message;
    for (const std::size_t n : data_of_[test]) {
        const auto column = *run.kept.series.column(data_[n].column);
        predicted[n] = at(run.kept.series, column, data_[n].time_s / a_day);
        if (std::isfinite(predicted[n]) || data_[n].may_be_undefined) continue;
        return data_[n].column + " is not defined on day " + shortest(data_[n].time_s / a_day);
    }
    return {};
}

Prediction Trials::predict(std::span<const double> z) const {
    const auto begun = std::chrono::steady_clock::now();
    Prediction made{.values = std::vector<double>(data_.size(), 0.0)};
    const std::vector<double> values = values_at(z);
    for (std::size_t test = 0; test < tests_.size() && !made.failed; ++test) {
        std::string fault;
        try {
            fault = run_test(test, values, made.values);
        } catch (const std::exception& error) {
            fault = error.what();
        }
        if (fault.empty()) continue;
        made.failed = true;
        made.message = tests_[test].name + ": " + fault;
        made.values.clear();
    }
    made.wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    return made;
}

std::vector<Prediction> Trials::predict_all(std::span<const std::vector<double>> members,
                                            int threads, const OnDone& on_done) const {
    std::vector<Prediction> all(members.size());
    std::mutex one_at_a_time;
    simulation::side_by_side(members.size(), threads, [&](std::size_t member) {
        all[member] = predict(members[member]);
        if (!on_done) return;
        const std::lock_guard<std::mutex> guard(one_at_a_time);
        on_done(member, all[member]);
    });
    return all;
}

}  // namespace gossan::study
