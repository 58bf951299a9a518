// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/monotone_curve.hpp"

#include <algorithm>
#include <utility>

namespace gossan::numerics {

MonotoneCurve::MonotoneCurve(std::vector<double> at, std::vector<double> values)
    : at_(std::move(at)), values_(std::move(values)), slopes_(at_.size(), 0.0) {
    for (std::size_t k = 1; k + 1 < at_.size(); ++k) {
        const double before = at_[k] - at_[k - 1];
        const double after = at_[k + 1] - at_[k];
        const double rise_before = (values_[k] - values_[k - 1]) / before;
        const double rise_after = (values_[k + 1] - values_[k]) / after;
        if (rise_before * rise_after <= 0.0) continue;
        const double weight = (before + 2.0 * after) / (3.0 * (before + after));
        slopes_[k] =
            rise_before * rise_after / (weight * rise_after + (1.0 - weight) * rise_before);
    }
}

double MonotoneCurve::operator()(double x) const {
    if (x <= at_.front()) return values_.front();
    if (x >= at_.back()) return values_.back();
    const auto next = std::upper_bound(at_.begin(), at_.end(), x);
    const auto right = static_cast<std::size_t>(next - at_.begin());
    const std::size_t left = right - 1;
    const double width = at_[right] - at_[left];
    const double u = (x - at_[left]) / width;
    const double rise = values_[right] - values_[left];
    const double start = slopes_[left] * width;
    const double end = slopes_[right] * width;
    return values_[left] +
           u * (start + u * (3.0 * rise - 2.0 * start - end + u * (start + end - 2.0 * rise)));
}

}  // namespace gossan::numerics
