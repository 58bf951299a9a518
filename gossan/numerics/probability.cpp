// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/probability.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <numbers>

#include "gossan/base/error.hpp"

namespace gossan::numerics {
namespace {

/// Doubles stay doubles: long double is another type on another processor.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

}  // namespace

double normal_cumulative(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double log_normal_cumulative(double x) {
    if (x > 0.0) return std::log1p(-0.5 * std::erfc(x / std::numbers::sqrt2));
    if (x > -37.0) return std::log(normal_cumulative(x));
    const double y = 1.0 / (x * x);
    const double series = std::log1p(-y * (1.0 - y * (3.0 - 15.0 * y)));
    return -0.5 * x * x - std::log(-x * std::sqrt(2.0 * std::numbers::pi)) + series;  // (1)
}

double normal_quantile(double p) {
    expects(p > 0.0 && p < 1.0, "a quantile is asked for a share between 0 and 1");
    return -std::numbers::sqrt2 * boost::math::erfc_inv(2.0 * p, Policy());
}

double student_quantile(double p, double freedom) {
    expects(p > 0.0 && p < 1.0 && freedom > 0.0, "a quantile of Student's t has degrees");
    return boost::math::quantile(boost::math::students_t_distribution<double, Policy>(freedom), p);
}

double likelihood_rise(double level) {
    const double z = normal_quantile(0.5 * (1.0 + level));
    return z * z;
}

ShareInterval binomial_interval(int successes, int trials, double level) {
    expects(trials > 0 && successes >= 0 && successes <= trials, "successes are among the trials");
    const double k = successes, n = trials, tail = 0.5 * (1.0 - level);
    // (2): the sums are incomplete beta functions.
    return {.low = successes == 0 ? 0.0 : boost::math::ibeta_inv(k, n - k + 1.0, tail, Policy()),
            .high = successes == trials ? 1.0
                                        : boost::math::ibetac_inv(k + 1.0, n - k, tail, Policy())};
}

double censored_residual(double value, double limit, double error) {
    return std::sqrt(-2.0 * log_normal_cumulative((limit - value) / error));  // (3)
}

}  // namespace gossan::numerics
