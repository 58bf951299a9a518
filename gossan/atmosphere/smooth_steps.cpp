// SPDX-License-Identifier: Apache-2.0
#include "gossan/atmosphere/smooth_steps.hpp"

#include <algorithm>
#include <utility>

namespace gossan::atmosphere {

SmoothSteps::SmoothSteps(std::vector<double> middles, std::vector<double> values)
    : middles_(std::move(middles)), values_(std::move(values)) {}

double SmoothSteps::operator()(double time) const {
    if (time <= middles_.front()) return values_.front();
    if (time >= middles_.back()) return values_.back();
    const auto next = std::upper_bound(middles_.begin(), middles_.end(), time);
    const auto right = static_cast<std::size_t>(next - middles_.begin());
    const double u = (time - middles_[right - 1]) / (middles_[right] - middles_[right - 1]);
    return values_[right - 1] + (values_[right] - values_[right - 1]) * u * u * (3.0 - 2.0 * u);
}

}  // namespace gossan::atmosphere
