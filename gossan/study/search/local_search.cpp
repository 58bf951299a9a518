// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <nlopt.hpp>

#include "gossan/base/error.hpp"
#include "gossan/study/search/engines.hpp"

namespace gossan::study {
namespace {

/// What NLopt calls back. Nothing may be thrown through it, so it is kept for later.
struct Callback {
    const SearchProblem& problem;
    Diary& diary;
    std::size_t generation;
    nlopt::opt& solver;
    std::exception_ptr thrown = {};
    Point last = {};
    Worth worth = {};
    std::size_t n_tried = 0;

    const Worth& at(const std::vector<double>& point) {
        if (point == last || thrown) return worth;
        try {
            worth = diary.note({point}).front();
            last = point;
            if (++n_tried % generation == 0) diary.close_generation();
        } catch (...) {
            thrown = std::current_exception();
            solver.force_stop();
        }
        return worth;
    }

    static double objective(const std::vector<double>& x, std::vector<double>&, void* self) {
        return static_cast<Callback*>(self)->at(x).objectives.front();
    }
    static double violation(const std::vector<double>& x, std::vector<double>&, void* self) {
        return static_cast<Callback*>(self)->at(x).violation;
    }
};

}  // namespace

void search_locally(const SearchProblem& problem, const SearchSettings& settings, Diary& diary) {
    expects(problem.n_objectives == 1, "a local search has one objective");
    const bool takes_constraints = diary.engine() == SearchEngine::cobyla;
    const auto n = static_cast<unsigned>(problem.n_variables);
    nlopt::opt solver(takes_constraints ? nlopt::LN_COBYLA : nlopt::LN_BOBYQA, n);
    Callback callback{problem, diary, std::size_t(settings.population), solver};
    callback.worth.objectives = {0.0};
    solver.set_lower_bounds(0.0);
    solver.set_upper_bounds(1.0);
    solver.set_initial_step(0.15);
    solver.set_xtol_abs(1e-4);
    solver.set_maxeval(settings.population * (settings.generations + 1));
    solver.set_min_objective(&Callback::objective, &callback);
    if (takes_constraints) solver.add_inequality_constraint(&Callback::violation, &callback, 1e-6);
    Point point = problem.starts.empty() ? Point(n, 0.5) : problem.starts.front();
    double least = 0.0;
    try {
        solver.optimize(point, least);
    } catch (const std::exception&) {
        // Rounding ends it at its best point, a stop at what was thrown; all tried is noted.
    }
    if (callback.thrown) std::rethrow_exception(callback.thrown);
    diary.close_generation();
}

}  // namespace gossan::study
