// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "gossan/base/value_type.hpp"

namespace gossan::study {

/// A point of the unit cube, one number a variable.
using Point = std::vector<double>;

/// What a point is worth.
struct Worth {
    std::vector<double> objectives = {};  ///< each to be made small
    double violation = 0.0;               ///< of the constraints, >= 0; 0: all hold
};

/// Worth of each of some points, in their order. It may run them side by side; it must give the
/// same bits for the same point whatever stands beside it.
using Evaluate = std::function<std::vector<Worth>(const std::vector<Point>&)>;

/// What is sought: points of the unit cube whose objectives no other point beats.
struct SearchProblem {
    std::size_t n_variables = 0;
    std::size_t n_objectives = 1;
    Evaluate evaluate = {};
    std::vector<Point> starts = {};  ///< points to begin with, such as the plan in force
};

enum class SearchEngine { automatic, cmaes, nsga2, moead, bobyqa, cobyla };
EnumNames<SearchEngine> names_of(SearchEngine);

/// How it is sought.
struct SearchSettings {
    SearchEngine engine = SearchEngine::automatic;
    int population = 24;   ///< points of a generation; of NSGA-II a multiple of 4
    int generations = 20;  ///< after the first; of a local search times the population: points
    std::uint64_t seed = 1;
};

/// A point with its worth.
struct TriedPoint {
    Point point = {};
    Worth worth = {};
};

/// The search so far, after each generation.
struct Generation {
    std::size_t evaluations = 0;
    std::size_t feasible = 0;
    double best = 0.0;  ///< objective of the best point, where there is one; infinity: none holds
    double hypervolume = 0.0;  ///< of several objectives: between front and the first points' worst
};

/// Everything that was tried, in order. Same problem, settings and bits of worths: same bits.
struct SearchResult {
    SearchEngine engine = SearchEngine::automatic;  ///< that was used
    std::vector<TriedPoint> tried = {};
    std::vector<Generation> history = {};
};

/// The engine for so many objectives where none is asked for: CMA-ES for one, NSGA-II for several.
[[nodiscard]] SearchEngine engine_for(SearchEngine asked, std::size_t n_objectives);

/// Looks for the best points. What `evaluate` throws ends it.
///
/// Any point whose constraints hold beats any other; of two others the lesser violation wins.
/// Source: Deb2002. To the engines of pagmo that is a worth of (1e6 + violation) in every
/// objective. BOBYQA takes no constraints; COBYLA takes the violation as one.
[[nodiscard]] SearchResult search(const SearchProblem& problem, const SearchSettings& settings);

}  // namespace gossan::study
