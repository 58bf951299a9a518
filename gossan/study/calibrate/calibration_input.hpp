// SPDX-License-Identifier: Apache-2.0
#pragma once

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
enum class Engine { both, smoother, least_squares };

EnumNames<Engine> names_of(Engine);

/// What a calibration is called and how it is done.
struct StudyInput {
    std::string title = {};
    int seed = 1;
    int members = 60;
    int iterations = 4;
    Engine engine = Engine::both;
    double most_failed = 0.2;
    std::vector<std::string> profile = {};  ///< names of parameters

    static Schema<StudyInput> schema();
};

/// How far values of a column may lie from the truth: see ErrorModel.
struct ErrorInput {
    double relative = 0.0;
    double absolute = 0.0;  ///< in the unit of the column
    std::string source = {};

    static Schema<ErrorInput> schema();
};

/// What was run in the world: a scenario, and what was measured of it.
struct TestInput {
    std::string id = {};
    InputFile scenario = {};
    std::vector<std::string> set = {};  ///< "bed.height=1 m"
    InputFile data = {};
    std::string sheet = {}, series = {};            ///< blank: the only one
    std::optional<Duration> until = {};             ///< later data are left out
    std::vector<std::string> quantities = {};       ///< columns to learn from; none: all
    std::map<std::string, std::string> names = {};  ///< header of the data → column
    std::map<std::string, ErrorInput> errors = {};  ///< by column

    static Schema<TestInput> schema();
};

/// The file of `gossan calibrate`.
struct CalibrationInput {
    StudyInput study = {};
    std::vector<TestInput> tests = {};
    std::vector<ParameterInput> parameters = {};
    std::map<std::string, ErrorInput> errors = {};  ///< by column, of all tests

    static Schema<CalibrationInput> schema();
};

}  // namespace gossan::study
