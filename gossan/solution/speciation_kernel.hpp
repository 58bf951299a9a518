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
template <int C>
class SpeciationKernel {
public:
    static constexpr int ionic = C;         // index of ln I
    static constexpr int moisture = C + 1;  // index of ln a_w
    static constexpr int n_unknowns = C + 2;
    static constexpr int n_pairs = (n_unknowns + 1) / 2;
    using Vector = std::array<double, 2 * n_pairs>;

    SpeciationKernel(const SpeciesRows& rows, const SpeciationResult& thermal)
        : rows_(rows), thermal_(thermal.thermal.data()) {}

    std::array<double, n_unknowns> unknown{};
    std::array<double, C> core_total{};              // mol/kg
    std::array<double, most_components> leaf_total;  // mol/kg, positive

    /// Takes unknowns from an equilibrium.
    void take(const SpeciationResult& result);

    /// A start for `unknown` from the totals alone.
    void guess();

    /// Concentrations of all species at `unknown` and leaf activities of one.
    void evaluate();

    /// Settles the leaves after `evaluate` and sums up residuals (core totals and I in mol/kg, ln
    /// a_w) and their derivatives.
    void linearise();

    /// The same residuals without derivatives.
    void sum_up();

    /// Rewrites residuals and derivatives in logarithms where they are far from zero: a straighter
    /// way home.
    void straighten() {
        if (far_from_balance()) take_logarithms();
    }

    /// Goes one Newton step, bounded, with the last derivatives; the largest change of a logarithm,
    /// unbounded.
    double step();

    /// Carries everything along the last step, which was small, to second order, and scales species
    /// to molalities.
    void finish();

    [[nodiscard]] double ionic_strength() const { return strength_; }
    /// -d ln a_w/d(sum of molalities), which scales the last row of the Jacobian.
    [[nodiscard]] double water_factor() const { return water_factor_; }

    Vector residual;
    std::array<Vector, n_unknowns> jacobian;  // by unknown, then by residual

    // By row.
    std::array<double, most_species> molality;     // of leaves: c of (1), until `finish`
    std::array<double, most_species> gamma_slope;  // d ln gamma/d ln I

    // By leaf.
    std::array<double, most_components> leaf_activity;
    std::array<double, most_components> leaf_compliance;  // 1/D of (2)
    std::array<Vector, most_components> leaf_pull;        // sum p m d(ln c)/du
    std::array<Vector, most_components>
        leaf_weight;  // sum p m W, W the weight of a species in each residual

private:
    using Lanes = std::array<Pair, n_pairs>;  // one number for each residual
    struct Sums {
        Lanes weight;                         // sum m W
        std::array<Lanes, n_unknowns> slope;  // sum m W d(ln c)/du
    };

    /// Sums of (number of a species) x anything: its weight in the sum of molalities is one.
    [[nodiscard]] static double number(const Lanes& lanes) {
        return lanes[moisture / 2][moisture % 2];
    }

    template <bool has_water>
    void sum_rows(int first, int last, Sums& sums) const;
    [[nodiscard]] Lanes weigh_rows(int first, int last) const;
    void take_lone_leaf(int index, Sums& all);
    template <bool has_water>
    void take_linear_leaf(int index, Sums& all);
    void take_curved_leaf(int index, Sums& all);
    /// What a leaf's rows of one, two and three are to be multiplied by.
    [[nodiscard]] std::array<double, 3> scales(int index) const {
        const double x = leaf_activity[index];
        return {x, x * x, x * x * x};
    }
    void close(const Lanes& sums);
    void close_slopes(const Sums& sums);
    [[nodiscard]] bool far_from_balance() const;
    void take_logarithms();
    void take_logarithm(int slot);

    const SpeciesRows& rows_;
    const double* thermal_;  // columns of n_padded: ln K, B a0 or 1, alpha z^2, factor of I*
    double strength_ = 0.0;  // I of the last `evaluate`
    double water_factor_ = 0.0;
    std::array<double, n_unknowns> change_{};  // of `unknown` in the last step
};

template <int C>
void SpeciationKernel<C>::take(const SpeciationResult& result) {
    for (int slot = 0; slot < C; ++slot) unknown[slot] = result.ln_activity[rows_.core[slot]];
    unknown[ionic] = result.ln_ionic_strength;
    unknown[moisture] = result.ln_water_activity;
    strength_ = result.ionic_strength;
}

template <int C>
void SpeciationKernel<C>::evaluate() {
    strength_ = std::exp(unknown[ionic]);
    const double root = std::sqrt(strength_);
    const ValueAndSlope linear = linear_strength(strength_);
    const double linear_by_ln = linear.slope * strength_;
    const double ln_water = unknown[moisture];
    const int n = rows_.n_padded;
    const double* const ln_k = thermal_;
    const double* const size = thermal_ + n;
    const double* const charge = thermal_ + 2 * n;
    const double* const factor = thermal_ + 3 * n;
    const double* const water = rows_.water.data();
    std::array<const double*, C> power;
    for (int slot = 0; slot < C; ++slot) power[slot] = rows_.core_power[slot].data();
    for (int row = 0; row < n; row += 2) {
        const Pair r = 1.0 / (1.0 + load_pair(size + row) * root);
        const Pair long_range = load_pair(charge + row) * root * r;
        const Pair short_range = load_pair(factor + row);
        Pair argument = load_pair(ln_k + row) + long_range - short_range * linear.value +
                        ln_water * load_pair(water + row);
        for (int slot = 0; slot < C; ++slot)
            argument += unknown[slot] * load_pair(power[slot] + row);
        store_pair(gamma_slope.data() + row, short_range * linear_by_ln - 0.5 * long_range * r);
        store_pair(molality.data() + row, argument);
    }
    // A loop of its own: both are bound by the length of their chains, not by their operations.
    for (int row = 0; row < n; row += 2) {
        store_pair(molality.data() + row, exponential(load_pair(molality.data() + row)));
    }
}

/// Positive root of  t + square t^2 + cube t^3 = 1  for coefficients >= 0.
[[nodiscard]] inline double unit_root(double square, double cube) {
    // Each start is above the root, from where Newton descends on a convex function.
    double t = 2.0 / (1.0 + std::sqrt(1.0 + 4.0 * square));
    if (cube == 0.0) return t;
    if (cube * t * t * t > 1.0) t = std::cbrt(1.0 / cube);
    for (int count = 0; count < 60; ++count) {
        const double value = ((cube * t + square) * t + 1.0) * t - 1.0;
        const double slope = (3.0 * cube * t + 2.0 * square) * t + 1.0;
        const double step = value / slope;
        t -= step;
        if (std::abs(step) <= 1e-9 * t) break;  // the next would be below 1e-17
    }
    return t;
}

/// Free activity of a leaf from  sum_p one x + 2 two x^2 + 3 three x^3 = total.
[[nodiscard]] inline double leaf_root(double total, double one, double two, double three) {
    // In t = x one/total the numbers stay in range whatever the acid.
    const double inverse = 1.0 / one;
    const double unit = total * inverse;
    return unit * unit_root(2.0 * two * inverse * unit, 3.0 * three * inverse * unit * unit);
}

template <int C>
template <bool has_water>
void SpeciationKernel<C>::sum_rows(int first, int last, Sums& sums) const {
    Sums s{};
    const double* const weights = rows_.weights.data();
    const double* const water = rows_.water.data();
    for (int row = first; row < last; ++row) {
        const double* const weight = weights + row * 2 * n_pairs;
        const double m = molality[row];
        const double g = gamma_slope[row];
        for (int pair = 0; pair < n_pairs; ++pair) {
            const Pair share = load_pair(weight + 2 * pair) * m;
            s.weight[pair] += share;
            for (int by = 0; by < C; ++by) s.slope[by][pair] += share * weight[by];
            s.slope[ionic][pair] -= share * g;
            if constexpr (has_water) s.slope[moisture][pair] += share * water[row];
        }
    }
    sums = s;
}

template <int C>
auto SpeciationKernel<C>::weigh_rows(int first, int last) const -> Lanes {
    Lanes sum{};
    const double* const weights = rows_.weights.data();
    for (int row = first; row < last; ++row) {
        for (int pair = 0; pair < n_pairs; ++pair)
            sum[pair] += load_pair(weights + row * 2 * n_pairs + 2 * pair) * molality[row];
    }
    return sum;
}

template <int C>
void SpeciationKernel<C>::linearise() {
    Sums all;
    sum_rows<true>(0, rows_.n_core_rows, all);
    for (int index = 0; index < static_cast<int>(rows_.leaves.size()); ++index) {
        const Leaf& leaf = rows_.leaves[index];
        if (leaf.is_alone()) {
            take_lone_leaf(index, all);
        } else if (!leaf.is_linear()) {
            take_curved_leaf(index, all);
        } else if (leaf.has_water) {
            take_linear_leaf<true>(index, all);
        } else {
            take_linear_leaf<false>(index, all);
        }
    }
    close(all.weight);
    close_slopes(all);
}

template <int C>
void SpeciationKernel<C>::sum_up() {
    Lanes all = weigh_rows(0, rows_.n_core_rows);
    const auto add = [&all](const Lanes& own, double scale) {
        for (int pair = 0; pair < n_pairs; ++pair) all[pair] += own[pair] * scale;
    };
    for (int index = 0; index < static_cast<int>(rows_.leaves.size()); ++index) {
        const Leaf& leaf = rows_.leaves[index];
        const Lanes one = weigh_rows(leaf.row[0], leaf.row[1]);
        if (leaf.is_linear()) {
            leaf_activity[index] = leaf_total[index] / number(one);
            add(one, leaf_activity[index]);
            continue;
        }
        const Lanes two = weigh_rows(leaf.row[1], leaf.row[2]);
        const Lanes three = weigh_rows(leaf.row[2], leaf.row[3]);
        leaf_activity[index] =
            leaf_root(leaf_total[index], number(one), number(two), number(three));
        const auto scale = scales(index);
        add(one, scale[0]);
        add(two, scale[1]);
        add(three, scale[2]);
    }
    close(all);
}

/// A leaf of one species: its molality is the total whatever the rest does.
template <int C>
void SpeciationKernel<C>::take_lone_leaf(int index, Sums& all) {
    const int row = rows_.leaves[index].first();
    const double total = leaf_total[index];
    leaf_activity[index] = total / molality[row];
    leaf_compliance[index] = 1.0 / total;
    leaf_pull[index].fill(0.0);
    leaf_pull[index][ionic] = -total * gamma_slope[row];
    for (int pair = 0; pair < n_pairs; ++pair) {
        const Pair weight = load_pair(rows_.weights.data() + row * 2 * n_pairs + 2 * pair) * total;
        all.weight[pair] += weight;
        store_pair(leaf_weight[index].data() + 2 * pair, weight);
    }
}

/// A leaf whose species all hold one of it: sums per unit of activity are scaled.
template <int C>
template <bool has_water>
void SpeciationKernel<C>::take_linear_leaf(int index, Sums& all) {
    const Leaf& leaf = rows_.leaves[index];
    Sums own;
    sum_rows<has_water>(leaf.first(), leaf.last(), own);
    const double inverse = 1.0 / number(own.weight);
    const double x = leaf_total[index] * inverse;
    leaf_activity[index] = x;
    leaf_compliance[index] = 1.0 / leaf_total[index];
    for (int pair = 0; pair < n_pairs; ++pair) {
        own.weight[pair] *= x;
        all.weight[pair] += own.weight[pair];
        store_pair(leaf_weight[index].data() + 2 * pair, own.weight[pair]);
    }
    leaf_pull[index][moisture] = 0.0;
    for (int by = 0; by < n_unknowns - !has_water; ++by) {
        const double pull = number(own.slope[by]);
        leaf_pull[index][by] = pull * x;
        const double answer = pull * inverse;  // (2)
        for (int pair = 0; pair < n_pairs; ++pair)
            all.slope[by][pair] += own.slope[by][pair] * x - own.weight[pair] * answer;
    }
}

/// A leaf with polynuclear species.
template <int C>
void SpeciationKernel<C>::take_curved_leaf(int index, Sums& all) {
    const Leaf& leaf = rows_.leaves[index];
    std::array<Sums, 3> part;
    for (int power = 0; power < 3; ++power)
        sum_rows<true>(leaf.row[power], leaf.row[power + 1], part[power]);
    leaf_activity[index] = leaf_root(leaf_total[index], number(part[0].weight),
                                     number(part[1].weight), number(part[2].weight));
    const auto scale = scales(index);
    // Sums of p m W, of p m d(ln c) and of p^2 m.
    Lanes weight{};
    std::array<double, n_unknowns> pull{};
    double stiffness = 0.0;
    for (int power = 0; power < 3; ++power) {
        const double p = power + 1.0;
        for (int pair = 0; pair < n_pairs; ++pair) {
            const Pair own = part[power].weight[pair] * scale[power];
            all.weight[pair] += own;
            weight[pair] += p * own;
        }
        for (int by = 0; by < n_unknowns; ++by)
            pull[by] += p * scale[power] * number(part[power].slope[by]);
        stiffness += p * p * scale[power] * number(part[power].weight);
    }
    leaf_compliance[index] = 1.0 / stiffness;
    for (int pair = 0; pair < n_pairs; ++pair)
        store_pair(leaf_weight[index].data() + 2 * pair, weight[pair]);
    for (int by = 0; by < n_unknowns; ++by) {
        leaf_pull[index][by] = pull[by];
        const double answer = pull[by] * leaf_compliance[index];  // (2)
        for (int pair = 0; pair < n_pairs; ++pair) {
            Pair own = -weight[pair] * answer;
            for (int power = 0; power < 3; ++power)
                own += part[power].slope[by][pair] * scale[power];
            all.slope[by][pair] += own;
        }
    }
}

/// Sums become residuals: what is there is taken off them.
template <int C>
void SpeciationKernel<C>::close(const Lanes& sums) {
    for (int pair = 0; pair < n_pairs; ++pair) store_pair(residual.data() + 2 * pair, sums[pair]);
    for (int slot = 0; slot < C; ++slot) residual[slot] -= core_total[slot];
    residual[ionic] -= strength_;
    const ValueAndSlope water = water_activity(residual[moisture]);
    residual[moisture] = unknown[moisture] - std::log(water.value);
    water_factor_ = -water.slope / water.value;
}

template <int C>
void SpeciationKernel<C>::close_slopes(const Sums& sums) {
    for (int by = 0; by < n_unknowns; ++by) {
        for (int pair = 0; pair < n_pairs; ++pair)
            store_pair(jacobian[by].data() + 2 * pair, sums.slope[by][pair]);
        jacobian[by][moisture] *= water_factor_;
    }
    jacobian[ionic][ionic] -= strength_;
    jacobian[moisture][moisture] += 1.0;
}

template <int C>
bool SpeciationKernel<C>::far_from_balance() const {
    constexpr double far = 0.3;
    for (int slot = 0; slot < C; ++slot) {
        if (std::abs(residual[slot]) > far * jacobian[slot][slot]) return true;
    }
    return std::abs(residual[ionic]) > far * strength_;
}

/// Far from home the logarithm of a balance is closer to a straight line than the balance itself:
/// what is made, P, is held against what it is to meet, Q, by P ln(P/Q) in place of P - Q.
template <int C>
void SpeciationKernel<C>::take_logarithms() {
    const double sum = residual[ionic] + strength_;
    residual[ionic] = sum * std::log(sum / strength_);
    jacobian[ionic][ionic] += strength_ - sum;
    for (int slot = 0; slot < C; ++slot) take_logarithm(slot);
}

/// Of a core total: what species take up is P, what they give off joins T in Q, or a negative T
/// joins P.
template <int C>
void SpeciationKernel<C>::take_logarithm(int slot) {
    const double total = core_total[slot];
    double off = 0.0;
    std::array<double, n_unknowns> off_slope{};
    for (int row = 0; row < rows_.n_rows; ++row) {
        const int leaf = rows_.leaf_of[row];
        const int power = static_cast<int>(rows_.leaf_power[row]);
        const double scale = leaf < 0 ? 1.0 : scales(leaf)[power - 1];
        const double amount = -rows_.core_power[slot][row] * molality[row] * scale;
        if (amount <= 0.0) continue;
        off += amount;
        for (int by = 0; by < C; ++by) off_slope[by] += amount * rows_.core_power[by][row];
        off_slope[ionic] -= amount * gamma_slope[row];
        off_slope[moisture] += amount * rows_.water[row];
        if (leaf < 0) continue;
        const double answer = rows_.leaf_power[row] * amount * leaf_compliance[leaf];
        for (int by = 0; by < n_unknowns; ++by) off_slope[by] -= answer * leaf_pull[leaf][by];
    }
    const double p = residual[slot] + off + std::max(total, 0.0);
    const double q = off + std::max(total, 0.0);
    // P - Q is divided by the side that moves: P where T >= 0, Q where T < 0.
    const bool is_positive = total >= 0.0;
    residual[slot] = (is_positive ? p : q) * std::log(p / q);
    const double own = is_positive ? 1.0 : q / p;
    const double of_off = is_positive ? 1.0 - p / q : q / p - 1.0;
    for (int by = 0; by < n_unknowns; ++by)
        jacobian[by][slot] = own * jacobian[by][slot] + of_off * off_slope[by];
}

template <int C>
double SpeciationKernel<C>::step() {
    std::array<std::array<double, n_unknowns>, n_unknowns> matrix;
    std::array<std::array<double, 1>, n_unknowns> right;
    for (int line = 0; line < n_unknowns; ++line) {
        for (int by = 0; by < n_unknowns; ++by) matrix[line][by] = jacobian[by][line];
        right[line][0] = -residual[line];
    }
    solve_small(matrix, right);
    constexpr double longest_step = 3.0;
    double size = 0.0;
    for (int line = 0; line < n_unknowns; ++line) size = std::max(size, std::abs(right[line][0]));
    const double bound = size > longest_step ? longest_step / size : 1.0;
    for (int line = 0; line < n_unknowns; ++line) {
        change_[line] = bound * right[line][0];
        // Within these every argument of an exponential stays below 690.
        unknown[line] = std::clamp(unknown[line] + change_[line], -100.0, 30.0);
    }
    return size;
}

template <int C>
void SpeciationKernel<C>::finish() {
    for (int index = 0; index < static_cast<int>(rows_.leaves.size()); ++index) {
        double sum = 0.0;
        for (int by = 0; by < n_unknowns; ++by) sum += leaf_pull[index][by] * change_[by];
        const double own = -sum * leaf_compliance[index];  // (2)
        leaf_activity[index] *= 1.0 + own * (1.0 + 0.5 * own);
        const auto scale = scales(index);
        const Leaf& leaf = rows_.leaves[index];
        for (int power = 0; power < 3; ++power) {
            for (int row = leaf.row[power]; row < leaf.row[power + 1]; ++row)
                molality[row] *= scale[power];
        }
    }
    const double* const water = rows_.water.data();
    std::array<const double*, C> power;
    for (int slot = 0; slot < C; ++slot) power[slot] = rows_.core_power[slot].data();
    for (int row = 0; row < rows_.n_padded; row += 2) {
        Pair own = load_pair(water + row) * change_[moisture] -
                   load_pair(gamma_slope.data() + row) * change_[ionic];
        for (int slot = 0; slot < C; ++slot) own += load_pair(power[slot] + row) * change_[slot];
        store_pair(molality.data() + row,
                   load_pair(molality.data() + row) * (1.0 + own * (1.0 + 0.5 * own)));
    }
    strength_ *= 1.0 + change_[ionic] * (1.0 + 0.5 * change_[ionic]);
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
        charge += 0.5 * leaf_total[leaf] * rows_.charge2[rows_.leaves[leaf].first()];
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
