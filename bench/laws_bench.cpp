// SPDX-License-Identifier: Apache-2.0
// The laws of a sulphide heap over the solutions of fifty cells of two regions each, in vector
// lanes. Reference: the same formulas one solution at a time with the exponentials of the C
// library.
#include <benchmark/benchmark.h>

#include <array>
#include <random>

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/reactions/build.hpp"
#include "gossan/reactions/chemistry_batch.hpp"
#include "gossan/reactions/microbial.hpp"

namespace {

using namespace gossan;

constexpr std::size_t n_regions = 100;

reactions::Network network() {
    const catalogue::Catalogue facts = catalogue::load();
    reactions::Selection selection{
        .components = {"H", "S(VI)", "Al", "Cu", "Fe(II)", "Fe(III)", "K", "Mg", "Na", "M1", "T1",
                       "X", "O2", "CO2", "Ca"},
        .minerals = {"chalcopyrite", "chalcocite", "covellite", "malachite", "pyrite", "calcite",
                     "biotite", "chlorite"},
        .class_sizes = {0.01},
        .exclude = {}};
    for (const char* microbe : {"M1", "T1", "X"}) {
        selection.minerals.push_back(reactions::attached_id(microbe));
    }
    return reactions::build(facts.library, selection);
}

/// Solutions that differ as those of a heap do, with a fixed seed.
struct Solutions {
    explicit Solutions(std::size_t n_components) {
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> share(0.0, 1.0);
        for (std::size_t at = 0; at < n_regions; ++at) {
            temperature[at] = 285.0 + 50.0 * share(random);
            for (std::size_t k = 0; k < n_components; ++k) {
                concentration[at].push_back(0.5 + 100.0 * share(random));
                ln_activity[at].push_back(-12.0 + 9.0 * share(random));
            }
        }
    }
    [[nodiscard]] reactions::Medium at(std::size_t region) const {
        return {temperature[region], concentration[region].data(), ln_activity[region].data(),
                -0.02};
    }
    std::array<double, n_regions> temperature;
    std::array<std::vector<double>, n_regions> concentration;
    std::array<std::vector<double>, n_regions> ln_activity;
};

/// Processor time of one solution.
void count_regions(benchmark::State& state) {
    using benchmark::Counter;
    state.counters["time_per_region"] =
        Counter(double(n_regions), Counter::kIsIterationInvariantRate | Counter::kInvert);
}

void laws_one_by_one(benchmark::State& state) {
    const reactions::Network net = network();
    const Solutions solutions(static_cast<std::size_t>(net.n_components()));
    std::vector<reactions::Chemistry> chemistry(n_regions, net.make_chemistry());
    for (auto _ : state) {
        for (std::size_t at = 0; at < n_regions; ++at) {
            net.chemistry(solutions.at(at), chemistry[at], false);
        }
        benchmark::ClobberMemory();
    }
    count_regions(state);
    state.counters["reactions"] = net.n_reactions();
}
BENCHMARK(laws_one_by_one)->Unit(benchmark::kMicrosecond);

void laws_in_lanes(benchmark::State& state) {
    const reactions::Network net = network();
    const Solutions solutions(static_cast<std::size_t>(net.n_components()));
    reactions::ChemistryBatch batch = net.make_batch(n_regions);
    for (auto _ : state) {
        for (std::size_t at = 0; at < n_regions; ++at) net.put(solutions.at(at), at, batch);
        net.chemistry(batch);
        benchmark::ClobberMemory();
    }
    count_regions(state);
    state.counters["reactions"] = net.n_reactions();
}
BENCHMARK(laws_in_lanes)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
