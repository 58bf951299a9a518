// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/study/trial/trials.hpp"

namespace gossan::study {

enum class Engine { smoother, least_squares, both };

EnumNames<Engine> names_of(Engine);

/// How a study is done.
struct StudyInput {
    std::string title;
    int seed = 1;
    int members = 60;
    int iterations = 4;
    Engine engine = Engine::both;
    double most_failed = 0.2;  ///< share of members

    static Schema<StudyInput> schema();
};

/// What was run in the world: its scenario and what was measured.
struct TestInput {
    std::string id;
    InputFile scenario;
    std::vector<std::string> set;  ///< "KEY=VALUE" over the scenario's
    InputFile data;
    std::string series;                   ///< of data in the long format
    std::string sheet;                    ///< of a workbook
    std::vector<std::string> quantities;  ///< columns to hold against; none: all

    static Schema<TestInput> schema();
};

/// The error of one column, in place of what the data or laboratories say.
struct ErrorInput {
    double relative = 0.0;
    double absolute = 0.0;  ///< in the unit of the column

    static Schema<ErrorInput> schema();
};

/// All that a file of calibration says.
struct CalibrationInput {
    StudyInput study;
    std::vector<TestInput> tests;
    std::vector<ParameterInput> parameters;
    std::map<std::string, ErrorInput> errors;  ///< by column

    static Schema<CalibrationInput> schema();
};

/// A calibration that can be run.
struct Calibration {
    StudyInput study;
    std::unique_ptr<const catalogue::Facts> facts;
    std::unique_ptr<const Trials> trials;
    std::vector<std::string> notes;  ///< what was left out, and which measurements contradict
    std::map<std::string, std::string> identity;  ///< of its members; see MemberStore
};

/// Reads a file of calibration with all that it names; every fault of all of it goes to
/// `diagnostics`, and there is none then. Overlays are folders of facts.
[[nodiscard]] std::optional<Calibration> read_calibration(const std::string& file,
                                                          std::span<const std::string> overrides,
                                                          std::span<const std::string> overlays,
                                                          const std::string& version,
                                                          Diagnostics& diagnostics);

}  // namespace gossan::study
