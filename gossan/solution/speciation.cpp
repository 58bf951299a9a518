// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/speciation.hpp"

#include <cmath>
#include <numbers>

#include "gossan/base/error.hpp"
#include "gossan/solution/activity.hpp"
#include "gossan/solution/debye_huckel.hpp"
#include "gossan/solution/speciation_kernel.hpp"

namespace gossan::solution {

namespace {

/// Totals as the kernel takes them, and how their positive parts answer to them.
template <int C>
void take_totals(const SpeciesRows& rows, std::span<const double> totals,
                 SpeciationKernel<C>& kernel, std::vector<double>& slope) {
    constexpr double four_e2 = 4.0 * smallest_total * smallest_total;
    std::array<double, most_components> positive;
    for (std::size_t k = 0; k < totals.size(); ++k) {
        const double root = std::sqrt(totals[k] * totals[k] + four_e2);
        const double sum = std::abs(totals[k]) + root;
        // Below zero the difference cancels; the product of the two roots is e^2.
        positive[k] = totals[k] >= 0.0 ? 0.5 * sum : 0.5 * four_e2 / sum;
        slope[k] = positive[k] / root;
    }
    for (int slot = 0; slot < C; ++slot) {
        const int component = rows.core[slot];
        kernel.core_total[slot] = rows.is_signed[slot] ? totals[component] : positive[component];
        if (rows.is_signed[slot]) slope[component] = 1.0;
    }
    for (std::size_t leaf = 0; leaf < rows.leaves.size(); ++leaf)
        kernel.leaf_total[leaf] = positive[rows.leaves[leaf].component];
}

/// Newton's method, with derivatives kept as long as they serve, at a warm start those of the
/// equilibrium before. After a step of `size` the error left is about size^2 with new derivatives,
/// size^2/(the step before) with kept ones.
template <int C>
bool converge(SpeciationKernel<C>& kernel, bool is_warm, int& iterations) {
    constexpr int most_iterations = 100;
    constexpr double error_left = 2e-13;
    constexpr double long_step = 3e-3;
    double previous = is_warm ? 0.0 : 1.0;
    for (iterations = 1; iterations <= most_iterations; ++iterations) {
        kernel.evaluate();
        const bool is_new = previous > long_step;
        if (is_new) {
            kernel.linearise();
            kernel.straighten();
            kernel.factorise();
        } else {
            kernel.sum_up();
        }
        const double size = kernel.step();
        if (!std::isfinite(size)) return false;
        const bool is_blind =
            !is_new && previous == 0.0;  // nothing yet to judge kept derivatives by
        const double left = is_new ? size * size : size * size / previous;
        if ((!is_blind && left <= error_left) || size <= 1e-15) {
            kernel.finish();
            return true;
        }
        const bool serves = is_new || is_blind || size < 0.03 * previous;
        previous = serves ? size : 1.0;
    }
    return false;
}

template <int C>
void give(const SpeciesRows& rows, const SpeciationKernel<C>& kernel, SpeciationResult& result) {
    result.molality.resize(rows.species.size());
    for (int row = 0; row < rows.n_rows; ++row)
        result.molality[rows.species[row]] = kernel.molality[row];
    result.ln_activity.resize(rows.master_row.size());
    for (int slot = 0; slot < C; ++slot) result.ln_activity[rows.core[slot]] = kernel.unknown[slot];
    for (std::size_t leaf = 0; leaf < rows.leaves.size(); ++leaf) {
        result.ln_activity[rows.leaves[leaf].component] = std::log(kernel.leaf_activity[leaf]);
    }
    result.factors.resize(kernel.factors().n_numbers);
    kernel.factors().store(result.factors.data());
    result.ln_ionic_strength = kernel.unknown[kernel.ionic];
    result.ln_water_activity = kernel.unknown[kernel.moisture];
    result.ionic_strength = kernel.ionic_strength();
    result.water_activity = std::exp(result.ln_water_activity);
}

}  // namespace

Speciation::Speciation(std::vector<Component> components, std::vector<AqueousSpecies> species)
    : components_(std::move(components)),
      species_(std::move(species)),
      rows_(components_, species_) {}

void Speciation::set_temperature(double temperature, SpeciationResult& result) const {
    const int n = rows_.n_padded;
    if (result.temperature == temperature && static_cast<int>(result.thermal.size()) == 4 * n)
        return;
    result.temperature = temperature;
    result.thermal.resize(4 * n);
    const double inverse = 1.0 / temperature;
    const double logarithm = std::log(temperature);
    const DebyeHuckel water = debye_huckel(temperature);
    const double alpha = water.a * std::numbers::ln10;
    double* const column = result.thermal.data();
    for (int row = 0; row < n; row += 2) {
        const auto term = [this, row](int index) {
            return load_pair(rows_.ln_k[index].data() + row);
        };
        const auto at = [row](const std::vector<double>& values) {
            return load_pair(values.data() + row);
        };
        const Pair warm = temperature * (term(1) + temperature * term(5));
        const Pair cold = inverse * (term(2) + inverse * term(4));
        store_pair(column + row, term(0) + warm + cold + logarithm * term(3));
        store_pair(column + n + row, water.b * at(rows_.ion_size) + at(rows_.is_davies));
        store_pair(column + 2 * n + row, alpha * at(rows_.charge2));
        store_pair(column + 3 * n + row, at(rows_.linear) + alpha * at(rows_.davies_linear));
    }
}

template <int C>
bool Speciation::solve_with(std::span<const double> totals, SpeciationResult& result) const {
    SpeciationKernel<C> kernel(rows_, result);
    result.total_slope.resize(totals.size());
    take_totals(rows_, totals, kernel, result.total_slope);
    if (result.converged) {
        kernel.take(result);
        result.converged = converge(kernel, true, result.iterations);
    }
    if (!result.converged) {
        kernel.guess();
        result.converged = converge(kernel, false, result.iterations);
    }
    if (result.converged) give(rows_, kernel, result);
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
