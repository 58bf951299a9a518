// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::numerics {

/// Share of a standard normal below x: Phi(x).
[[nodiscard]] double normal_cumulative(double x);

/// ln Phi(x) without underflow; below -37 by the asymptotic series, which is then right to 1e-13.
///
///     ln Phi(x) ~ -x^2/2 - ln(-x sqrt(2 pi)) + ln(1 - x^-2 + 3 x^-4 - 15 x^-6)          (1)
///
/// Source: AbramowitzStegun1964 eq. 26.2.12.
[[nodiscard]] double log_normal_cumulative(double x);

/// Where a standard normal has the share p below; 0 < p < 1.
[[nodiscard]] double normal_quantile(double p);

/// The same for Student's t of `freedom` > 0 degrees.
[[nodiscard]] double student_quantile(double p, double freedom);

/// Rise of -2 ln L that holds one parameter with probability `level`: chi squared of one degree of
/// freedom; 1.64 at 80 %, 3.84 at 95 %.
[[nodiscard]] double likelihood_rise(double level);

/// Ends of an interval of a share.
struct ShareInterval {
    double low, high;
};

/// Interval of the chance of success after `successes` of `trials`, by Clopper and Pearson: it
/// holds the truth at least as often as `level` says, whatever the truth is.
///
///     sum_{i>=k} binomial(i; n, low) = (1 - level)/2 = sum_{i<=k} binomial(i; n, high)    (2)
///
/// Source: ClopperPearson1934. With no success low = 0, with no failure high = 1.
[[nodiscard]] ShareInterval binomial_interval(int successes, int trials, double level);

/// Residual r of a datum that is only known to be below `limit`, for least squares of r^2.
///
///     r = sqrt(-2 ln Phi((limit - value) / error))                                        (3)
///
/// r^2 is minus twice the log likelihood of what was seen. Far below the limit r goes to zero, far
/// above to (value - limit) / error; it is smooth everywhere and falls nowhere. Source: Tobin1958.
/// For a datum above a limit change the signs of value and limit.
[[nodiscard]] double censored_residual(double value, double limit, double error);

}  // namespace gossan::numerics
