// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <pagmo/algorithm.hpp>
#include <pagmo/algorithms/cmaes.hpp>
#include <pagmo/algorithms/moead.hpp>
#include <pagmo/algorithms/nsga2.hpp>
#include <pagmo/batch_evaluators/member_bfe.hpp>
#include <pagmo/bfe.hpp>
#include <pagmo/population.hpp>
#include <pagmo/problem.hpp>

#include "gossan/base/error.hpp"
#include "gossan/numerics/random_stream.hpp"
#include "gossan/study/search/engines.hpp"

namespace gossan::study {
namespace {

constexpr double infeasible = 1e6;  // beyond every objective that holds, see `scaled`

/// Our problem as pagmo asks for it: fitnesses of points, one by one or in a batch.
struct CubeProblem {
    const SearchProblem* problem = nullptr;
    Diary* diary = nullptr;

    [[nodiscard]] std::pair<pagmo::vector_double, pagmo::vector_double> get_bounds() const {
        return {pagmo::vector_double(problem->n_variables, 0.0),
                pagmo::vector_double(problem->n_variables, 1.0)};
    }
    [[nodiscard]] pagmo::vector_double::size_type get_nobj() const { return problem->n_objectives; }
    [[nodiscard]] pagmo::vector_double fitness(const pagmo::vector_double& x) const {
        return batch_fitness(x);
    }
    /// Points one after the other, as are their fitnesses.
    [[nodiscard]] pagmo::vector_double batch_fitness(const pagmo::vector_double& x) const {
        const std::size_t n = problem->n_variables;
        std::vector<Point> points;
        for (std::size_t begin = 0; begin < x.size(); begin += n) {
            points.emplace_back(x.begin() + std::ptrdiff_t(begin),
                                x.begin() + std::ptrdiff_t(begin + n));
            for (double& each : points.back()) each = std::clamp(each, 0.0, 1.0);
        }
        pagmo::vector_double fitness;
        for (const Worth& worth : diary->note(points)) {
            for (const double objective : worth.objectives) {
                expects(objective < infeasible, "objectives are scaled");
                fitness.push_back(worth.violation > 0.0 ? infeasible + worth.violation : objective);
            }
        }
        return fitness;
    }
    [[nodiscard]] static pagmo::thread_safety get_thread_safety() {
        return pagmo::thread_safety::none;
    }
    template <class Archive>
    void serialize(Archive&, unsigned) {}
};

/// Latin hypercube: each variable takes each of n strata once.
std::vector<Point> scattered(std::size_t n, std::size_t n_variables, std::uint64_t seed) {
    std::vector<Point> points(n, Point(n_variables));
    for (std::size_t v = 0; v < n_variables; ++v) {
        numerics::RandomStream random(seed, 0, "first points, variable " + std::to_string(v));
        std::vector<std::size_t> strata(n);
        std::iota(strata.begin(), strata.end(), std::size_t{0});
        for (std::size_t k = n; k > 1; --k) std::swap(strata[k - 1], strata[random.below(k)]);
        for (std::size_t k = 0; k < n; ++k) {
            points[k][v] = (double(strata[k]) + random.uniform()) / double(n);
        }
    }
    return points;
}

pagmo::population first_population(const pagmo::problem& asked, const SearchProblem& problem,
                                   const CubeProblem& cube, const SearchSettings& settings) {
    const auto size = std::size_t(settings.population);
    auto points = problem.starts;
    if (points.size() > size) points.resize(size);
    const auto more = scattered(size - points.size(), problem.n_variables, settings.seed);
    points.insert(points.end(), more.begin(), more.end());
    pagmo::vector_double flat;
    for (const Point& each : points) flat.insert(flat.end(), each.begin(), each.end());
    const auto fitness = cube.batch_fitness(flat);
    pagmo::population population(asked, 0u, static_cast<unsigned>(settings.seed));
    for (std::size_t k = 0; k < points.size(); ++k) {
        const auto begin = fitness.begin() + std::ptrdiff_t(k * problem.n_objectives);
        population.push_back(points[k], {begin, begin + std::ptrdiff_t(problem.n_objectives)});
    }
    return population;
}

pagmo::algorithm algorithm_of(SearchEngine engine, unsigned seed) {
    if (engine == SearchEngine::nsga2) {
        pagmo::nsga2 nsga2(1u, 0.95, 10.0, 0.05, 50.0, seed);
        nsga2.set_bfe(pagmo::bfe(pagmo::member_bfe{}));
        return pagmo::algorithm(nsga2);
    }
    if (engine == SearchEngine::moead) {
        return pagmo::algorithm(
            pagmo::moead(1u, "grid", "tchebycheff", 8u, 1.0, 0.5, 20.0, 0.9, 2u, true, seed));
    }
    // With its memory, so that generation by generation is one search; within the cube.
    return pagmo::algorithm(pagmo::cmaes(1u, -1, -1, -1, -1, 0.3, 1e-9, 1e-12, true, true, seed));
}

}  // namespace

void evolve(const SearchProblem& problem, const SearchSettings& settings, Diary& diary) {
    const bool is_single = diary.engine() == SearchEngine::cmaes;
    expects(is_single == (problem.n_objectives == 1), "the engine is one for these objectives");
    expects(settings.population >= (is_single ? 5 : 8), "the population is large enough");
    const CubeProblem cube{&problem, &diary};
    const pagmo::problem asked(cube);
    pagmo::population population = first_population(asked, problem, cube, settings);
    diary.close_generation();
    const auto algorithm = algorithm_of(diary.engine(), static_cast<unsigned>(settings.seed));
    for (int generation = 0; generation < settings.generations; ++generation) {
        population = algorithm.evolve(population);
        diary.close_generation();
    }
}

}  // namespace gossan::study
