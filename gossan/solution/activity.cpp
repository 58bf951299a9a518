// SPDX-License-Identifier: Apache-2.0
#include "gossan/solution/activity.hpp"

#include <cmath>

namespace gossan::solution {

ValueAndSlope linear_strength(double ionic_strength) {
    const double d = ionic_strength - linear_limit;
    if (d <= 0.0) return {ionic_strength, 1.0};
    const double root = std::sqrt(1.0 + d * d);
    return {linear_limit + d / root, 1.0 / (root * root * root)};  // (4)
}

ValueAndSlope water_activity(double sum_of_molalities) {
    constexpr double per_molality = 0.017;
    constexpr double end_of_line = 0.3;
    const double lowering = per_molality * sum_of_molalities;
    if (lowering <= end_of_line) return {1.0 - lowering, -per_molality};  // (5)
    constexpr double left = 1.0 - end_of_line;
    const double value = left * std::exp((end_of_line - lowering) / left);
    return {value, -per_molality * value / left};
}

}  // namespace gossan::solution
