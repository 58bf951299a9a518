// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/matrix.hpp"

namespace gossan::numerics {

/// A combination of parameters of which data tell on its own.
struct Direction {
    std::vector<double> loadings;  ///< by parameter, of length 1; the largest is positive
    double information;            ///< s^2: squared posterior shift by data of one prior width
    double width_ratio;            ///< posterior over prior width
};

/// What data tell of parameters z whose prior is the standard normal, near one point.
///
///     J'J = V diag(s^2) V',   covariance = (J'J + 1)^-1 = V diag(1/(s^2 + 1)) V'           (1)
///     width ratio of direction i = (s_i^2 + 1)^(-1/2), of parameter k = covariance_kk^(1/2) (2)
///     told by the data = sum_i s_i^2 / (s_i^2 + 1)                                         (3)
///
/// with J the derivatives of residuals over their errors. Without a prior the ones in (1) and (2)
/// are zero. Source: Tarantola2005 section 3.2, for a model that is straight over the posterior.
struct Identifiability {
    Matrix covariance;   ///< of z; empty if without a prior some direction is not told at all
    Matrix correlation;  ///< empty likewise
    std::vector<double> width_ratio;    ///< by parameter, (2); infinite where nothing tells of it
    std::vector<Direction> directions;  ///< most to least told
    double told = 0.0;                  ///< number of parameters that data determine, (3)
};

[[nodiscard]] Identifiability identifiability(const Matrix& derivative, bool has_prior);

/// One line for each parameter, and for each combination of several, whose posterior is wider than
/// `ratio` of its prior: what the data cannot tell.
[[nodiscard]] std::vector<std::string> untold(const Identifiability& found,
                                              std::span<const std::string> names,
                                              double ratio = 0.9);

}  // namespace gossan::numerics
