// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <vector>

#include "gossan/reactions/laws/factor.hpp"

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
    double evaluate(const Medium& medium, double* slopes) const;

    [[nodiscard]] std::size_t n_inputs() const { return terms_.components.size() + 2; }

private:
    SaturationTerms terms_;
    double inverse_nu_;
};

}  // namespace gossan::reactions::laws
