// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibration_input.hpp"

#include <algorithm>
#include <set>

#include "gossan/base/text.hpp"
#include "gossan/records/hash.hpp"
#include "gossan/records/manifest.hpp"
#include "gossan/scenario/read_value.hpp"
#include "gossan/scenario/reader.hpp"
#include "gossan/study/measured/conflicts.hpp"
#include "gossan/study/measured/measured.hpp"

namespace gossan::study {
namespace {

constexpr double a_day = 86400.0;

std::optional<std::string> fault_of_ids(const CalibrationInput& input) {
    if (input.tests.empty()) return "a calibration has at least one test";
    std::set<std::string> seen;
    for (const TestInput& test : input.tests) {
        if (!seen.insert(test.id).second) return in_quotes(test.id) + " is the id of two tests";
    }
    return std::nullopt;
}

/// Reads one part after the other, as far as faults allow.
class Reading {
public:
    Reading(const CalibrationInput& input, Diagnostics& diagnostics)
        : input_(input), diagnostics_(diagnostics) {}

    void read_tests(const catalogue::Facts& facts) {
        for (const TestInput& each : input_.tests) {
            auto test = read_test_case(each.id, each.scenario.path, each.set, facts, diagnostics_);
            if (!test) continue;
            tests_.push_back(std::move(*test));
            read_data(each);
        }
    }

    void check_data(const std::string& file) {
        const auto is_exact = [](const Datum& datum) {
            return datum.bound == tables::Bound::exact;
        };
        if (std::any_of(data_.begin(), data_.end(), is_exact)) return;
        diagnostics_.add({.location = {.file = file},
                          .code = data_.empty() ? "study.no_data" : "study.all_censored",
                          .found = data_.empty() ? "no value of any column of the runs"
                                                 : "values below or above a limit alone",
                          .allowed = "at least one measured value"});
    }

    std::vector<TestCase> tests_;
    std::vector<Datum> data_;
    std::vector<std::string> notes_;

private:
    void read_data(const TestInput& input) {
        const TestCase& test = tests_.back();
        MeasuredOptions options{.sheet = input.sheet, .series = input.series};
        options.columns = test.columns;
        options.end_day = test.duration / a_day;
        for (const auto& [column, error] : input_.errors) {
            options.errors[column] = {error.relative, error.absolute, "choice: of the study"};
        }
        const MeasuredTest measured = read_measured_test(input.data.path, options, diagnostics_);
        for (const std::string& note : measured.notes) notes_.push_back(test.name + ": " + note);
        for (const Conflict& each : conflicts(measured)) {
            notes_.push_back(test.name + ": " + in_words(each));
        }
        for (const MeasuredSeries& series : measured.series) add(input, test, series);
    }

    void add(const TestInput& input, const TestCase& test, const MeasuredSeries& series) {
        const auto& wanted = input.quantities;
        if (!wanted.empty() &&
            std::find(wanted.begin(), wanted.end(), series.quantity) == wanted.end()) {
            return;
        }
        const bool is_known =
            std::any_of(test.columns.begin(), test.columns.end(),
                        [&](const auto& column) { return column.name == series.quantity; });
        if (!is_known) {
            notes_.push_back(test.name + ": " + series.measured_name +
                             " is left out, as the run has "
                             "no column " +
                             series.quantity);
            return;
        }
        for (const MeasuredValue& value : series.values) {
            data_.push_back({.test = tests_.size() - 1,
                             .time_s = value.time_s,
                             .column = series.quantity,
                             .value = value.value,
                             .sd = series.error.sd(value.value),
                             .bound = value.bound,
                             .place = value.place});
        }
    }

    const CalibrationInput& input_;
    Diagnostics& diagnostics_;
};

/// What members depend on: files, program, facts, and how z becomes numbers.
std::map<std::string, std::string> identity_of(const Calibration& calibration,
                                               const CalibrationInput& input,
                                               const std::string& facts,
                                               const std::string& version) {
    std::string scenarios, priors, data;
    for (const TestCase& test : calibration.trials->tests()) {
        for (const std::string& file : test.files) {
            scenarios += records::input_record(file).sha256 + "\n";
        }
    }
    for (const TestInput& test : input.tests) {
        for (const std::string& each : test.set) scenarios += test.id + " " + each + "\n";
    }
    for (const FreeParameter& each : calibration.trials->parameters()) {
        priors += each.name;
        for (const double number : {double(each.transform.form), each.transform.a, each.transform.b,
                                    each.transform.middle, each.transform.width}) {
            priors += " " + shortest(number);
        }
        priors += "\n";
    }
    for (const std::string& name : calibration.trials->datum_names()) data += name + "\n";
    return {{"version", version},
            {"facts", facts},
            {"scenarios", records::sha256(scenarios)},
            {"parameters", records::sha256(priors)},
            {"data", records::sha256(data)},
            {"seed", std::to_string(input.study.seed)}};
}

}  // namespace

EnumNames<Engine> names_of(Engine) {
    return {{Engine::smoother, "smoother", "an ensemble from prior to posterior"},
            {Engine::least_squares, "least_squares", "the best fit and what is known near it"},
            {Engine::both, "both", "the ensemble, then the best fit"}};
}

Schema<StudyInput> StudyInput::schema() {
    using S = StudyInput;
    return Schema<S>("study", "How a study is done.")
        .field("title", &S::title, "what it is about")
        .field("seed", &S::seed, at_least(0), "of every draw", defaults_to("choice: any will do"))
        .field("members", &S::members, between(4, 10000), "of the ensemble",
               defaults_to("choice: an 80 % interval within some 5 points"))
        .field("iterations", &S::iterations, between(1, 20), "of the smoother at most",
               defaults_to("choice: most problems are done by then"))
        .field("engine", &S::engine, "how what is wanted is found",
               defaults_to("choice: one tells of the other"))
        .field("most_failed", &S::most_failed, half_open(0, 1),
               "share of members whose runs may fail", fixed(),
               defaults_to("choice: more would bend the posterior"));
}

Schema<TestInput> TestInput::schema() {
    using T = TestInput;
    return Schema<T>("test", "What was run in the world.")
        .field("id", &T::id, "what to call it")
        .field("scenario", &T::scenario, "the test as a scenario")
        .field("set", &T::set, "\"KEY=VALUE\" over the scenario's", defaults_to("choice: as it is"))
        .field("data", &T::data, "what was measured, CSV or XLSX")
        .field("series", &T::series, "of data in the long format; left out: the only one",
               defaults_to("choice: the only one"))
        .field("sheet", &T::sheet, "of a workbook; left out: the only one with a time table",
               defaults_to("choice: the only one"))
        .field("quantities", &T::quantities, "columns to hold the run against; left out: all",
               defaults_to("choice: all that the run has"));
}

Schema<ErrorInput> ErrorInput::schema() {
    using E = ErrorInput;
    return Schema<E>("error", "sd² = absolute² + (relative value)², in place of the data's own.")
        .field("relative", &E::relative, half_open(0, 1), "share of the value", fixed(),
               defaults_to("choice: none"))
        .field("absolute", &E::absolute, at_least(0), "in the unit of the column", fixed(),
               defaults_to("choice: none"));
}

Schema<CalibrationInput> CalibrationInput::schema() {
    using C = CalibrationInput;
    return Schema<C>("calibration", "what measurements teach of numbers that are not known")
        .field("study", &C::study, "how the study is done")
        .field("tests", &C::tests, "what was run in the world")
        .field("parameters", &C::parameters, "numbers that data may move")
        .field("errors", &C::errors, "errors of measured columns, in place of the data's own",
               defaults_to("choice: those of the data, else of laboratories"))
        .check("tests", fault_of_ids)
        .check("parameters", [](const C& input) -> std::optional<std::string> {
            if (input.parameters.empty()) return "a calibration has at least one free parameter";
            return std::nullopt;
        });
}

std::optional<Calibration> read_calibration(const std::string& file,
                                            std::span<const std::string> overrides,
                                            std::span<const std::string> overlays,
                                            const std::string& version, Diagnostics& diagnostics) {
    Diagnostics found;
    const auto input = scenario::input_from_file(file, diagnostics);
    if (!input) return std::nullopt;
    scenario::Loaded<CalibrationInput> loaded;
    scenario::read_into(description_of<CalibrationInput>(), &loaded.value, *input, overrides,
                        loaded.origins, found);
    Calibration made;
    made.study = loaded.value.study;
    auto facts = std::make_unique<const catalogue::Facts>(overlays, found);
    if (!found.has_errors()) {
        const std::string facts_hash =
            records::sha256(catalogue::canonical_bytes(facts->catalogue({}, found).files));
        Reading reading(loaded.value, found);
        reading.read_tests(*facts);
        if (reading.tests_.size() == loaded.value.tests.size()) {
            reading.check_data(file);
            auto parameters =
                free_parameters(loaded.value.parameters, reading.tests_, *facts, found);
            made.trials = std::make_unique<const Trials>(*facts, std::move(reading.tests_),
                                                         std::move(parameters),
                                                         std::move(reading.data_), found);
            made.notes = std::move(reading.notes_);
            made.identity = identity_of(made, loaded.value, facts_hash, version);
        }
    }
    for (Fault fault : found.sorted()) {
        if (fault.location.file.empty()) {
            fault.location = loaded.origins.location(fault.path);
            scenario::add_excerpt(fault, *input);
        }
        diagnostics.add(std::move(fault));
    }
    if (found.has_errors() || !made.trials) return std::nullopt;
    made.facts = std::move(facts);
    return made;
}

}  // namespace gossan::study
