// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/study/search/search.hpp"

namespace gossan::study {

/// What a search writes down of every point that it tries.
class Diary {
public:
    Diary(const SearchProblem& problem, SearchResult& result)
        : problem_(problem), result_(result) {}

    /// Worths of points, written down.
    std::vector<Worth> note(const std::vector<Point>& points);
    void close_generation();

    [[nodiscard]] SearchEngine engine() const { return result_.engine; }

private:
    void take_in(const Worth& worth);

    const SearchProblem& problem_;
    SearchResult& result_;
    std::vector<std::vector<double>> front_;  ///< objectives so far that nothing beats
    std::size_t n_feasible_ = 0;
    std::vector<double> reference_;  ///< of the hypervolume: worst of the first points that hold
};

/// CMA-ES, NSGA-II and MOEA/D, by pagmo.
void evolve(const SearchProblem& problem, const SearchSettings& settings, Diary& diary);

/// BOBYQA and COBYLA, by NLopt.
void search_locally(const SearchProblem& problem, const SearchSettings& settings, Diary& diary);

}  // namespace gossan::study
