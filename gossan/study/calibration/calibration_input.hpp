// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/study/parameter/free_parameter.hpp"

namespace gossan::study {

/// How a posterior is come by.
enum class CalibrationEngine { both, smoother, best_fit };

EnumNames<CalibrationEngine> names_of(CalibrationEngine);

/// What a calibration is called and how it is done.
struct CalibrationStudy {
    std::string title = {};
    std::uint64_t seed = 1;
    int members = 60;
    int iterations = 4;
    CalibrationEngine engine = CalibrationEngine::both;
    double most_failures = 0.2;
    std::vector<std::string> profile = {};  ///< names of parameters

    static Schema<CalibrationStudy> schema();
};

/// How far values of a column may lie from the truth: see ErrorModel.
struct ErrorInput {
    double relative = 0.0;
    double absolute = 0.0;  ///< in the unit of the column
    std::string source = {};

    static Schema<ErrorInput> schema();
};

/// What was run in the world: a scenario, and what was measured of it.
struct CalibrationTest {
    std::string name = {};
    InputFile scenario = {};
    std::vector<std::string> set = {};  ///< "bed.height=1 m"
    InputFile data = {};
    std::optional<std::string> sheet = {}, series = {};
    std::optional<Duration> until = {};             ///< later data are left out
    std::optional<Duration> end_day = {};           ///< of values that have no day
    std::vector<std::string> columns = {};          ///< those to learn from; empty: all
    std::map<std::string, std::string> names = {};  ///< header of the data → column
    std::map<std::string, ErrorInput> errors = {};  ///< by column

    static Schema<CalibrationTest> schema();
};

/// The file of `gossan calibrate`.
struct CalibrationInput {
    CalibrationStudy study = {};
    std::vector<CalibrationTest> tests = {};
    std::vector<ParameterInput> parameters = {};
    std::map<std::string, ErrorInput> errors = {};  ///< by column, of all tests

    static Schema<CalibrationInput> schema();
};

}  // namespace gossan::study
