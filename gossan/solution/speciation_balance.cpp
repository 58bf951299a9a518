// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "gossan/solution/activity.hpp"
#include "gossan/solution/leaf_root.hpp"
#include "gossan/solution/speciation_kernel.hpp"

namespace gossan::solution {

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

template void SpeciationKernel<1>::linearise();
template void SpeciationKernel<1>::sum_up();
template void SpeciationKernel<2>::linearise();
template void SpeciationKernel<2>::sum_up();
template void SpeciationKernel<3>::linearise();
template void SpeciationKernel<3>::sum_up();
template void SpeciationKernel<4>::linearise();
template void SpeciationKernel<4>::sum_up();
}  // namespace gossan::solution
