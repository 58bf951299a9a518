// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/study/parameter/free_parameter.hpp"

namespace gossan::study {

/// How a forecast is made.
struct ForecastStudy {
    std::string title;
    int seed = 1;
    int members = 60;    ///< where there is no calibration; else each of its members is taken once
    int iterations = 4;  ///< of the smoother, where data are learnt from
    double most_failed = 0.2;  ///< share of members

    static Schema<ForecastStudy> schema();
};

/// What will be done: a scenario of a column or a site.
struct ForecastPlan {
    InputFile scenario;
    std::vector<std::string> set;   ///< "KEY=VALUE" over the scenario's
    std::optional<Duration> every;  ///< between the days told; none: a sixtieth of the run

    static Schema<ForecastPlan> schema();
};

/// Where a number of the calibration stands in the plan.
struct CarryInput {
    std::string from;
    std::string to;  ///< blank: left out

    static Schema<CarryInput> schema();
};

/// What is hoped for, by a day.
struct TargetInput {
    std::string output;
    std::optional<double> least = {};  ///< in the unit of the output
    std::optional<double> most = {};
    Duration by;

    static Schema<TargetInput> schema();
};

/// Errors of a measured column in place of those that its file or laboratories say.
struct ForecastError {
    double relative = 0.0;
    double absolute = 0.0;  ///< in the unit of the column

    static Schema<ForecastError> schema();
};

/// What was measured of the plan so far.
struct ForecastDataInput {
    InputFile file;
    std::string series;                           ///< of data in the long format
    std::string sheet;                            ///< of a workbook
    std::map<std::string, ForecastError> errors;  ///< by column

    static Schema<ForecastDataInput> schema();
};

/// Learn from the data up to a day, be scored on the rest.
struct BackTestInput {
    Duration calibrate_until;

    static Schema<BackTestInput> schema();
};

/// Learn anew as data come in.
struct UpdateInput {
    Duration every;
    double least_effective = 0.4;  ///< share of members that must count
    std::string output;            ///< blank: cathode, else recovery, else the first
    std::optional<Duration> day;   ///< none: the last

    static Schema<UpdateInput> schema();
};

/// One cause of a difference between plan and outcome.
struct CauseInput {
    std::vector<std::string> parameters;  ///< uncertain numbers, by name
    std::vector<std::string> set;         ///< "KEY=VALUE": what was done otherwise than planned

    static Schema<CauseInput> schema();
};

/// Which difference to split among which causes.
struct ExplainInput {
    std::string output;
    std::optional<Duration> day;  ///< none: the last
    int members = 8;              ///< each takes two runs for every subset of the causes
    std::map<std::string, CauseInput> causes;

    static Schema<ExplainInput> schema();
};

/// All that a file of forecast says.
struct ForecastInput {
    ForecastStudy study;
    ForecastPlan plan;
    std::string calibration;  ///< folder of one; blank: from priors
    std::vector<CarryInput> carry;
    std::vector<ParameterInput> parameters;  ///< uncertain without a calibration
    std::vector<ParameterInput> scale_up;    ///< of the heap, that columns cannot tell
    std::vector<std::string> outputs;        ///< columns of the series; none: the usual
    std::vector<TargetInput> targets;
    std::optional<ForecastDataInput> data;
    std::optional<BackTestInput> backtest;
    std::optional<UpdateInput> update;
    std::optional<ExplainInput> explain;

    static Schema<ForecastInput> schema();
};

}  // namespace gossan::study
