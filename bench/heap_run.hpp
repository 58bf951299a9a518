// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

#include "bench/all_carried.hpp"
#include "bench/heap_case.hpp"
#include "bench/klu_integrator.hpp"
#include "bench/timed_system.hpp"
#include "gossan/numerics/stiff_integrator.hpp"

namespace gossan::bench {

enum class Solver { condensed, not_condensed, klu, band, band_differences };

struct HeapRun {
    double whole = 0.0;     // s
    double rates = 0.0;     // s, those of difference quotients left out
    double jacobian = 0.0;  // s, with those of difference quotients not in it
    numerics::IntegratorCounts counts;
    std::vector<double> state;
    std::vector<double> before;  // one step before `state`
    double time = 0.0;
};

/// From restart point to restart point, as the program runs a column, but without its records.
template <class Integrator>
void integrate(const HeapCase& heap, column::ColumnSystem& system, Integrator& integrator,
               HeapRun& run) {
    run.state = heap.start(system.state_layout());
    for (const double end : heap.assembly.restart_points) {
        system.set_segment(run.time, end);
        integrator.start(run.time, run.state, 0.0);
        while (integrator.time() < end) {
            run.before.assign(integrator.state().begin(), integrator.state().end());
            const auto status = integrator.step(end);
            if (!status.succeeded) throw std::runtime_error(status.reason);
        }
        run.time = end;
        run.state.assign(integrator.state().begin(), integrator.state().end());
    }
    run.counts = integrator.counts();
}

/// `pattern` is of use to KLU alone. Where solvers are compared none keeps least values, which is
/// the work of StiffIntegrator's own Newton iteration.
inline HeapRun run_once(const HeapCase& heap, Solver solver, SparseJacobian& pattern,
                        bool is_compared) {
    HeapRun run;
    column::ColumnSystem system(heap.assembly.model);
    AllCarried wide(system);
    TimedSystem timed(solver == Solver::not_condensed ? static_cast<numerics::StiffSystem&>(wide)
                                                      : system);
    timed.keeps_least_values = !is_compared;
    numerics::IntegratorOptions options;
    options.relative_tolerance = heap.assembly.site.solver.relative_tolerance;
    if (solver == Solver::band) options.linear_solver = numerics::LinearSolver::band_with_jacobian;
    if (solver == Solver::band_differences) {
        options.linear_solver = numerics::LinearSolver::band_with_differences;
    }
    const double begin = seconds();
    if (solver == Solver::klu) {
        KluIntegrator integrator(timed, options, pattern);
        integrate(heap, system, integrator, run);
    } else {
        numerics::StiffIntegrator integrator(timed, options);
        integrate(heap, system, integrator, run);
    }
    run.whole = seconds() - begin;
    const double each = timed.rates_seconds / double(timed.rates_calls);
    run.rates = each * double(run.counts.rates);
    run.jacobian = timed.jacobian_seconds;
    return run;
}

/// The quickest of some rounds: what others do on the machine at the time counts least there. KLU
/// gets a round before them to learn the pattern.
inline HeapRun run_best(const HeapCase& heap, Solver solver, int rounds, bool is_compared = false) {
    SparseJacobian pattern;
    if (solver == Solver::klu) static_cast<void>(run_once(heap, solver, pattern, is_compared));
    HeapRun best = run_once(heap, solver, pattern, is_compared);
    for (int round = 1; round < rounds; ++round) {
        HeapRun next = run_once(heap, solver, pattern, is_compared);
        if (next.whole < best.whole) best = std::move(next);
    }
    return best;
}

/// Microseconds of one call, the best of several rounds.
inline double microseconds(const std::function<void()>& call, int calls = 10, int rounds = 9) {
    double best = 1e300;
    for (int round = 0; round < rounds; ++round) {
        const double begin = seconds();
        for (int k = 0; k < calls; ++k) call();
        best = std::min(best, (seconds() - begin) / calls);
    }
    return 1e6 * best;
}

}  // namespace gossan::bench
