// SPDX-License-Identifier: Apache-2.0
#include "gossan/numerics/mean_curve.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gossan::numerics {
namespace {

/// An end between two means that lets both pieces keep their sign.
double bounded(double end, double before, double after) {
    if (before * after < 0.0) return end;
    const double most = 2.0 * std::min(std::abs(before), std::abs(after));
    const bool is_negative = before < 0.0 || after < 0.0;
    return is_negative ? std::clamp(end, -most, 0.0) : std::clamp(end, 0.0, most);
}

/// Slope at a point from the rises on both sides of it.
double harmonic(double width_before, double rise_before, double width_after, double rise_after) {
    const double before = rise_before / width_before, after = rise_after / width_after;
    if (before * after <= 0.0) return 0.0;
    const double weight = (width_before + 2.0 * width_after) / (3.0 * (width_before + width_after));
    return before * after / (weight * after + (1.0 - weight) * before);
}

}  // namespace

MeanCurve::MeanCurve(std::vector<double> at, std::vector<double> means, std::vector<double> ends)
    : at_(std::move(at)) {
    const std::size_t n = means.size();
    for (std::size_t k = 0; k <= n; ++k) {
        ends[k] = bounded(ends[k], means[k == 0 ? 0 : k - 1], means[std::min(k, n - 1)]);
    }
    std::vector<double> slopes(n + 1);
    const auto width = [this](std::size_t k) { return at_[k + 1] - at_[k]; };
    const auto rise = [&](std::size_t k) { return ends[k + 1] - ends[k]; };
    slopes[0] = (6.0 * means[0] - 4.0 * ends[0] - 2.0 * ends[1]) / width(0);
    slopes[n] = -(6.0 * means[n - 1] - 4.0 * ends[n] - 2.0 * ends[n - 1]) / width(n - 1);
    for (std::size_t k = 1; k < n; ++k) {
        slopes[k] = harmonic(width(k - 1), rise(k - 1), width(k), rise(k));
    }
    for (std::size_t k = 0; k < n; ++k) {
        const double start = slopes[k] * width(k), end = slopes[k + 1] * width(k);
        const double of_hermite = 0.5 * (ends[k] + ends[k + 1]) + (start - end) / 12.0;
        const double bump = 30.0 * (means[k] - of_hermite);
        pieces_.push_back({ends[k], start, 3.0 * rise(k) - 2.0 * start - end + bump,
                           start + end - 2.0 * rise(k) - 2.0 * bump, bump});  // (1)
    }
}

double MeanCurve::operator()(double x) const {
    const double inside = std::clamp(x, at_.front(), at_.back());
    const auto next = std::upper_bound(at_.begin() + 1, at_.end() - 1, inside);
    const auto left = static_cast<std::size_t>(next - at_.begin()) - 1;
    const double u = (inside - at_[left]) / (at_[left + 1] - at_[left]);
    const Piece& p = pieces_[left];
    return p.c0 + u * (p.c1 + u * (p.c2 + u * (p.c3 + u * p.c4)));
}

}  // namespace gossan::numerics
