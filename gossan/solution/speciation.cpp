// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/speciation.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/solution/debye_huckel.hpp"
#include "gossan/solution/small_system.hpp"
#include "gossan/solution/speciation_kernel.hpp"

namespace gossan::solution {

namespace {

constexpr int most_iterations = 100;

/// Once a Newton step changes no logarithm by more than this, its own error is of the square: below
/// 1e-12.
constexpr double last_step = 2e-7;

struct PositivePart {
    double value;
    double slope;
};

PositivePart positive_part(double total) {
    const double root = std::hypot(total, 2.0 * smallest_total);
    // For totals below zero the difference cancels: the product of the two roots is e^2.
    const double value =
        total > 0.0 ? 0.5 * (total + root) : 2.0 * smallest_total * smallest_total / (root - total);
    return {value, value / root};
}

}  // namespace

Speciation::Speciation(std::vector<Component> components, std::vector<AqueousSpecies> species)
    : components_(std::move(components)),
      species_(std::move(species)),
      rows_(components_, species_) {}

void Speciation::set_temperature(double temperature, SpeciationResult& result) const {
    if (result.temperature == temperature && static_cast<int>(result.ln_k.size()) == rows_.n_padded)
        return;
    result.temperature = temperature;
    result.ln_k.resize(rows_.n_padded);
    const double inverse = 1.0 / temperature;
    const double logarithm = std::log(temperature);
    for (int row = 0; row < rows_.n_padded; row += 2) {
        const auto at = [this, row](int term) { return load_pair(rows_.ln_k[term].data() + row); };
        const Pair warm = temperature * (at(1) + temperature * at(5));
        const Pair cold = inverse * (at(2) + inverse * at(4));
        store_pair(result.ln_k.data() + row, at(0) + warm + cold + logarithm * at(3));
    }
    const DebyeHuckel water = debye_huckel(temperature);
    result.debye_huckel_a = water.a;
    result.debye_huckel_b = water.b;
}

template <int C>
bool Speciation::solve_with(std::span<const double> totals, SpeciationResult& result) const {
    SpeciationKernel<C> kernel(rows_, result.ln_k.data(), result.debye_huckel_a,
                               result.debye_huckel_b);
    result.total_slope.assign(components_.size(), 1.0);
    const auto effective = [&](int component) {
        const PositivePart part = positive_part(totals[component]);
        result.total_slope[component] = part.slope;
        return part.value;
    };
    for (int slot = 0; slot < C; ++slot) {
        const int component = rows_.core[slot];
        kernel.core_total[slot] = rows_.is_signed[slot] ? totals[component] : effective(component);
    }
    for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf)
        kernel.leaf_total[leaf] = effective(rows_.leaves[leaf].component);

    if (result.converged) {
        for (int slot = 0; slot < C; ++slot)
            kernel.unknown[slot] = result.ln_activity[rows_.core[slot]];
        kernel.unknown[kernel.ionic] = std::log(result.ionic_strength);
        kernel.unknown[kernel.moisture] = std::log(result.water_activity);
    } else {
        kernel.guess();
    }
    result.converged = false;
    for (result.iterations = 1; result.iterations <= most_iterations; ++result.iterations) {
        kernel.evaluate();
        kernel.linearise();
        const double size = kernel.step();
        if (!std::isfinite(size)) return false;
        if (size > last_step) continue;
        kernel.finish();
        result.converged = true;
        break;
    }
    result.ln_activity.resize(components_.size());
    result.molality.resize(species_.size());
    for (int row = 0; row < rows_.n_rows; ++row)
        result.molality[rows_.species[row]] = kernel.molality[row];
    for (int slot = 0; slot < C; ++slot)
        result.ln_activity[rows_.core[slot]] = kernel.unknown[slot];
    for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
        result.ln_activity[rows_.leaves[leaf].component] = std::log(kernel.leaf_activity[leaf]);
    }
    result.ionic_strength = std::exp(kernel.unknown[kernel.ionic]);
    result.water_activity = std::exp(kernel.unknown[kernel.moisture]);
    return result.converged;
}

bool Speciation::solve(double temperature, std::span<const double> totals,
                       SpeciationResult& result) const {
    expects(static_cast<int>(totals.size()) == n_components(), "one total for each component");
    set_temperature(temperature, result);
    switch (rows_.core.size()) {
        case 1:
            return solve_with<1>(totals, result);
        case 2:
            return solve_with<2>(totals, result);
        case 3:
            return solve_with<3>(totals, result);
        default:
            return solve_with<4>(totals, result);
    }
}

double Speciation::free_molality(const SpeciationResult& result, int component) const {
    return result.molality[rows_.species[rows_.master_row[component]]];
}

bool is_beyond_model_range(const SpeciationResult& result) {
    return result.ionic_strength > reliable_ionic_strength;
}

}  // namespace gossan::solution
