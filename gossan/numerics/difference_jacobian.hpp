// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/evaluation.hpp"
#include "gossan/numerics/matrix.hpp"

namespace gossan::numerics {

/// Step of a central difference of runs whose values carry the noise `noise`, in the same unit as
/// the values: it makes the sum of truncation and noise least where third derivatives are of
/// order 1.
///
///     error(h) = h^2 |y'''| / 6 + noise / h,   h = (3 noise / |y'''|)^(1/3)             (1)
///
/// Source: GillMurrayWright1981 section 8.6. A residual of a datum with an error of
/// 3 % from runs at a tolerance of 1e-5 has a noise of 3e-4: h = 0.1 prior widths.
[[nodiscard]] double central_step(double noise);

/// Derivatives of values by parameters, or the reason why there are none.
struct DifferenceJacobian {
    Matrix derivative;               ///< values x parameters
    std::string no_derivative = {};  ///< empty, or which parameter could not be moved either way
    int evaluations = 0;
};

/// Central differences about `z` in one batch of evaluations. Where a run fails, its side is tried
/// again at a quarter and a sixteenth of the step; where only one side runs, the difference is
/// one-sided with `at_z`, the values at z.
[[nodiscard]] DifferenceJacobian difference_jacobian(const EvaluateMany& evaluate,
                                                     std::span<const double> z,
                                                     std::span<const double> at_z, double step);

}  // namespace gossan::numerics
