// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "gossan/solution/activity.hpp"
#include "gossan/solution/exponential.hpp"
#include "gossan/solution/small_system.hpp"
#include "gossan/solution/speciation.hpp"
#include "gossan/solution/species_rows.hpp"

namespace gossan::solution {

/// One equilibrium in the making, on the stack: the inner part of Speciation, not for use
/// elsewhere.
///
/// Unknowns u: ln a of the `C` core components, ln I and ln a_w. At given u,
///
///     m_i = c_i(u) x^p_i,   sum_i p_i m_i = T        for every leaf of free activity x and total T
///     (1)
///
/// settles the leaves, so that only the core totals, I and a_w are left to be met by Newton's
/// method. With D = sum p^2 m over a leaf, its answer to a change of u is  d ln x = -(sum p m dln
/// c)/D.                   (2)
inline constexpr double longest_step = 3.0;

template <int C>
class SpeciationKernel {
public:
    static constexpr int ionic = C;         // index of ln I
    static constexpr int moisture = C + 1;  // index of ln a_w
    static constexpr int n_unknowns = C + 2;
    using Vector = std::array<double, n_unknowns>;

    SpeciationKernel(const SpeciesRows& rows, const double* ln_k, double debye_huckel_a,
                     double debye_huckel_b)
        : rows_(rows),
          ln_k_(ln_k),
          alpha_(debye_huckel_a * std::numbers::ln10),
          b_(debye_huckel_b) {}

    Vector unknown{};
    std::array<double, C> core_total{};              // mol/kg
    std::array<double, most_components> leaf_total;  // mol/kg, positive

    /// Molalities at `unknown`, leaves settled.
    void evaluate() {
        evaluate_coefficients();
        for (int leaf = 0; leaf < static_cast<int>(rows_.leaves.size()); ++leaf) settle(leaf);
    }

    /// Residuals (core totals and I in mol/kg, ln a_w) and their derivatives, after `evaluate`.
    void linearise();

    /// Takes unknowns from an equilibrium.
    void take(const SpeciationResult& result);

    /// A start for `unknown` from the totals alone.
    void guess();

    /// Goes one Newton step, bounded, after `linearise`; the largest change of a logarithm,
    /// unbounded.
    double step();

    /// Carries molalities along the last step, which was small, to second order.
    void finish();

    /// -d ln a_w/d(sum of molalities), which scales the last row of the Jacobian.
    [[nodiscard]] double water_factor() const { return water_factor_; }

    Vector residual;
    std::array<Vector, n_unknowns> jacobian;

    // By row.
    std::array<double, most_species> molality;
    std::array<double, most_species> ln_gamma;
    std::array<double, most_species> gamma_slope;  // d ln gamma/d ln I

    // By leaf.
    std::array<double, most_components> leaf_activity;
    std::array<double, most_components> leaf_stiffness;  // D of (2)
    std::array<Vector, most_components> leaf_pull;       // sum p m d(ln c)/du
    std::array<Vector, most_components>
        leaf_weight;  // sum p m W, W the weight of a species in each residual

private:
    void evaluate_coefficients();
    void settle(int leaf);
    void linearise_rows(int first, int last);
    void add_water();
    void eliminate_leaves();
    [[nodiscard]] bool far_from_balance() const;
    void take_logarithms();

    const SpeciesRows& rows_;
    const double* ln_k_;
    double alpha_;
    double b_;
    double water_factor_ = 0.0;
    std::array<double, C> jacobian_diagonal_;  // sum nu^2 m, the gross amount in play
    Vector change_{};                          // of `unknown` in the last step
};

template <int C>
void SpeciationKernel<C>::evaluate_coefficients() {
    const double strength = std::exp(unknown[ionic]);
    const double root = std::sqrt(strength);
    const ValueAndSlope linear = linear_strength(strength);
    const double linear_by_ln = linear.slope * strength;
    for (int row = 0; row < rows_.n_padded; row += 2) {
        const auto at = [row](const std::vector<double>& column) {
            return load_pair(column.data() + row);
        };
        const Pair r = 1.0 / (1.0 + (b_ * at(rows_.ion_size) + at(rows_.is_davies)) * root);
        const Pair long_range = alpha_ * at(rows_.charge2) * root * r;
        const Pair short_range = at(rows_.linear) + alpha_ * at(rows_.davies_linear);
        const Pair gamma = short_range * linear.value - long_range;
        Pair argument = load_pair(ln_k_ + row) - gamma + unknown[moisture] * at(rows_.water);
        for (int slot = 0; slot < C; ++slot) argument += unknown[slot] * at(rows_.core_power[slot]);
        store_pair(ln_gamma.data() + row, gamma);
        store_pair(gamma_slope.data() + row, short_range * linear_by_ln - 0.5 * long_range * r);
        store_pair(molality.data() + row, exponential(argument));
    }
}

/// Positive root of  linear t + square t^2 + cube t^3 = 1  for coefficients >= 0, linear > 0.
[[nodiscard]] inline double unit_root(double linear, double square, double cube) {
    // Each start is above the root, from where Newton descends on a convex function.
    double t = 2.0 / (linear + std::sqrt(linear * linear + 4.0 * square));
    if (cube == 0.0) return t;
    if (cube * t * t * t > 1.0) t = std::cbrt(1.0 / cube);
    for (int count = 0; count < 60; ++count) {
        const double value = ((cube * t + square) * t + linear) * t - 1.0;
        const double slope = (3.0 * cube * t + 2.0 * square) * t + linear;
        const double step = value / slope;
        t -= step;
        if (std::abs(step) <= 1e-9 * t) break;  // the next would be below 1e-17
    }
    return t;
}

template <int C>
void SpeciationKernel<C>::settle(int index) {
    const Leaf& leaf = rows_.leaves[index];
    const double total = leaf_total[index];
    if (leaf.highest_power == 1) {
        double sum = 0.0;
        for (int row = leaf.first; row < leaf.last; ++row) sum += molality[row];
        const double x = total / sum;
        leaf_activity[index] = x;
        for (int row = leaf.first; row < leaf.last; ++row) molality[row] *= x;
        return;
    }
    std::array<double, 4> sum{};  // sum p c by power
    for (int row = leaf.first; row < leaf.last; ++row) {
        const int power = static_cast<int>(rows_.leaf_power[row]);
        sum[power] += power * molality[row];
    }
    // In t = x sum_1/total the numbers stay in range whatever the acid.
    const double unit = total / sum[1];
    const double t = unit_root(1.0, sum[2] / sum[1] * unit, sum[3] / sum[1] * unit * unit);
    const double x = unit * t;
    leaf_activity[index] = x;
    const std::array<double, 4> power_of_x = {1.0, x, x * x, x * x * x};
    for (int row = leaf.first; row < leaf.last; ++row)
        molality[row] *= power_of_x[static_cast<int>(rows_.leaf_power[row])];
}

template <int C>
void SpeciationKernel<C>::linearise() {
    for (int slot = 0; slot < C; ++slot) residual[slot] = -core_total[slot];
    residual[ionic] = -std::exp(unknown[ionic]);
    residual[moisture] = 0.0;  // the sum of molalities until `eliminate_leaves`
    for (Vector& line : jacobian) line.fill(0.0);
    linearise_rows(0, rows_.n_core_rows);
    for (int index = 0; index < static_cast<int>(rows_.leaves.size()); ++index) {
        const Leaf& leaf = rows_.leaves[index];
        Vector& weight = leaf_weight[index];
        Vector& pull = leaf_pull[index];
        weight.fill(0.0);
        double stiffness = 0.0;
        double pull_ionic = 0.0;
        for (int row = leaf.first; row < leaf.last; ++row) {
            const double p = rows_.leaf_power[row];
            const double pm = p * molality[row];
            for (int slot = 0; slot < C; ++slot) weight[slot] += pm * rows_.core_power[slot][row];
            weight[ionic] += pm * (0.5 * rows_.charge2[row]);
            pull_ionic -= pm * gamma_slope[row];
            stiffness += p * pm;
        }
        weight[moisture] = leaf_total[index];
        pull = weight;
        pull[ionic] = pull_ionic;
        pull[moisture] = 0.0;
        leaf_stiffness[index] = stiffness;
        linearise_rows(leaf.first, leaf.last);
    }
    add_water();
    eliminate_leaves();
    if (far_from_balance()) take_logarithms();
}

/// Adds what the species of these rows put into residuals and Jacobian at fixed leaf activities.
template <int C>
void SpeciationKernel<C>::linearise_rows(int first, int last) {
    for (int row = first; row < last; ++row) {
        const double m = molality[row];
        Vector weight;
        Vector slope;
        for (int slot = 0; slot < C; ++slot)
            weight[slot] = slope[slot] = rows_.core_power[slot][row];
        weight[ionic] = 0.5 * rows_.charge2[row];
        weight[moisture] = 1.0;
        slope[ionic] = -gamma_slope[row];
        for (int line = 0; line < n_unknowns; ++line) {
            const double share = weight[line] * m;
            residual[line] += share;
            for (int by = 0; by <= ionic; ++by) jacobian[line][by] += share * slope[by];
        }
    }
}

template <int C>
void SpeciationKernel<C>::add_water() {
    for (std::size_t index = 0; index < rows_.water_rows.size(); ++index) {
        const int row = rows_.water_rows[index];
        const int leaf = rows_.leaf_of[row];
        const double share = molality[row] * rows_.water[row];
        for (int slot = 0; slot < C; ++slot)
            jacobian[slot][moisture] += share * rows_.core_power[slot][row];
        jacobian[ionic][moisture] += share * 0.5 * rows_.charge2[row];
        jacobian[moisture][moisture] += share;
        if (leaf >= 0) leaf_pull[leaf][moisture] += rows_.leaf_power[row] * share;
    }
}

template <int C>
void SpeciationKernel<C>::eliminate_leaves() {
    for (int slot = 0; slot < C; ++slot) jacobian_diagonal_[slot] = jacobian[slot][slot];
    for (int index = 0; index < static_cast<int>(rows_.leaves.size()); ++index) {
        const double compliance = 1.0 / leaf_stiffness[index];
        for (int line = 0; line < n_unknowns; ++line) {
            const double factor = leaf_weight[index][line] * compliance;  // (2)
            for (int by = 0; by < n_unknowns; ++by)
                jacobian[line][by] -= factor * leaf_pull[index][by];
        }
    }
    jacobian[ionic][ionic] -= std::exp(unknown[ionic]);
    const ValueAndSlope water = water_activity(residual[moisture]);
    residual[moisture] = unknown[moisture] - std::log(water.value);
    water_factor_ = -water.slope / water.value;
    for (double& entry : jacobian[moisture]) entry *= water_factor_;
    jacobian[moisture][moisture] += 1.0;
}

template <int C>
bool SpeciationKernel<C>::far_from_balance() const {
    constexpr double far = 0.3;
    for (int slot = 0; slot < C; ++slot) {
        if (std::abs(residual[slot]) > far * jacobian_diagonal_[slot]) return true;
    }
    return std::abs(residual[ionic]) > far * std::exp(unknown[ionic]);
}

/// Far from home the logarithm of a balance is closer to a straight line than the balance itself:
/// what is made, P, against what is there to be met, Q, by P ln(P/Q) in place of P - Q. Where
/// species give the component off, they join T in Q, or T < 0 joins P.
template <int C>
void SpeciationKernel<C>::take_logarithms() {
    const double strength = std::exp(unknown[ionic]);
    const double sum = residual[ionic] + strength;
    residual[ionic] = sum * std::log(sum / strength);
    jacobian[ionic][ionic] += strength - sum;
    for (int slot = 0; slot < C; ++slot) {
        const double total = core_total[slot];
        Vector given_off{};  // derivative of their sum
        double off = 0.0;
        std::array<double, most_components> leaf_off{};
        for (int row = 0; row < rows_.n_rows; ++row) {
            const double amount = -rows_.core_power[slot][row] * molality[row];
            if (amount <= 0.0) continue;
            off += amount;
            for (int by = 0; by < C; ++by) given_off[by] += amount * rows_.core_power[by][row];
            given_off[ionic] -= amount * gamma_slope[row];
            given_off[moisture] += amount * rows_.water[row];
            const int leaf = rows_.leaf_of[row];
            if (leaf >= 0) leaf_off[leaf] += rows_.leaf_power[row] * amount;
        }
        for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
            const double factor = leaf_off[leaf] / leaf_stiffness[leaf];
            for (int by = 0; by < n_unknowns; ++by) given_off[by] -= factor * leaf_pull[leaf][by];
        }
        const double taken_up = residual[slot] + total + off;
        const double p = taken_up + std::max(-total, 0.0);
        const double q = off + std::max(total, 0.0);
        // By P where T >= 0, by Q where T < 0: the side that moves.
        const double ratio = total >= 0.0 ? p / q : q / p;
        residual[slot] = (total >= 0.0 ? p : q) * std::log(p / q);
        for (int by = 0; by < n_unknowns; ++by) {
            if (total >= 0.0) {
                jacobian[slot][by] += given_off[by] * (1.0 - ratio);
            } else {
                jacobian[slot][by] = jacobian[slot][by] * ratio + given_off[by] * (ratio - 1.0);
            }
        }
    }
}

template <int C>
double SpeciationKernel<C>::step() {
    std::array<std::array<double, 1>, n_unknowns> right;
    for (int line = 0; line < n_unknowns; ++line) right[line][0] = -residual[line];
    solve_small(jacobian, right);
    double size = 0.0;
    for (int line = 0; line < n_unknowns; ++line) size = std::max(size, std::abs(right[line][0]));
    const double bound = size > longest_step ? longest_step / size : 1.0;
    for (int line = 0; line < n_unknowns; ++line) {
        change_[line] = bound * right[line][0];
        unknown[line] += change_[line];
    }
    return size;
}

template <int C>
void SpeciationKernel<C>::finish() {
    std::array<double, most_components + 1> leaf_change;
    for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
        double sum = 0.0;
        for (int by = 0; by < n_unknowns; ++by) sum += leaf_pull[leaf][by] * change_[by];
        leaf_change[leaf] = -sum / leaf_stiffness[leaf];  // (2)
        leaf_activity[leaf] *= 1.0 + leaf_change[leaf] * (1.0 + 0.5 * leaf_change[leaf]);
    }
    const auto carry = [&](int row, double leaf) {
        double change =
            leaf + rows_.water[row] * change_[moisture] - gamma_slope[row] * change_[ionic];
        for (int slot = 0; slot < C; ++slot) change += rows_.core_power[slot][row] * change_[slot];
        molality[row] *= 1.0 + change * (1.0 + 0.5 * change);
    };
    for (int row = 0; row < rows_.n_core_rows; ++row) carry(row, 0.0);
    for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
        for (int row = rows_.leaves[leaf].first; row < rows_.leaves[leaf].last; ++row) {
            carry(row, rows_.leaf_power[row] * leaf_change[leaf]);
        }
    }
}

template <int C>
void SpeciationKernel<C>::take(const SpeciationResult& result) {
    for (int slot = 0; slot < C; ++slot) unknown[slot] = result.ln_activity[rows_.core[slot]];
    unknown[ionic] = std::log(result.ionic_strength);
    unknown[moisture] = std::log(result.water_activity);
}

template <int C>
void SpeciationKernel<C>::guess() {
    double charge = 0.0;
    double amount = 0.0;
    for (int slot = 0; slot < C; ++slot) {
        const double total = std::abs(core_total[slot]);
        charge += 0.5 * total * rows_.charge2[rows_.master_row[rows_.core[slot]]];
        amount += total;
    }
    for (std::size_t leaf = 0; leaf < rows_.leaves.size(); ++leaf) {
        charge += 0.5 * leaf_total[leaf] * rows_.charge2[rows_.leaves[leaf].first];
        amount += leaf_total[leaf];
    }
    unknown[ionic] = std::log(std::max(0.3 * charge, 1e-7));
    unknown[moisture] = std::log(water_activity(0.6 * amount).value);
    for (int slot = 0; slot < C; ++slot) {
        const double total = core_total[slot];
        const double free = 0.15 * (total + std::hypot(total, 1e-2));
        unknown[slot] = std::log(std::max(free, 1e-12));
    }
}

}  // namespace gossan::solution
