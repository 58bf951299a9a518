// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "gossan/solution/speciation_kernel.hpp"

namespace gossan::solution {

template <int C>
bool SpeciationKernel<C>::far_from_balance() const {
    constexpr double far = 0.3;
    for (int slot = 0; slot < C; ++slot) {
        if (std::abs(residual[slot]) > far * jacobian[slot][slot]) return true;
    }
    return std::abs(residual[ionic]) > far * strength_;
}

template <int C>
void SpeciationKernel<C>::straighten() {
    if (far_from_balance()) take_logarithms();
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
    double up = 0.0;
    double off = 0.0;
    std::array<double, n_unknowns> off_slope{};
    for (int row = 0; row < rows_.n_rows; ++row) {
        const int leaf = rows_.leaf_of[row];
        const int power = static_cast<int>(rows_.leaf_power[row]);
        const double scale = leaf < 0 ? 1.0 : scales(leaf)[power - 1];
        const double amount = -rows_.core_power[slot][row] * molality[row] * scale;
        if (amount <= 0.0) {
            up -= amount;
            continue;
        }
        off += amount;
        for (int by = 0; by < C; ++by) off_slope[by] += amount * rows_.core_power[by][row];
        off_slope[ionic] -= amount * gamma_slope[row];
        off_slope[moisture] += amount * rows_.water[row];
        if (leaf < 0) continue;
        const double answer = rows_.leaf_power[row] * amount * leaf_compliance[leaf];
        for (int by = 0; by < n_unknowns; ++by) off_slope[by] -= answer * leaf_pull[leaf][by];
    }
    const double p = up + std::max(-total, 0.0);
    const double q = off + std::max(total, 0.0);
    // P - Q is divided by the side that moves: P where T >= 0, Q where T < 0.
    const bool is_positive = total >= 0.0;
    residual[slot] = (is_positive ? p : q) * std::log(p / q);
    const double own = is_positive ? 1.0 : q / p;
    const double of_off = is_positive ? 1.0 - p / q : q / p - 1.0;
    for (int by = 0; by < n_unknowns; ++by)
        jacobian[by][slot] = own * jacobian[by][slot] + of_off * off_slope[by];
}

/// What of the step `change` stays between the ends known for H: its balance rises with its
/// activity, but in steps at the end points of a titration, around which Newton's method can leap
/// back and forth for ever.
template <int C>
double SpeciationKernel<C>::shortening(const std::array<double, n_unknowns>& change) {
    constexpr int patience = 8;
    if (++steps_ <= patience) return 1.0;
    double share = 1.0;
    for (int slot = 0; slot < C; ++slot) {
        if (!rows_.is_signed[slot]) continue;
        (residual[slot] < 0.0 ? low_ : high_)[slot] = unknown[slot];
        // Every balance is smooth on this scale: so near, it is the other unknowns that have moved
        // it, and the ends no longer hold.
        if (high_[slot] - low_[slot] < 1e-2) low_[slot] = -1e3, high_[slot] = 1e3;
        const double goal = unknown[slot] + change[slot];
        if (high_[slot] - low_[slot] > 1e2 || (goal > low_[slot] && goal < high_[slot])) continue;
        const double to_the_middle =
            (0.5 * (low_[slot] + high_[slot]) - unknown[slot]) / change[slot];
        if (to_the_middle > 0.0) share = std::min(share, to_the_middle);
    }
    return share;
}

template <int C>
double SpeciationKernel<C>::step() {
    std::array<double, n_unknowns> right;
    for (int line = 0; line < n_unknowns; ++line) right[line] = -residual[line];
    factors_.solve(right);
    constexpr double longest_step = 3.0;
    double size = 0.0;
    double sum = 0.0;
    for (int line = 0; line < n_unknowns; ++line) {
        size = std::max(size, std::abs(right[line]));
        sum += right[line];
    }
    if (!std::isfinite(sum)) return sum;
    const double bound =
        std::min(size > longest_step ? longest_step / size : 1.0, shortening(right));
    for (int line = 0; line < n_unknowns; ++line) {
        change_[line] = bound * right[line];
        // Within these every argument of an exponential stays below 700.
        unknown[line] = std::clamp(unknown[line] + change_[line], -100.0, 30.0);
    }
    return size;
}

template void SpeciationKernel<1>::straighten();
template double SpeciationKernel<1>::step();
template void SpeciationKernel<2>::straighten();
template double SpeciationKernel<2>::step();
template void SpeciationKernel<3>::straighten();
template double SpeciationKernel<3>::step();
template void SpeciationKernel<4>::straighten();
template double SpeciationKernel<4>::step();
}  // namespace gossan::solution
