// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/calibrate/calibration_input.hpp"

#include <set>

#include "gossan/base/text.hpp"

namespace gossan::study {

EnumNames<Engine> names_of(Engine) {
    return {{Engine::both, "both",
             "posterior by the smoother, best fit by Levenberg-Marquardt from its best member"},
            {Engine::smoother, "smoother", "posterior by the ensemble smoother alone"},
            {Engine::least_squares, "least_squares",
             "best fit, and a posterior that is normal about it: for few parameters"}};
}

Schema<StudyInput> StudyInput::schema() {
    using S = StudyInput;
    return Schema<S>("study", "What a calibration is called and how it is done.")
        .field("title", &S::title, "shown in the report", defaults_to("choice: none"))
        .field("seed", &S::seed, at_least(0), "of every random draw",
               defaults_to("choice: any number does"))
        .field("members", &S::members, between(4, 10000), "of the ensemble",
               defaults_to("choice: an 80 % interval is then good to about 5 points"))
        .field("iterations", &S::iterations, between(1, 20), "updates of the smoother at most",
               defaults_to("choice: few models gain by more"))
        .field("engine", &S::engine, "how the posterior is come by",
               defaults_to("choice: each checks the other"))
        .field("most_failed", &S::most_failed, half_open(0, 1),
               "share of members that may fail; beyond it there is no result",
               defaults_to("choice: what fails is no random part of the ensemble"))
        .field("profile", &S::profile,
               "parameters whose profile likelihood is wanted: a fit of all others at each of "
               "their values",
               defaults_to("choice: a profile costs as much as ten fits"));
}

Schema<ErrorInput> ErrorInput::schema() {
    using E = ErrorInput;
    return Schema<E>("error", "How far a measured value may lie from the truth.")
        .field("relative", &E::relative, between(0, 10), "one standard deviation, of the value",
               defaults_to("choice: none"))
        .field("absolute", &E::absolute, at_least(0),
               "one standard deviation, in the unit of the column", defaults_to("choice: none"))
        .field("source", &E::source, "whose figures these are", defaults_to("choice: of the study"))
        .check("absolute", [](const E& error) -> std::optional<std::string> {
            if (error.relative > 0.0 || error.absolute > 0.0) return std::nullopt;
            return "an error of nothing; write relative or absolute above zero";
        });
}

Schema<TestInput> TestInput::schema() {
    using T = TestInput;
    return Schema<T>("test", "A column or a site that was run in the world, and what was measured.")
        .field("id", &T::id, "in figures and faults; each test has its own")
        .field("scenario", &T::scenario, "the same test as a scenario")
        .field("set", &T::set, "values put over the scenario's, \"bed.height=1 m\"",
               defaults_to("choice: none"))
        .field("data", &T::data, "what was measured, CSV or XLSX")
        .field("sheet", &T::sheet, "of a workbook; blank: the only one with a time table",
               defaults_to("choice: the only one"))
        .field("series", &T::series, "of a table in the long format; blank: the only one",
               defaults_to("choice: the only one"))
        .field("until", &T::until, above(0), "data after this day of the run are left out",
               unit("d"))
        .field("quantities", &T::quantities,
               "columns of the run to learn from; none: all that were measured",
               defaults_to("choice: all data count"))
        .field("names", &T::names, "column of the run by a header of the data; blank: left out",
               defaults_to("choice: headers that are known need none"))
        .field("errors", &T::errors, "of this test, by column of the run",
               defaults_to("choice: as for all tests"));
}

Schema<CalibrationInput> CalibrationInput::schema() {
    using C = CalibrationInput;
    return Schema<C>("calibration", "What tests teach of parameters.")
        .field("study", &C::study, "how it is done")
        .field("tests", &C::tests, "what was run and measured")
        .field("parameters", &C::parameters, "what the data may move")
        .field("errors", &C::errors,
               "errors of the data by column of the run; left out: as in the data, else as is "
               "usual in laboratories",
               defaults_to("choice: laboratories know best"))
        .check("tests",
               [](const C& input) -> std::optional<std::string> {
                   if (input.tests.empty()) return "no test; write at least one [[tests]]";
                   std::set<std::string> names;
                   for (const TestInput& test : input.tests) {
                       if (test.id.empty()) return "a test without an id";
                       if (!names.insert(test.id).second) {
                           return "two tests called " + in_quotes(test.id, 40);
                       }
                   }
                   return std::nullopt;
               })
        .check("parameters", [](const C& input) -> std::optional<std::string> {
            if (!input.parameters.empty()) return std::nullopt;
            return "nothing is free; write at least one [[parameters]]";
        });
}

}  // namespace gossan::study
