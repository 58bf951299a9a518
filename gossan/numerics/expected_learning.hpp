// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gossan/numerics/matrix.hpp"

namespace gossan::numerics {

/// How much a test that was not done yet would narrow a forecast.
struct ExpectedLearning {
    double before = 0.0;  ///< variance of the forecast over members
    double after = 0.0;   ///< mean squared error once the test is known
    double share =
        0.0;  ///< (before - after)/before: below zero by chance where a test tells nothing
    double low = 0.0, high = 0.0;   ///< 80 in 100 lie between: of `share`, as members are few
    std::vector<double> fall = {};  ///< by member: its part of before - after
};

/// Members' predictions d of a test that may be done, with errors of covariance R = diag(sd^2), and
/// their forecasts f. The best linear rule for f from measured d + e, and what is left:
///
///     K = C_fd (C_dd + R)^-1,     V = C_ff - K C_df                                        (1)
///
/// With few members the rule fits their chance too, and (1) promises too much. So each member j is
/// judged by the rule and the means of all others, the error of measuring in full:
///
///     after = mean_j [ (f_j - m_j - K_j (d_j - n_j))^2 + K_j R K_j' ]                      (2)
///     before = mean_j (f_j - m_j)^2,   m_j, n_j: means without member j                    (3)
///
/// (2) tends to (1) from above as members grow. The interval of `share` is that of the mean of
/// members' falls. Source: (1) Tarantola2005 section 3.2; (2) Stone1974, cross-validation. For
/// forecasts that are straight in what is learnt; a forecast may tell more by a curved rule.
[[nodiscard]] ExpectedLearning expected_learning(const Matrix& predictions,
                                                 std::span<const double> errors,
                                                 std::span<const double> forecast);

/// How often each of several tests is the best, by `fall` over `cost`, when members are drawn anew
/// with repeats: shares of `draws`, keyed by seed and draw. Source: Efron1979, the bootstrap.
[[nodiscard]] std::vector<double> chance_of_best(std::span<const ExpectedLearning> tests,
                                                 std::span<const double> cost, std::uint64_t seed,
                                                 int draws = 1000);

}  // namespace gossan::numerics
