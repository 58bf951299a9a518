// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cmath>
#include <vector>

#include "gossan/reactions/laws/lane_factor.hpp"

namespace gossan::reactions::laws {

/// Where a root of the saturation ratio passes this, laws go on linearly in its logarithm: so far
/// from equilibrium only a solver's trial state can be, and the law stays finite there.
inline constexpr double largest_saturation_root = 1e4;

/// Omega^(1/nu) of a solid and its slopes, for the laws of saturation.
///
///     ln Omega = sum_k nu_k ln a_k + nu_w ln a_w + sum_g nu_g ln p_g − ln K(T)   (1)
///
class SaturationRatio {
public:
    SaturationRatio(SaturationTerms terms, double nu);

    [[nodiscard]] std::vector<Input> inputs() const;

    /// Omega^(1/nu); `slopes`, in the order of `inputs`, receives its derivatives unless null.
    template <class N>
    [[gnu::always_inline]] inline N formula(const View<N>& in, N* slopes) const {
        N ln_omega = terms_.ln_gases - solution::ln_k_of(analytic_, in.temperature()) +
                     terms_.water * in.ln_water_activity();  // (1)
        for (const auto& [component, moles] : terms_.components) {
            ln_omega += moles * in.ln_activity(component);
        }
        const N y = ln_omega * inverse_nu_;
        const auto is_far = y > ln_largest_;
        const N bend = exp(choose(is_far, N(ln_largest_), y));  // the root, and its slope by y
        if (slopes != nullptr) {
            const N by_ln_omega = bend * inverse_nu_;
            slopes[0] = -by_ln_omega * solution::ln_k_slope_of(analytic_, in.temperature());
            slopes[1] = by_ln_omega * terms_.water;
            std::size_t at = 2;
            for (const auto& [component, moles] : terms_.components) {
                slopes[at++] = by_ln_omega * moles;
            }
        }
        return choose(is_far, bend * (1.0 + y - ln_largest_), bend);
    }

    [[nodiscard]] std::size_t n_inputs() const { return terms_.components.size() + 2; }

private:
    SaturationTerms terms_;
    std::array<double, 6> analytic_;  ///< of ln K
    double inverse_nu_;
    double ln_largest_;
};

}  // namespace gossan::reactions::laws
