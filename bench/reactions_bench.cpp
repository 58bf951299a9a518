// SPDX-License-Identifier: Apache-2.0
// Rates and their gradient for one cell: twelve reactions of the program's own data among thirteen
// components, and thirty channels. Reference: the same rates without their gradient.
#include <benchmark/benchmark.h>

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/reactions/build.hpp"

namespace {

using namespace gossan;

reactions::Network network() {
    const catalogue::Catalogue facts = catalogue::load();
    return reactions::build(
        facts.library, {.components = {"H", "Fe(II)", "Fe(III)", "Cu", "S(VI)", "Al", "Mg", "Ca",
                                       "K", "Na", "Si", "Mn", "Cl"},
                        .minerals = {"tenorite", "malachite", "chrysocolla", "cuprite", "calcite",
                                     "biotite", "chlorite", "k_feldspar"},
                        .class_sizes = {0.001, 0.005, 0.01},
                        .exclude = {}});
}

void rates_of_solution(benchmark::State& state) {
    const reactions::Network net = network();
    std::vector<double> concentration(static_cast<std::size_t>(net.n_components()), 40.0);
    const std::vector<double> ln_activity(concentration.size(), -4.5);
    reactions::Chemistry chemistry = net.make_chemistry();
    for (auto _ : state) {
        net.chemistry({300.0, concentration.data(), ln_activity.data(), -0.02}, chemistry,
                      state.range(0) != 0);
        benchmark::DoNotOptimize(chemistry.value.data());
        benchmark::ClobberMemory();
    }
    state.counters["reactions"] = net.n_reactions();
    state.counters["components"] = net.n_components();
}
BENCHMARK(rates_of_solution)->Arg(0)->Arg(1)->ArgName("gradient");

void availability_of_solids(benchmark::State& state) {
    const reactions::Network net = network();
    const auto n = static_cast<std::size_t>(net.n_solids());
    std::vector<double> amount(n, 3.0);
    const std::vector<double> reference(n, 5.0);
    const std::vector<double> access(n, 0.9);
    reactions::Availability left = net.make_availability();
    for (auto _ : state) {
        net.availability(amount, reference, access, left, state.range(0) != 0);
        benchmark::DoNotOptimize(left.value.data());
        benchmark::ClobberMemory();
    }
    state.counters["channels"] = net.n_channels();
}
BENCHMARK(availability_of_solids)->Arg(0)->Arg(1)->ArgName("gradient");

void load_catalogue(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(catalogue::load());
}
BENCHMARK(load_catalogue)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
