// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/study/forecast/forecast_input.hpp"

namespace gossan::study {

/// How candidate tests are held against each other.
struct NextTestStudy {
    std::string title;
    int seed = 1;
    int members = 60;          ///< where there is no calibration; else each of its members is taken
    double most_failed = 0.2;  ///< share of members

    static Schema<NextTestStudy> schema();
};

/// The forecast that a test shall narrow.
struct NarrowedPlan {
    InputFile scenario;
    std::vector<std::string> set;  ///< "KEY=VALUE" over the scenario's
    std::string output = "recovery_pct";
    std::optional<Duration> day;  ///< none: the last

    static Schema<NarrowedPlan> schema();
};

/// What is measured of a test, how often, how well.
struct MeasuringInput {
    std::vector<std::string> outputs;             ///< columns of the series; none: the usual
    std::vector<std::string> at_end;              ///< once, when the test ends: assays of solids
    Duration every{7.0 * 86400.0};                ///< between samples
    std::map<std::string, ForecastError> errors;  ///< by column; else as laboratories have them

    static Schema<MeasuringInput> schema();
};

/// A test that may be done.
struct CandidateInput {
    std::string name = {};
    InputFile scenario = {};
    std::vector<std::string> set = {};  ///< "KEY=VALUE" over the scenario's
    std::vector<std::string> shares =
        {};                           ///< paths of `scale_up` that are the same number in this test
    Duration set_up{0.0};             ///< before the first drop and after the last
    std::optional<double> cost = {};  ///< in any money, of all candidates or of none
    std::optional<MeasuringInput> measuring = {};  ///< in place of that of all

    static Schema<CandidateInput> schema();
};

/// The file of `gossan next-test`.
struct NextTestInput {
    NextTestStudy study;
    NarrowedPlan plan;
    std::string calibration;  ///< folder of one; blank: from priors
    std::vector<CarryInput> carry;
    std::vector<ParameterInput> parameters;    ///< of heap and tests alike
    std::vector<ParameterInput> scale_up;      ///< of the heap alone, unless a candidate shares one
    std::vector<ParameterInput> test_numbers;  ///< of tests alone, each its own
    MeasuringInput measuring;
    std::vector<CandidateInput> candidates;

    static Schema<NextTestInput> schema();
};

}  // namespace gossan::study
