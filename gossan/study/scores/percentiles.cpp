// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/scores/percentiles.hpp"

#include <algorithm>
#include <numeric>

#include "gossan/base/error.hpp"

namespace gossan::study {
namespace {

/// A sample by size, with the share of each where members have weights.
struct Ranked {
    std::vector<double> value, share;
    double effective = 0.0;  ///< m of (2)
};

Ranked ranked(std::span<const double> sample, std::span<const double> weights) {
    expects(!sample.empty(), "percentiles are of a sample");
    expects(weights.empty() || weights.size() == sample.size(), "each member has its weight");
    std::vector<std::size_t> order(sample.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sample[a] < sample[b]; });
    Ranked out;
    for (const std::size_t k : order) out.value.push_back(sample[k]);
    if (weights.empty()) return out;
    double sum = 0.0, squares = 0.0;
    for (const double w : weights) {
        expects(w >= 0.0, "weights are not negative");
        sum += w;
        squares += w * w;
    }
    expects(sum > 0.0, "some member has weight");
    for (const std::size_t k : order) out.share.push_back(weights[k] / sum);
    out.effective = sum * sum / squares;
    return out;
}

double between_neighbours(const Ranked& r, double p) {
    const auto n = r.value.size();
    const double place = p * (double(n) + 1.0);  // (1)
    if (place <= 1.0) return r.value.front();
    if (place >= double(n)) return r.value.back();
    const auto k = std::size_t(place);
    return r.value[k - 1] + (place - double(k)) * (r.value[k] - r.value[k - 1]);
}

double mean_over_window(const Ranked& r, double p) {
    const double m = r.effective;
    const double begin = std::clamp(((m + 1.0) * p - 1.0) / m, 0.0, std::max(0.0, 1.0 - 1.0 / m));
    const double end = begin + 1.0 / m;
    double below = 0.0, sum = 0.0, all = 0.0;
    for (std::size_t k = 0; k < r.value.size(); ++k) {
        const double above = below + r.share[k];
        const double inside = std::min(above, end) - std::max(below, begin);
        below = above;
        if (!(inside > 0.0)) continue;
        sum += inside * r.value[k];
        all += inside;
    }
    return sum / all;  // (2); `all` is 1/m but for round-off
}

double at(const Ranked& r, double p) {
    return r.share.empty() ? between_neighbours(r, p) : mean_over_window(r, p);
}

}  // namespace

double percentile(std::span<const double> sample, double p, std::span<const double> weights) {
    expects(p >= 0.0 && p <= 1.0, "a share is between 0 and 1");
    return at(ranked(sample, weights), p);
}

std::vector<Exceedance> exceedances(std::span<const double> sample,
                                    std::span<const double> weights) {
    const Ranked r = ranked(sample, weights);
    return {{"P90", "90 in 100 chance of more than", at(r, 0.1)},
            {"P50", "50 in 100 chance of more than", at(r, 0.5)},
            {"P10", "10 in 100 chance of more than", at(r, 0.9)}};
}

}  // namespace gossan::study
