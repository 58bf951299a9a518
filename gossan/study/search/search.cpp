// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/search/search.hpp"

#include <algorithm>
#include <limits>

#include "gossan/base/error.hpp"
#include "gossan/study/search/engines.hpp"
#include "gossan/study/search/front.hpp"

namespace gossan::study {

EnumNames<SearchEngine> names_of(SearchEngine) {
    return {{SearchEngine::automatic, "automatic", "CMA-ES for one objective, else NSGA-II"},
            {SearchEngine::cmaes, "cmaes", "CMA-ES: one objective, over the whole range"},
            {SearchEngine::nsga2, "nsga2", "NSGA-II: several objectives, points side by side"},
            {SearchEngine::moead, "moead", "MOEA/D: several objectives, one point at a time"},
            {SearchEngine::bobyqa, "bobyqa", "BOBYQA: one smooth objective near the plan in force"},
            {SearchEngine::cobyla, "cobyla", "COBYLA: the same with constraints"}};
}

SearchEngine engine_for(SearchEngine asked, std::size_t n_objectives) {
    if (asked != SearchEngine::automatic) return asked;
    return n_objectives == 1 ? SearchEngine::cmaes : SearchEngine::nsga2;
}

std::vector<Worth> Diary::note(const std::vector<Point>& points) {
    auto worths = problem_.evaluate(points);
    expects(worths.size() == points.size(), "every point is given a worth");
    for (std::size_t k = 0; k < points.size(); ++k) {
        result_.tried.push_back({points[k], worths[k]});
        take_in(worths[k]);
    }
    return worths;
}

void Diary::take_in(const Worth& worth) {
    if (worth.violation > 0.0) return;
    ++n_feasible_;
    const auto& own = worth.objectives;
    const bool is_beaten = std::any_of(front_.begin(), front_.end(), [&](const auto& other) {
        return other == own || dominates(other, own);
    });
    if (is_beaten) return;
    std::erase_if(front_, [&](const auto& other) { return dominates(own, other); });
    front_.push_back(own);
}

void Diary::close_generation() {
    Generation now{.evaluations = result_.tried.size(), .feasible = n_feasible_};
    now.best = std::numeric_limits<double>::infinity();
    for (const auto& each : front_) now.best = std::min(now.best, each.front());
    if (problem_.n_objectives > 1 && !front_.empty()) {
        if (reference_.empty()) {
            std::vector<std::vector<double>> feasible;
            for (const TriedPoint& each : result_.tried) {
                if (each.worth.violation <= 0.0) feasible.push_back(each.worth.objectives);
            }
            reference_ = worst_of(feasible);
        }
        now.hypervolume = hypervolume(front_, reference_);
    }
    result_.history.push_back(now);
}

SearchResult search(const SearchProblem& problem, const SearchSettings& settings) {
    expects(problem.n_variables > 0 && problem.n_objectives > 0, "there is something to seek");
    SearchResult result;
    result.engine = engine_for(settings.engine, problem.n_objectives);
    Diary diary(problem, result);
    const bool is_local =
        result.engine == SearchEngine::bobyqa || result.engine == SearchEngine::cobyla;
    is_local ? search_locally(problem, settings, diary) : evolve(problem, settings, diary);
    return result;
}

}  // namespace gossan::study
