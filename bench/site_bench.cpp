// SPDX-License-Identifier: Apache-2.0
// A made site of heap and plant, run and recorded as the program does it: what it costs by columns,
// threads and years. Each case is a process of its own, so that its memory is its own; the named
// reference is one thread. Give columns, days, threads and window to run one case alone.

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "bench/site_case.hpp"
#include "gossan/records/scratch_folder.hpp"
#include "gossan/simulation/heap_simulation.hpp"

namespace {

using namespace gossan;
using namespace gossan::bench;

/// What a case came to, as it goes through a pipe.
struct Cost {
    double wall = 0.0, sweeps = 0.0, cathode = 0.0, runs_of_columns = 0.0;
    double processor = 0.0;  // s, by the parent
    long memory = 0;         // kB, by the parent
};

Cost run_here(const catalogue::Catalogue& facts, const SiteSize& size, int threads) {
    Diagnostics diagnostics;
    simulation::HeapSite site;
    Origins origins;
    const scenario::Input input{
        .name = "made site", .text = site_text(size), .folder = "/"};  // where the weather is
    scenario::read_into(description_of<simulation::HeapSite>(), &site, input,
                        daily_weather(size.days + 1), origins, diagnostics);
    diagnostics.throw_if_any();
    const auto heap = simulation::assemble(site, facts, diagnostics);
    diagnostics.throw_if_any();
    const records::ScratchFolder scratch;
    simulation::RunRecord record;
    record.folder = scratch / "run";
    record.version = "bench";
    record.data_hash = "bench";
    const auto outcome = simulation::run(heap, record, {}, threads);
    if (outcome.status != records::RunStatus::done) throw std::runtime_error(outcome.message);
    const auto& sweeps = outcome.summary.at("sweeps");
    return {.wall = outcome.summary.at("wall_s").number(),
            .sweeps = sweeps.at("mean").number(),
            .cathode = outcome.summary.at("cathode_t").number(),
            .runs_of_columns = sweeps.at("runs_of_columns").number()};
}

Cost run_apart(const catalogue::Catalogue& facts, const SiteSize& size, int threads) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(stdout);
    const pid_t child = fork();
    if (child == 0) {
        const Cost cost = run_here(facts, size, threads);
        const bool is_told = write(ends[1], &cost, sizeof cost) == ssize_t(sizeof cost);
        std::_Exit(is_told ? 0 : 1);
    }
    close(ends[1]);
    Cost cost;
    const bool is_told = read(ends[0], &cost, sizeof cost) == ssize_t(sizeof cost);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    if (!is_told || status != 0) throw std::runtime_error("a case did not come to its end");
    cost.processor = double(usage.ru_utime.tv_sec) + 1e-6 * double(usage.ru_utime.tv_usec);
    cost.memory = usage.ru_maxrss;
    return cost;
}

Cost print_case(const catalogue::Catalogue& facts, const SiteSize& size, int threads) {
    const Cost cost = run_apart(facts, size, threads);
    std::printf("%7d %5d %5d %6d %7d %8.1f %9.1f %7.2f %9.0f %8.1f %10.1f\n", size.columns,
                size.cells, size.days, size.window, threads, cost.wall, cost.processor, cost.sweeps,
                cost.runs_of_columns, double(cost.memory) / 1024.0, cost.cathode);
    std::fflush(stdout);
    return cost;
}

}  // namespace

int main(int n, char** words) {
    const auto facts = catalogue::load();
    std::printf("%7s %5s %5s %6s %7s %8s %9s %7s %9s %8s %10s\n", "columns", "cells", "days",
                "window", "threads", "wall s", "user s", "sweeps", "runs", "MiB", "cathode t");
    const auto number = [&](int k, int other) { return n > k ? std::atoi(words[k]) : other; };
    if (n > 1) {
        print_case(facts,
                   {.columns = number(1, 16), .days = number(2, 365), .window = number(4, 2)},
                   number(3, 1));
        return 0;
    }
    const Cost few = print_case(facts, {.columns = 4, .days = 365}, 1);
    const Cost one = print_case(facts, {.columns = 16, .days = 365}, 1);
    const Cost two = print_case(facts, {.columns = 16, .days = 365}, 2);
    const Cost wide = print_case(facts, {.columns = 16, .days = 365, .window = 6}, 2);
    const Cost years = print_case(facts, {.columns = 4}, 1);
    std::printf("four times the columns: %.2f times the processor time (wanted 4)\n",
                one.processor / few.processor);
    std::printf("four times the years: %.2f times (wanted at most 4)\n",
                years.processor / few.processor);
    std::printf("two threads: %.2f times as fast (wanted 1.8)\n", one.wall / two.wall);
    std::printf("windows of six days: %.2f times the processor time of two\n",
                wide.processor / two.processor);
    std::printf("64 columns, four years: %.0f s of processor time by 16 times 4 (wanted 360)\n",
                16.0 * years.processor);
    return 0;
}
