// SPDX-License-Identifier: Apache-2.0
// What a study costs: the laboratory column of examples/learn-from-columns in 50 cells for 300 days
// (chalcocite, pyrite, biotite, microbes, air, jarosite), of which six numbers are not known.
// Processor time of all threads beside that of the clock.
//   bench_study smoother [MEMBERS [THREADS [TOLERANCE]]]   four iterations, as a calibration runs
//   bench_study tolerance     what a coarser tolerance changes, in errors of what is measured
//   bench_study threads       the same members on one thread and on two
//   bench_study derivatives   by ten parameters: cost and agreement
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "bench/coverage_case.hpp"
#include "gossan/numerics/difference_jacobian.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace {

using namespace gossan;
using bench::CoverageCase;
using Points = std::vector<std::vector<double>>;

struct Stopwatch {
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::clock_t worked = std::clock();
    [[nodiscard]] double wall() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    }
    [[nodiscard]] double processor() const {
        return double(std::clock() - worked) / CLOCKS_PER_SEC;
    }
};

constexpr const char* scenario = "examples/learn-from-columns/scenario.toml";

/// Members keep no checkpoints, so nothing asks for restarts on the way.
CoverageCase::Overrides fifty_cells(const std::string& tolerance) {
    return {
        "bed.cells=50",        "run.duration=300 d",    "run.restart_interval=300 d",
        "ore.access.kind=rim", "ore.access.depth=5 mm", "solver.relative_tolerance=" + tolerance};
}

Points draws(const study::Trials& trials, std::size_t n) {
    Points points(n);
    for (std::size_t member = 0; member < n; ++member) {
        for (const std::string& name : trials.parameter_names()) {
            points[member].push_back(numerics::RandomStream(7, member, name).normal());
        }
    }
    return points;
}

void print_smoother(std::size_t members, int threads, const std::string& tolerance) {
    const CoverageCase column(scenario);
    const auto model = column.trials({fifty_cells(tolerance)});
    study::KnownWorld world = column.world(*model, 2024, threads);
    world.members = members;
    world.smoother.max_iterations = 4;
    const Stopwatch watch;
    const study::KnownTruth told = study::forecast_known_truth(world, 1);
    if (!told.fault.empty()) throw std::runtime_error(told.fault);
    const double wall = watch.wall(), work = watch.processor();
    std::printf(
        "%zu members, %d threads, tolerance %s: %zu runs, %zu failed; %.1f s, %.1f s of processor"
        " time, %.0f ms a run; misfit %.2f\n",
        members, threads, tolerance.c_str(), told.runs, told.runs_failed, wall, work,
        1e3 * work / double(told.runs), told.misfit);
    const double whole = 1000.0 / double(told.runs) * work / 2.0;
    std::printf("1000 runs (200 members, four iterations) on two cores at this rate: %.0f s\n",
                whole);
}

/// Every datum of every member against a run at 1e-7, in errors of what is measured (of 1 % of
/// recovery for what is asked).
void print_tolerance() {
    const CoverageCase column(scenario);
    constexpr std::size_t members = 12;
    const auto tight = column.trials({fifty_cells("1e-7")});
    const auto world = column.world(*tight, 1, 1);
    const Points points = draws(*tight, members);
    const auto exact = tight->predict_all(points, 1);
    std::printf("%-10s %8s %8s %8s %12s %12s\n", "tolerance", "ms a run", "failed", "rms/sd",
                "greatest/sd", "day 300, %");
    for (const char* tolerance : {"1e-2", "3e-3", "1e-3", "2e-4", "1e-4", "1e-5"}) {
        const auto trials = column.trials({fifty_cells(tolerance)});
        const Stopwatch watch;
        const auto found = trials->predict_all(points, 1);
        const double each = 1e3 * watch.processor() / double(members);
        double sum = 0.0, greatest = 0.0, asked = 0.0;
        std::size_t n = 0, failed = 0;
        for (std::size_t m = 0; m < members; ++m) {
            failed += found[m].failed ? 1 : 0;
            if (found[m].failed || exact[m].failed) continue;
            for (std::size_t k = 0; k < found[m].values.size(); ++k) {
                const double truth = exact[m].values[k];
                const double off = found[m].values[k] - truth;
                if (std::isnan(off)) continue;
                const double sd = k < world.errors.size() ? world.errors[k].sd(truth) : 1.0;
                sum += off * off / (sd * sd);
                greatest = std::max(greatest, std::abs(off) / sd);
                ++n;
            }
            const std::size_t last = exact[m].values.size() - 1;
            asked = std::max(asked, std::abs(found[m].values[last] - exact[m].values[last]));
        }
        std::printf("%-10s %8.0f %8zu %8.4f %12.3f %12.3f\n", tolerance, each, failed,
                    std::sqrt(sum / double(n)), greatest, asked);
    }
}

void print_threads() {
    const CoverageCase column(scenario);
    const auto trials = column.trials({fifty_cells("1e-3")});
    const Points points = draws(*trials, 16);
    double wall[3] = {};
    for (const int threads : {1, 2}) {
        const Stopwatch watch;
        static_cast<void>(trials->predict_all(points, threads));
        wall[threads] = watch.wall();
        std::printf("%d threads: %.2f s, %.2f s of processor time\n", threads, wall[threads],
                    watch.processor());
    }
    std::printf("efficiency of two threads %.0f %% (wanted 90)\n", 50.0 * wall[1] / wall[2]);
}

void print_derivatives() {
    const CoverageCase column(scenario);
    const std::vector<study::ParameterInput> more = {
        {.path = "bed.stagnant.diffusivity"},
        {.path = "facts.microbes.M1.iron.half_saturation"},
        {.path = "facts.microbes.M1.half_saturation_oxygen"},
        {.path = "facts.microbes.M1.decay"}};
    CoverageCase::Overrides tight = fifty_cells("1e-9");
    for (const char* each : {"solver.component=1e-8 mol/m3", "solver.solid=1e-8 mol/m3",
                             "solver.biomass=1e-11 mol/m3", "solver.water_content=1e-10",
                             "solver.enthalpy=0.1 J/m3", "solver.dissolved_gas=1e-10 mol/m3",
                             "solver.oxygen=1e-9 mol/m3", "solver.carbon_dioxide=1e-11 mol/m3"}) {
        tight.emplace_back(each);
    }
    const auto trials = column.trials({tight}, 1.0, more);
    const auto usual = column.trials({fifty_cells("1e-4")}, 1.0, more);
    const std::vector<double> z(trials->n_parameters(), 0.0);
    const auto evaluate = [](const study::Trials& of) {
        return [&of](std::span<const std::vector<double>> points) {
            std::vector<numerics::Evaluation> runs;
            for (study::Prediction& each : of.predict_all(points, 2)) {
                runs.push_back({each.failed, std::move(each.values)});
            }
            return runs;
        };
    };
    const auto derivative = [&](const study::Trials& of, double step) {
        const numerics::EvaluateMany runs = evaluate(of);
        const auto here = runs(Points{z}).front().values;
        const Stopwatch watch;
        auto found = numerics::difference_jacobian(runs, z, here, step);
        std::printf("step %g: %d runs, %.1f s of processor time\n", step, found.evaluations,
                    watch.processor());
        return found.derivative;
    };
    const auto at_usual = derivative(*usual, 0.1);
    numerics::Matrix by_step[3];
    int next = 0;
    for (const double step : {0.02, 0.01, 0.005}) by_step[next++] = derivative(*trials, step);
    std::printf("%-48s %12s %12s %12s\n", "parameter", "extrapolated", "0.005", "usual, 0.1");
    for (std::size_t p = 0; p < z.size(); ++p) {
        double size = 0.0, twice = 0.0, once = 0.0, wide = 0.0;
        for (std::size_t k = 0; k < by_step[0].rows; ++k) {
            // Two extrapolations of the error of order h^2 (Richardson).
            const double coarse = (4.0 * by_step[1](k, p) - by_step[0](k, p)) / 3.0;
            const double fine = (4.0 * by_step[2](k, p) - by_step[1](k, p)) / 3.0;
            size += fine * fine;
            twice += std::pow(fine - coarse, 2);
            once += std::pow(by_step[2](k, p) - fine, 2);
            wide += std::pow(at_usual(k, p) - fine, 2);
        }
        std::printf("%-48s %12.1e %12.1e %12.1e\n", trials->parameter_names()[p].c_str(),
                    std::sqrt(twice / size), std::sqrt(once / size), std::sqrt(wide / size));
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 1024);
    const std::string what = argc > 1 ? argv[1] : "";
    if (what == "smoother") {
        print_smoother(argc > 2 ? std::size_t(std::atol(argv[2])) : 200,
                       argc > 3 ? std::atoi(argv[3]) : 2, argc > 4 ? argv[4] : "1e-3");
    } else if (what == "tolerance") {
        print_tolerance();
    } else if (what == "threads") {
        print_threads();
    } else if (what == "derivatives") {
        print_derivatives();
    } else {
        std::printf(
            "bench_study smoother [MEMBERS [THREADS [TOLERANCE]]] | tolerance | threads | "
            "derivatives\n");
        return 2;
    }
}
