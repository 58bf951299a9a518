// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/speciation_kernel.hpp"

#include <algorithm>
#include <cmath>

#include "gossan/solution/activity.hpp"

namespace gossan::solution {

template <int C>
void SpeciationKernel<C>::take(const SpeciationResult& result) {
    for (int slot = 0; slot < C; ++slot) unknown[slot] = result.ln_activity[rows_.core[slot]];
    unknown[ionic] = result.ln_ionic_strength;
    unknown[moisture] = result.ln_water_activity;
    strength_ = result.ionic_strength;
    if (result.factors.size() == factors_.n_numbers) factors_.load(result.factors.data());
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
        const double at_hand =
            rows_.is_signed[slot] ? 0.5 * (total + std::sqrt(total * total + 1e-4)) : total;
        unknown[slot] = std::log(0.3 * at_hand);
    }
}

/// Concentrations of all rows, W at a time.
template <int C>
template <int W>
[[gnu::always_inline]] inline void SpeciationKernel<C>::evaluate_by(const Strength& at) {
    using N = numerics::Lanes<W>;
    const int n = rows_.n_padded;
    const double* const ln_k = thermal_;
    const double* const size = thermal_ + n;
    const double* const charge = thermal_ + 2 * n;
    const double* const factor = thermal_ + 3 * n;
    const double* const water = rows_.water.data();
    std::array<const double*, C> power;
    for (int slot = 0; slot < C; ++slot) power[slot] = rows_.core_power[slot].data();
    for (int row = 0; row < n; row += W) {
        const N r = 1.0 / (1.0 + N::load(size + row) * at.root);
        const N long_range = N::load(charge + row) * at.root * r;
        const N short_range = N::load(factor + row);
        N argument = N::load(ln_k + row) + long_range - short_range * at.linear +
                     unknown[moisture] * N::load(water + row);
        for (int slot = 0; slot < C; ++slot) {
            argument += unknown[slot] * N::load(power[slot] + row);
        }
        (short_range * at.linear_by_ln - 0.5 * long_range * r).store(gamma_slope.data() + row);
        argument.store(molality.data() + row);
    }
    // A loop of its own: both are bound by the length of their chains, not by their operations.
    for (int row = 0; row < n; row += W) {
        numerics::bounded_exp(N::load(molality.data() + row)).store(molality.data() + row);
    }
}

#if defined(__x86_64__)
template <int C>
[[gnu::target("avx2")]] void SpeciationKernel<C>::evaluate_wide(const Strength& at) {
    evaluate_by<4>(at);
}
#else
template <int C>
void SpeciationKernel<C>::evaluate_wide(const Strength& at) {
    evaluate_by<2>(at);
}
#endif

template <int C>
void SpeciationKernel<C>::evaluate() {
    strength_ = std::exp(unknown[ionic]);
    const ValueAndSlope linear = linear_strength(strength_);
    const Strength at{std::sqrt(strength_), linear.value, linear.slope * strength_};
    numerics::has_wide_lanes() ? evaluate_wide(at) : evaluate_by<2>(at);
}

template <int C>
void SpeciationKernel<C>::finish() {
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
    for (int index = 0; index < static_cast<int>(rows_.leaves.size()); ++index) {
        const Leaf& leaf = rows_.leaves[index];
        std::array<double, 3> sum{};
        const int highest = leaf.is_linear() ? 1 : 3;
        for (int held = 0; held < highest; ++held) {
            for (int row = leaf.row[held]; row < leaf.row[held + 1]; ++row)
                sum[held] += molality[row];
        }
        if (leaf.is_linear()) {
            leaf_activity[index] = leaf_total[index] / sum[0];
        } else {
            // From so near, one step of Newton's method is enough.
            const double x = leaf_activity[index];
            const double made = x * (sum[0] + x * (2.0 * sum[1] + x * 3.0 * sum[2]));
            const double slope = sum[0] + x * (4.0 * sum[1] + x * 9.0 * sum[2]);
            leaf_activity[index] = x - (made - leaf_total[index]) / slope;
        }
        const auto scale = scales(index);
        for (int held = 0; held < highest; ++held) {
            for (int row = leaf.row[held]; row < leaf.row[held + 1]; ++row)
                molality[row] *= scale[held];
        }
    }
}

template void SpeciationKernel<1>::take(const SpeciationResult&);
template void SpeciationKernel<1>::guess();
template void SpeciationKernel<1>::evaluate();
template void SpeciationKernel<1>::finish();
template void SpeciationKernel<2>::take(const SpeciationResult&);
template void SpeciationKernel<2>::guess();
template void SpeciationKernel<2>::evaluate();
template void SpeciationKernel<2>::finish();
template void SpeciationKernel<3>::take(const SpeciationResult&);
template void SpeciationKernel<3>::guess();
template void SpeciationKernel<3>::evaluate();
template void SpeciationKernel<3>::finish();
template void SpeciationKernel<4>::take(const SpeciationResult&);
template void SpeciationKernel<4>::guess();
template void SpeciationKernel<4>::evaluate();
template void SpeciationKernel<4>::finish();
}  // namespace gossan::solution
