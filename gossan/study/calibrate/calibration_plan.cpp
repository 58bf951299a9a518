// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibration_plan.hpp"

#include <algorithm>

#include "gossan/base/text.hpp"
#include "gossan/catalogue/data_files.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/scenario/writers.hpp"
#include "gossan/study/measured/conflicts.hpp"
#include "gossan/study/measured/measured.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;
constexpr int n_watched = 40;  // choice: a curve of 40 parts looks smooth on a page

/// What tests and their data come to.
struct Gathered {
    std::vector<TestCase> tests = {};
    std::vector<Datum> data = {};
    std::vector<PlannedSeries> series = {};
    std::vector<std::string> notes = {}, conflicts = {};
};

MeasuredOptions options_of(const CalibrationInput& input, const TestInput& test,
                           const TestCase& run) {
    MeasuredOptions options{.sheet = test.sheet,
                            .series = test.series,
                            .end_day = run.duration / a_day,
                            .columns = run.columns,
                            .names = test.names};
    const auto put = [&](const std::map<std::string, ErrorInput>& errors) {
        for (const auto& [column, error] : errors) {
            const std::string source = error.source.empty() ? "choice: of the study" : error.source;
            options.errors[column] = {error.relative, error.absolute, source};
        }
    };
    put(input.errors);
    put(test.errors);
    return options;
}

/// Adds what was measured of one test.
class TestData {
public:
    TestData(const CalibrationInput& input, std::size_t n, Gathered& gathered,
             Diagnostics& diagnostics)
        : test_(input.tests[n]), n_(n), gathered_(gathered), diagnostics_(diagnostics) {
        const TestCase& run = gathered.tests[n];
        Diagnostics found;
        const MeasuredTest read =
            read_measured_test(test_.data.path, options_of(input, test_, run), found);
        for (const Fault& fault : found.sorted()) diagnostics.add(fault);
        if (found.has_errors()) return;
        for (const std::string& note : read.notes) gathered.notes.push_back(test_.id + ": " + note);
        tell_conflicts(read);
        check_columns(read);
        for (const MeasuredSeries& series : read.series) add(series);
    }

private:
    [[nodiscard]] bool is_wanted(const std::string& column) const {
        return test_.quantities.empty() ||
               std::find(test_.quantities.begin(), test_.quantities.end(), column) !=
                   test_.quantities.end();
    }

    void tell_conflicts(const MeasuredTest& read) {
        for (const Conflict& conflict : conflicts(read)) {
            const std::string words = test_.id + ": " + in_words(conflict);
            gathered_.conflicts.push_back(words);
            diagnostics_.add({.location = {.file = test_.data.path},
                              .code = "measured.conflict",
                              .found = words,
                              .severity = Severity::warning});
        }
    }

    void check_columns(const MeasuredTest& read) {
        std::vector<std::string> known;
        for (const MeasuredSeries& each : read.series) known.push_back(each.quantity);
        for (const std::string& column : test_.quantities) {
            if (read.find(column) != nullptr) continue;
            diagnostics_.add({.code = "study.not_measured",
                              .path = joined("tests", n_) + ".quantities",
                              .found = in_quotes(column, 60),
                              .allowed = "a column that was measured: " + enumerate(known)});
        }
    }

    void add(const MeasuredSeries& measured) {
        if (!is_wanted(measured.quantity)) return;
        const auto& columns = gathered_.tests[n_].columns;
        if (std::none_of(columns.begin(), columns.end(),
                         [&](const auto& each) { return each.name == measured.quantity; })) {
            gathered_.notes.push_back(test_.id + ": " + measured.measured_name +
                                      " is left out, as the run has no column " +
                                      measured.quantity);
            return;
        }
        PlannedSeries planned{.test = n_,
                              .column = measured.quantity,
                              .unit = measured.unit,
                              .measured_name = measured.measured_name,
                              .error_source = measured.error.source};
        std::size_t n_late = 0;
        for (const MeasuredValue& value : measured.values) {
            if (test_.until && value.time_s > test_.until->si) {
                ++n_late;
                continue;
            }
            planned.data.push_back(gathered_.data.size());
            gathered_.data.push_back({.test = n_,
                                      .time_s = value.time_s,
                                      .column = measured.quantity,
                                      .value = value.value,
                                      .sd = measured.error.sd(value.value),
                                      .bound = value.bound,
                                      .place = value.place});
        }
        if (n_late > 0) {
            gathered_.notes.push_back(test_.id + ": " + std::to_string(n_late) + " values of " +
                                      measured.quantity + " after day " +
                                      shortest(test_.until->si / a_day) + " left out");
        }
        if (!planned.data.empty()) gathered_.series.push_back(std::move(planned));
    }

    const TestInput& test_;
    std::size_t n_;
    Gathered& gathered_;
    Diagnostics& diagnostics_;
};

/// Days at which every measured column is told, once where several series are of one.
void add_watched(Gathered& gathered) {
    for (PlannedSeries& series : gathered.series) {
        const auto same = std::find_if(
            gathered.series.begin(), gathered.series.end(), [&](const PlannedSeries& other) {
                return other.test == series.test && other.column == series.column;
            });
        if (&*same != &series) {
            series.watched = same->watched;
            continue;
        }
        const double end = gathered.tests[series.test].duration;
        for (int k = 0; k <= n_watched; ++k) {
            series.watched.push_back(gathered.data.size());
            gathered.data.push_back({.test = series.test,
                                     .time_s = end * k / n_watched,
                                     .column = series.column,
                                     .sd = 1.0,
                                     .may_be_undefined = true});
        }
    }
}

void check_data(const Gathered& gathered, const std::string& file, Diagnostics& diagnostics) {
    if (diagnostics.has_errors()) return;
    if (gathered.data.empty()) {
        diagnostics.add({.location = {.file = file},
                         .code = "study.no_data",
                         .found = "no measured value of a column that the runs have",
                         .allowed = "at least one"});
        return;
    }
    const bool has_exact =
        std::any_of(gathered.data.begin(), gathered.data.end(),
                    [](const Datum& each) { return each.bound == tables::Bound::exact; });
    if (has_exact) return;
    diagnostics.add({.location = {.file = file},
                     .code = "study.all_censored",
                     .found = "data that are all below or above a limit",
                     .allowed = "at least one number to learn from"});
}

std::vector<std::size_t> profiled_of(const CalibrationInput& input,
                                     const std::vector<FreeParameter>& parameters,
                                     Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const FreeParameter& each : parameters) names.push_back(each.name);
    std::vector<std::size_t> found;
    for (std::size_t n = 0; n < input.study.profile.size(); ++n) {
        const std::string& name = input.study.profile[n];
        const auto at = std::find(names.begin(), names.end(), name);
        if (at != names.end()) {
            const auto p = std::size_t(at - names.begin());
            found.push_back(p);
            // Its z is not that of a value: other parts move the value too.
            if (!parameters[p].is_common && !parameters[p].common) continue;
            diagnostics.add(
                {.code = "study.profile_of_part",
                 .path = joined("study.profile", n),
                 .found = in_quotes(name, 80) + ", which tests have each for themselves",
                 .allowed = "a parameter that all tests share, or of a single test"});
            continue;
        }
        const auto near = nearest(name, names);
        diagnostics.add({.code = "study.not_free",
                         .path = joined("study.profile", n),
                         .found = in_quotes(name, 80) + ", which is not free",
                         .allowed = "the name of a parameter of this study",
                         .write = near ? in_quotes(*near) : std::string{}});
    }
    return found;
}

/// Of fewer members a sensitivity that is regressed from their runs is mostly chance.
void note_a_small_ensemble(const StudyInput& study, std::size_t n_parameters,
                           std::vector<std::string>& notes) {
    constexpr std::size_t wanted = 3;  // a parameter: docs/theory/inference.md, limits
    if (study.engine == Engine::least_squares) return;
    if (std::size_t(study.members) >= wanted * n_parameters) return;
    notes.push_back(std::to_string(study.members) + " members for " + std::to_string(n_parameters) +
                    " parameters: three times as many as parameters are wanted, or intervals "
                    "may be wrong");
}

/// Every file that was read, the study's own first.
std::vector<records::InputRecord> inputs_of(const std::string& file, const CalibrationPlan& plan) {
    std::vector<records::InputRecord> all{records::input_record(file)};
    const auto add = [&](const std::string& path) {
        const bool is_there = std::any_of(all.begin() + 1, all.end(),
                                          [&](const auto& each) { return each.path == path; });
        if (!is_there) all.push_back(records::input_record(path));
    };
    for (std::size_t n = 0; n < plan.input.tests.size(); ++n) {
        for (const std::string& each : plan.trials.tests()[n].files) add(each);
        add(plan.input.tests[n].data.path);
    }
    return all;
}

/// What the predictions of a member depend on, by name. Values and errors of data, members and
/// iterations may change: what is known of members then still holds.
std::map<std::string, std::string> identity_of(const CalibrationPlan& plan,
                                               const std::string& version) {
    Diagnostics unused;
    std::string scenarios, data, files;
    for (const TestCase& test : plan.trials.tests()) {
        scenarios += scenario::effective_toml(test.description(), test.value(), {});
        for (std::size_t n = 1; n < test.files.size(); ++n) {
            files += records::input_record(test.files[n]).sha256 + "\n";
        }
    }
    for (const std::string& name : plan.trials.datum_names()) data += name + "\n";
    CalibrationInput parameters{.parameters = plan.input.parameters};
    return {{"version", version},
            {"facts",
             records::sha256(catalogue::canonical_bytes(plan.facts->catalogue({}, unused).files))},
            {"scenarios", records::sha256(scenarios + files)},
            {"data", records::sha256(data)},
            {"seed", std::to_string(plan.input.study.seed)},
            {"parameters", records::sha256(scenario::effective_toml(
                               description_of<CalibrationInput>(), &parameters, {}))}};
}

/// The plan of an input that was read without faults, unless it turns out to have some.
std::optional<CalibrationPlan> planned(const CalibrationInput& input,
                                       std::unique_ptr<const catalogue::Facts> facts,
                                       const std::string& file, Diagnostics& found) {
    Gathered gathered;
    for (const TestInput& test : input.tests) {
        auto read = read_test_case(test.id, test.scenario.path, test.set, *facts, found);
        if (read) gathered.tests.push_back(std::move(*read));
    }
    if (gathered.tests.size() != input.tests.size()) return std::nullopt;
    for (std::size_t n = 0; n < input.tests.size(); ++n) TestData(input, n, gathered, found);
    auto parameters = free_parameters(input.parameters, gathered.tests, *facts, found);
    check_data(gathered, file, found);
    const std::size_t n_data = gathered.data.size();
    add_watched(gathered);
    auto profiled = profiled_of(input, parameters, found);
    note_a_small_ensemble(input.study, parameters.size(), gathered.notes);
    Trials trials(*facts, std::move(gathered.tests), std::move(parameters),
                  std::move(gathered.data), found);
    return CalibrationPlan{.facts = std::move(facts),
                           .input = input,
                           .trials = std::move(trials),
                           .n_data = n_data,
                           .series = std::move(gathered.series),
                           .profiled = std::move(profiled),
                           .notes = std::move(gathered.notes),
                           .conflicts = std::move(gathered.conflicts)};
}

}  // namespace

std::vector<Datum> CalibrationPlan::measured() const {
    const auto& all = trials.data();
    return {all.begin(), all.begin() + std::ptrdiff_t(n_data)};
}

std::optional<CalibrationPlan> read_calibration(const std::string& file,
                                                std::span<const std::string> overrides,
                                                std::span<const std::string> overlays,
                                                const std::string& version,
                                                Diagnostics& diagnostics) {
    Diagnostics found;
    const auto text = scenario::input_from_file(file, diagnostics);
    if (!text) return std::nullopt;
    scenario::Loaded<CalibrationInput> loaded;
    scenario::read_into(description_of<CalibrationInput>(), &loaded.value, *text, overrides,
                        loaded.origins, found);
    auto facts = std::make_unique<const catalogue::Facts>(overlays, found);
    std::optional<CalibrationPlan> plan;
    if (!found.has_errors()) {
        if (auto made = planned(loaded.value, std::move(facts), file, found)) {
            plan.emplace(std::move(*made));
        }
    }
    scenario::add_located(found, loaded.origins, *text, diagnostics);
    if (found.has_errors() || !plan) return std::nullopt;
    plan->effective_toml = scenario::effective_toml(
        description_of<CalibrationInput>(), &loaded.value, loaded.origins,
        "The study in force and where each value came from. Written by gossan " + version +
            " from " + file + ".");
    plan->inputs = inputs_of(file, *plan);
    plan->identity = identity_of(*plan, version);
    return plan;
}

}  // namespace gossan::study
