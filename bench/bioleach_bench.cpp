// SPDX-License-Identifier: Apache-2.0
// The heap of examples/sulphide-heap, read, assembled and integrated as the program does it: what
// it costs in weather, rests and cycles, where the time goes, how it compares with other ways to
// solve the same equations (CVODE's band solver with differences and SUNDIALS' KLU are the named
// references), and how the cost grows with cells and days. Processor time, the best of rounds.

#include <sys/resource.h>

#include <cstdio>

#include "bench/cost_of_parts.hpp"
#include "bench/heap_case.hpp"
#include "bench/heap_run.hpp"

namespace {

using namespace gossan;
using namespace gossan::bench;

void print_head() {
    std::printf("%-30s %6s %7s %5s %5s %6s %5s %8s %9s\n", "", "steps", "Newton", "J", "LU",
                "not cv", "error", "s", "recovery");
}

void print_row(const char* name, const HeapCase& heap, const HeapRun& run) {
    const auto& c = run.counts;
    std::printf("%-30s %6ld %7ld %5ld %5ld %6ld %5ld %8.3f %8.3f%%\n", name, c.steps,
                c.newton_iterations, c.jacobians, c.factorisations, c.newton_failures,
                c.error_test_failures, run.whole, 100.0 * heap.recovery(run.state));
}

void print_sizes(const HeapCase& heap) {
    const column::ColumnSystem system(heap.assembly.model);
    const auto& layout = system.state_layout();
    const auto& blocks = *layout.blocks();
    const auto& shape = blocks.shape(1);
    std::size_t matrix = 0;
    std::size_t factors = 0;
    for (int block = 0; block < blocks.n_blocks(); ++block) {
        const auto& s = blocks.shape(block);
        const auto square = [](int a, int b) { return std::size_t(a) * std::size_t(b); };
        const std::size_t coupling = 2 * square(s.coupled(), layout.n_carried());
        matrix += square(s.size(), s.driving()) + coupling;
        factors += square(s.size(), s.driving()) + coupling + 2 * square(s.carried, s.carried);
    }
    std::printf(
        "a cell has %d unknowns: %d carried, %d local, %d sinks (%d components, %d nodes, %d"
        " solids, %d gases, %d reactions)\n"
        "%d cells: state %zu bytes, matrix %zu, its factors %zu; the whole program has held %ld"
        " kB\n",
        shape.size(), shape.carried, shape.local, shape.sinks, layout.n_components(),
        layout.n_nodes(), layout.n_solids(), layout.n_gases(), layout.n_reactions(),
        layout.n_cells(), 8 * layout.size(), 8 * matrix, 8 * factors, [] {
            rusage usage{};
            getrusage(RUSAGE_SELF, &usage);
            return usage.ru_maxrss;
        }());
}

/// What one more switch of the drip costs against a drip that never stops.
void print_switches(const char* name, const HeapRun& run, const HeapRun& steady, int n,
                    const char* wanted) {
    std::printf("  %s: %+ld steps, %.1f ms and %.0f steps a switch%s\n", name,
                run.counts.steps - steady.counts.steps, 1e3 * (run.whole - steady.whole) / n,
                double(run.counts.steps - steady.counts.steps) / n, wanted);
}

void cost_of_variants(const catalogue::Catalogue& facts) {
    constexpr int rounds = 2;
    std::printf("400 days, 50 cells, relative tolerance 1e-4\n");
    print_head();
    const auto run = [&](const char* name, const Overrides& overrides) {
        const HeapCase heap(facts, overrides);
        const HeapRun best = run_best(heap, Solver::condensed, rounds);
        print_row(name, heap, best);
        return best;
    };
    const HeapRun plain = run("as it is (months)", {});
    run("days of weather", daily_weather(400));
    const HeapRun headline =
        run("steady drip, days of weather", steady_drip() + daily_weather(400));
    const HeapRun calm = run("steady drip, steady weather", steady_drip() + steady_weather());
    const HeapRun stop = run("60 days without drip", drip_stopped({{150, 210}}));
    const HeapRun rests =
        run("six rests of 7 days",
            drip_stopped({{150, 157}, {164, 171}, {178, 185}, {192, 199}, {206, 213}, {220, 227}}));
    std::printf("steady drip: %.2f s in days of weather, %.2f s in steady weather (wanted 0.3)\n",
                headline.whole, calm.whole);
    std::printf("against the example as it is:\n");
    print_switches("a stop of 60 days", stop, plain, 2, " (steps of the stop wanted: 1200)");
    print_switches("six rests", rests, plain, 12, " (wanted: 60 ms)");
    print_sizes(HeapCase(facts, {}));
}

void accuracy(const catalogue::Catalogue& facts) {
    std::printf("\nrelative tolerance, example as it is\n");
    print_head();
    double at[2];
    int next = 0;
    for (const char* tolerance : {"1e-4", "1e-7"}) {
        const HeapCase heap(facts, {"solver.relative_tolerance=" + std::string(tolerance)});
        const HeapRun run = run_best(heap, Solver::condensed, 1);
        print_row(tolerance, heap, run);
        at[next++] = heap.recovery(run.state);
    }
    std::printf("recovery at 1e-4 less that at 1e-7: %.4f %% of it (wanted 0.1)\n",
                100.0 * (at[0] / at[1] - 1.0));
}

void where_the_time_goes(const catalogue::Catalogue& facts) {
    const HeapCase heap(facts, {});
    const HeapRun run = run_best(heap, Solver::condensed, 2);
    const HeapCase half(facts, {"run.duration='200 d'"});
    const CostOfParts part =
        PartTimer(half, run_best(half, Solver::condensed, 1)).measure();  // in the midst of a run
    std::printf("\nmicroseconds a call for 50 cells, around day 200\n");
    const auto line = [](const char* name, double us) { std::printf("  %-34s %7.0f\n", name, us); };
    line("rates", part.rates);
    line("  of them, contents of cells", part.derive);
    line("  of them, speciation", part.speciation);
    line("  of them, laws", part.laws);
    line("  of them, sums, air, faces, surface", part.rest);
    line("Jacobian", part.jacobian);
    line("  of it, speciation with gradient", part.by_speciation);
    line("  of it, laws with gradient", part.by_chemistry);
    line("I - gamma J", part.assemble);
    line("factorise", part.factorise);
    line("solve", part.solve);
    const auto& c = run.counts;
    const double set_up = 1e-6 * double(c.factorisations) * (part.assemble + part.factorise);
    const double solve = 1e-6 * double(c.newton_iterations) * part.solve;
    const double rest = run.whole - run.rates - run.jacobian - set_up - solve;
    std::printf("the run, %.3f s\n", run.whole);
    const auto share = [&](const char* name, long calls, double s) {
        std::printf("  %-20s %6ld calls %8.3f s %5.1f %%\n", name, calls, s, 100.0 * s / run.whole);
    };
    share("rates", c.rates, run.rates);
    share("Jacobian", c.jacobians, run.jacobian);
    share("assemble, factorise", c.factorisations, set_up);
    share("solve", c.newton_iterations, solve);
    share("integrator's vectors", c.steps, rest);
}

void compare_solvers(const catalogue::Catalogue& facts) {
    const HeapCase heap(facts, {"run.duration='60 d'", "bed.cells=25"});
    std::printf("\nthe same equations by other solvers: 60 days, 25 cells\n");
    print_head();
    struct Row {
        const char* name;
        Solver solver;
        int rounds;
    };
    std::vector<HeapRun> runs;
    for (const Row& row : {Row{"ours, condensed", Solver::condensed, 3},
                           Row{"ours, not condensed", Solver::not_condensed, 2},
                           Row{"KLU, our Jacobian", Solver::klu, 2},
                           Row{"CVODE band, our Jacobian", Solver::band, 1},
                           Row{"CVODE band, differences", Solver::band_differences, 1}}) {
        runs.push_back(run_best(heap, row.solver, row.rounds, true));
        print_row(row.name, heap, runs.back());
    }
    const auto linear = [](const HeapRun& run) { return run.whole - run.rates; };
    const double ours = linear(runs[0]);
    const auto ratio = [&](const char* name, const HeapRun& run, const char* wanted) {
        std::printf("%-34s whole run %6.2f%s, all but rates %6.2f\n", name,
                    run.whole / runs[0].whole, wanted, linear(run) / ours);
    };
    ratio("times ours, not condensed:", runs[1], "");
    ratio("times ours, KLU, our Jacobian:", runs[2], "");
    ratio("times ours, band, our Jacobian:", runs[3], "");
    ratio("times ours, band with differences:", runs[4], " (wanted 8)");
}

void cost_by_cells(const catalogue::Catalogue& facts) {
    std::printf("\nby cells, 60 days\n%6s %6s %7s %8s %15s\n", "cells", "steps", "Newton", "s",
                "us/cell/Newton");
    for (const int cells : {25, 50, 100, 200, 400}) {
        const HeapCase heap(facts, {"run.duration='60 d'", "bed.cells=" + std::to_string(cells)});
        const HeapRun run = run_best(heap, Solver::condensed, cells > 100 ? 1 : 2);
        std::printf("%6d %6ld %7ld %8.3f %15.2f\n", cells, run.counts.steps,
                    run.counts.newton_iterations, run.whole,
                    1e6 * run.whole / cells / double(run.counts.newton_iterations));
    }
}

void cost_by_days(const catalogue::Catalogue& facts) {
    std::printf("\nby days, 50 cells\n%6s %6s %7s %8s %11s\n", "days", "steps", "Newton", "s",
                "ms/day");
    for (const int days : {100, 200, 400, 800, 1200, 1600, 2000}) {
        const HeapCase heap(facts, {"run.duration='" + std::to_string(days) + " d'"});
        const HeapRun run = run_best(heap, Solver::condensed, days > 400 ? 1 : 2);
        std::printf("%6d %6ld %7ld %8.3f %11.2f\n", days, run.counts.steps,
                    run.counts.newton_iterations, run.whole, 1e3 * run.whole / days);
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 1024);  // a row is seen once it is measured
    const std::string only = argc > 1 ? argv[1] : "";
    const auto is_on = [&](const char* name) { return only.empty() || only == name; };
    const catalogue::Catalogue facts = catalogue::load();
    if (is_on("variants")) cost_of_variants(facts);
    if (is_on("accuracy")) accuracy(facts);
    if (is_on("parts")) where_the_time_goes(facts);
    if (is_on("solvers")) compare_solvers(facts);
    if (is_on("cells")) cost_by_cells(facts);
    if (is_on("days")) cost_by_days(facts);
    return 0;
}
