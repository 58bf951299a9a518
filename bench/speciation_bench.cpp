// SPDX-License-Identifier: Apache-2.0
// Speciation of acid sulphate liquors: thirteen components, forty species of the program's own
// data. Reference: the textbook way on the same species, Newton's method for the logarithms of all
// components inside a loop over activity coefficients, from the warm start of 10000 ppm.
#include <benchmark/benchmark.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "gossan/catalogue/catalogue.hpp"
#include "gossan/numerics/small_dense.hpp"
#include "gossan/solution/activity.hpp"
#include "gossan/solution/debye_huckel.hpp"
#include "gossan/solution/speciation.hpp"

namespace {

using namespace gossan;
using solution::SpeciationResult;

solution::Speciation made_speciation() {
    const catalogue::Catalogue facts = catalogue::load();
    const std::vector<std::string> names = {"H",  "Fe(II)", "Fe(III)", "Cu", "S(VI)", "Al", "Mg",
                                            "Ca", "K",      "Na",      "Si", "Mn",    "Cl"};
    const auto components = facts.components_named(names);
    return {components, solution::assemble_species(components, facts.species)};
}

struct Liquor {
    double temperature;          // K
    std::vector<double> totals;  // mol/kg of water
};

/// Balanced liquors of 5 to 65 degC, metals of 1e-4 to 0.2 mol/kg, free acid of 1 to 20 g/L;
/// seeded.
std::vector<Liquor> liquors(const solution::Speciation& speciation) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    const auto& components = speciation.components();
    const auto acid = std::size_t(solution::component_index(components, "H"));
    const auto sulphate = std::size_t(solution::component_index(components, "S(VI)"));
    std::vector<Liquor> list(1000);
    for (Liquor& liquor : list) {
        liquor.temperature = 278.15 + 60.0 * unit(random);
        liquor.totals.resize(components.size());
        double charge = 0.0;
        for (std::size_t k = 0; k < components.size(); ++k) {
            liquor.totals[k] = std::pow(10.0, -4.0 + 3.3 * unit(random));
            if (k == acid) liquor.totals[k] = 0.02 + 0.4 * unit(random);
            if (components[k].name == "Cl") liquor.totals[k] *= 0.1;  // less than the acid
            if (k != sulphate) charge += components[k].charge * liquor.totals[k];
        }
        liquor.totals[sulphate] = 0.5 * charge;
    }
    return list;
}

std::vector<SpeciationResult> equilibria(const solution::Speciation& speciation,
                                         const std::vector<Liquor>& list) {
    std::vector<SpeciationResult> results(list.size());
    for (std::size_t k = 0; k < list.size(); ++k) {
        if (!speciation.solve(list[k].temperature, list[k].totals, results[k]))
            throw std::runtime_error("no equilibrium");
    }
    return results;
}

/// Every total moved by up to `share`, temperature by up to ten times as many kelvin.
std::vector<Liquor> moved_by(double share, std::vector<Liquor> list) {
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> change(-share, share);
    for (Liquor& liquor : list) {
        for (double& total : liquor.totals) total *= 1.0 + change(random);
        liquor.temperature += 10.0 * change(random);
    }
    return list;
}

void cold(benchmark::State& state) {
    const auto speciation = made_speciation();
    const auto list = liquors(speciation);
    SpeciationResult result;
    std::size_t next = 0;
    double iterations = 0.0;
    for (auto _ : state) {
        const Liquor& liquor = list[next++ % list.size()];
        result.converged = false;
        benchmark::DoNotOptimize(speciation.solve(liquor.temperature, liquor.totals, result));
        iterations += result.iterations;
    }
    state.counters["iterations"] =
        benchmark::Counter(iterations, benchmark::Counter::kAvgIterations);
}
BENCHMARK(cold);

/// From the equilibrium of a solution that differs by range(0) parts in a million.
void warm(benchmark::State& state) {
    const auto speciation = made_speciation();
    const auto list = liquors(speciation);
    auto results = equilibria(speciation, list);
    const auto moved = moved_by(1e-6 * double(state.range(0)), list);
    std::size_t next = 0;
    double iterations = 0.0;
    for (auto _ : state) {  // back and forth between the two
        const std::size_t k = next % list.size();
        const Liquor& liquor = next / list.size() % 2 == 0 ? moved[k] : list[k];
        benchmark::DoNotOptimize(speciation.solve(liquor.temperature, liquor.totals, results[k]));
        iterations += results[k].iterations;
        ++next;
    }
    state.counters["iterations"] =
        benchmark::Counter(iterations, benchmark::Counter::kAvgIterations);
}
BENCHMARK(warm)->Arg(10000)->Arg(100)->ArgName("change_ppm");

void gradient_of_four(benchmark::State& state) {
    const auto speciation = made_speciation();
    const auto list = liquors(speciation);
    const auto results = equilibria(speciation, list);
    const std::vector<int> wanted = {0, 2, 4, speciation.water_index()};
    std::vector<double> out(wanted.size() * std::size_t(speciation.n_components() + 1));
    std::size_t next = 0;
    for (auto _ : state) {
        speciation.gradient(results[next++ % list.size()], wanted, out);
        benchmark::DoNotOptimize(out.data());
    }
}
BENCHMARK(gradient_of_four);

/// The textbook way; ln a of every component.
class Textbook {
public:
    explicit Textbook(const solution::Speciation& speciation)
        : speciation_(speciation), n_(speciation.n_components()) {}

    const std::vector<double>& solve(const Liquor& liquor, const SpeciationResult& start) {
        const auto& species = speciation_.species();
        const solution::DebyeHuckel water = solution::debye_huckel(liquor.temperature);
        ln_a_ = start.ln_activity;
        ln_water_ = start.ln_water_activity;
        ln_gamma_.assign(species.size(), 0.0);
        ln_k_.clear();
        for (const auto& s : species) {
            ln_k_.push_back(solution::ln_k({s.log_k_25, s.enthalpy, s.analytic, s.has_analytic},
                                           liquor.temperature));
        }
        molality_.resize(species.size());
        double strength = start.ionic_strength;
        for (int round = 0; round < 100; ++round) {
            for (std::size_t s = 0; s < species.size(); ++s)
                ln_gamma_[s] = activity(species[s], water, strength);
            for (int count = 0; count < 200 && newton(liquor) > 1e-10; ++count) continue;
            double sum = 0.0;
            double made = 0.0;
            for (std::size_t s = 0; s < species.size(); ++s) {
                sum += molality_[s];
                made += 0.5 * species[s].charge * species[s].charge * molality_[s];
            }
            ln_water_ = std::log(solution::water_activity(sum).value);
            if (std::abs(made - strength) < 1e-10 * made) return ln_a_;
            strength = made;
        }
        throw std::runtime_error("the reference did not converge");
    }

private:
    static double activity(const solution::AqueousSpecies& s, const solution::DebyeHuckel& water,
                           double strength) {
        const double z2 = s.charge * s.charge;
        const double root = std::sqrt(strength);
        const double i = solution::linear_strength(strength).value;
        if (!std::isnan(s.ion_size))
            return 2.302585093 *
                   (-water.a * z2 * root / (1.0 + water.b * s.ion_size * root) + s.b * i);
        if (s.charge == 0) return 2.302585093 * 0.1 * i;
        return -2.302585093 * water.a * z2 * (root / (1.0 + root) - 0.3 * i);
    }

    double newton(const Liquor& liquor) {
        const auto& species = speciation_.species();
        const auto n = std::size_t(n_);
        matrix_.assign(n * n, 0.0);
        right_ = liquor.totals;
        for (std::size_t s = 0; s < species.size(); ++s) {
            double ln_m = ln_k_[s] + species[s].water * ln_water_ - ln_gamma_[s];
            for (std::size_t k = 0; k < n; ++k) ln_m += species[s].stoichiometry[k] * ln_a_[k];
            molality_[s] = std::exp(ln_m);
            for (std::size_t row = 0; row < n; ++row) {
                const double share = species[s].stoichiometry[row] * molality_[s];
                right_[row] -= share;
                for (std::size_t by = 0; by < n; ++by)
                    matrix_[row * n + by] += share * species[s].stoichiometry[by];
            }
        }
        pivots_.resize(n);
        if (!numerics::factorise_pivoted(matrix_, n_, pivots_))
            throw std::runtime_error("singular");
        numerics::solve_pivoted(matrix_, n_, pivots_, right_, 1);
        double size = 0.0;
        for (std::size_t k = 0; k < n; ++k) size = std::max(size, std::abs(right_[k]));
        for (std::size_t k = 0; k < n; ++k) ln_a_[k] += right_[k] * std::min(1.0, 2.0 / size);
        return size;
    }

    const solution::Speciation& speciation_;
    int n_;
    double ln_water_ = -0.01;
    std::vector<double> ln_a_, ln_gamma_, ln_k_, molality_, matrix_, right_;
    std::vector<int> pivots_;
};

void reference_textbook_warm(benchmark::State& state) {
    const auto speciation = made_speciation();
    const auto list = liquors(speciation);
    const auto start = equilibria(speciation, list);
    const auto moved = moved_by(1e-2, list);
    Textbook textbook(speciation);
    double difference = 0.0;
    for (std::size_t k = 0; k < list.size(); ++k) {  // both find the same
        SpeciationResult result = start[k];
        benchmark::DoNotOptimize(speciation.solve(moved[k].temperature, moved[k].totals, result));
        const auto& ln_a = textbook.solve(moved[k], start[k]);
        for (std::size_t c = 0; c < ln_a.size(); ++c) {
            difference = std::max(difference, std::abs(ln_a[c] - result.ln_activity[c]));
        }
    }
    state.counters["largest_difference_ln_a"] = difference;
    std::size_t next = 0;
    for (auto _ : state) {
        const std::size_t k = next++ % list.size();
        benchmark::DoNotOptimize(textbook.solve(moved[k], start[k]).data());
    }
}
BENCHMARK(reference_textbook_warm);

}  // namespace

BENCHMARK_MAIN();
