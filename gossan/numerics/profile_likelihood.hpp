// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/numerics/levenberg_marquardt.hpp"

namespace gossan::numerics {

/// One value of the parameter, and the best that the others can do there.
struct ProfilePoint {
    double z;                    ///< of the parameter
    double cost;                 ///< (1)
    std::vector<double> others;  ///< the rest of z, in order
};

/// Where the rise of the cost passes what a level allows; a side without an end is open: the data
/// do not close it within the bounds.
struct ProfileLimits {
    double level;
    std::optional<double> low, high;
};

/// What data and the prior of the others tell of one parameter, by value. Its own prior is left
/// out.
///
///     F_k(z_k) = min over z_i, i != k, of |r(z)|^2 + sum_{i != k} z_i^2                     (1)
///     limits: F_k(z_k) - min F_k = chi squared quantile of one degree at the level          (2)
///
/// Source: Raue2009. The prior of the others keeps (1) defined where data do not.
struct Profile {
    std::vector<ProfilePoint> points;   ///< by rising z
    double best = 0.0;                  ///< z of the least cost
    double least_cost = 0.0;            ///< min F_k
    std::vector<ProfileLimits> limits;  ///< by the levels asked for
    std::vector<std::string> notes;     ///< where the walk ended early, and why
    int evaluations = 0;
};

struct ProfileOptions {
    double low = -3.0, high = 3.0;  ///< bounds of the walk, in prior widths
    double stride = 0.25;
    std::vector<double> levels = {0.80, 0.95};
    LeastSquaresOptions fit = {};
};

/// Walks from `start` (a fit of all parameters, inside the bounds) to both sides until the widest
/// level is passed or a bound is reached. Limits lie between points on the straight line in the
/// root of the rise, which is exact for a straight model, and are then tried once more there.
[[nodiscard]] Profile profile_likelihood(const LeastSquares& problem,
                                         const std::vector<double>& start, std::size_t parameter,
                                         const ProfileOptions& options = {});

}  // namespace gossan::numerics
