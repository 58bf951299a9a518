// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "gossan/base/input_file.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/study/search/search.hpp"

namespace gossan::study {

/// How plans are sought.
struct SearchInput {
    std::string title;
    int seed = 1;
    SearchEngine engine = SearchEngine::automatic;
    int population = 24;
    int generations = 15;
    int chosen = 5;             ///< plans of the front that are run in full
    Number most_failures{0.1};  ///< share of the members of a plan that may fail

    static Schema<SearchInput> schema();
};

/// The plan in force.
struct BasePlanInput {
    InputFile scenario;
    std::vector<std::string> overrides;

    static Schema<BasePlanInput> schema();
};

enum class MembersOf { every, chosen };
EnumNames<MembersOf> names_of(MembersOf);

/// Worlds that a plan must do well in, such as a posterior: a table of paths and values.
struct MembersInput {
    InputFile file;
    int count = 20;
    MembersOf of = MembersOf::every;

    static Schema<MembersInput> schema();
};

/// Something that can be decided: one or several entries of the plan, or the order of modules.
struct DecisionInput {
    std::string name = {};
    std::vector<std::string> paths = {};  ///< moved together
    std::optional<std::string> low = {}, high = {}, step = {};
    std::vector<std::string> order = {};  ///< modules whose days of stacking may change places

    static Schema<DecisionInput> schema();
};

enum class Aim { maximise, minimise };
EnumNames<Aim> names_of(Aim);
enum class OverTime { last, most, least, mean };
EnumNames<OverTime> names_of(OverTime);

/// One number of a run: see `PlanFigures`.
struct FigureInput {
    std::string name = {}, figure = {};
    std::optional<std::string> per = {};  ///< another figure by which it is divided
    std::optional<Duration> by = {};      ///< day of the run at which it is read
    OverTime over_time = OverTime::last;
};

struct ObjectiveInput : FigureInput {
    Aim aim = Aim::maximise;
    static Schema<ObjectiveInput> schema();
};

struct ConstraintInput : FigureInput {
    std::optional<double> least, most;
    Number holds_in{1.0};  ///< share of the members

    static Schema<ConstraintInput> schema();
};

/// A price or an emission by unit of a figure, and who says so.
struct FactorInput {
    double value = 0.0;
    std::string source;

    static Schema<FactorInput> schema();
};

/// Prices and costs of what a run sells and buys.
struct MoneyInput {
    std::string currency;
    Number discount;  ///< by year
    std::map<std::string, FactorInput> income, costs;

    static Schema<MoneyInput> schema();
};

/// A smaller scenario that is searched in place of the full one.
struct ReducedInput {
    int columns = 8, cells = 15;
    std::optional<Duration> window = {};   ///< of the coupling of heap and plant
    std::optional<Number> tolerance = {};  ///< of the same
    std::optional<Number> solver = {};     ///< relative tolerance of the columns

    static Schema<ReducedInput> schema();
};

/// All that a file of `gossan optimise` says.
struct OptimiseInput {
    SearchInput study;
    BasePlanInput plan;
    std::optional<MembersInput> members;
    std::vector<DecisionInput> decisions;
    std::vector<ObjectiveInput> objectives;
    std::vector<ConstraintInput> constraints;
    std::optional<MoneyInput> money;
    std::map<std::string, FactorInput> emissions;  ///< kg CO2e by unit of a figure
    std::optional<ReducedInput> reduced;

    static Schema<OptimiseInput> schema();
};

}  // namespace gossan::study
