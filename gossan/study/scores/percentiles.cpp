// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/scores/percentiles.hpp"

#include <algorithm>
#include <numeric>

#include "gossan/base/error.hpp"

namespace gossan::study {
namespace {

/// Values by size with the share that is below each, (1) or (2).
struct Ranked {
    std::vector<double> value, position;
};

Ranked ranked(std::span<const double> sample, std::span<const double> weights) {
    expects(!sample.empty(), "percentiles are of a sample");
    expects(weights.empty() || weights.size() == sample.size(), "each member has its weight");
    std::vector<std::size_t> order(sample.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return sample[a] < sample[b]; });
    double sum = 0.0, squares = 0.0;
    for (const double w : weights) {
        expects(w >= 0.0, "weights are not negative");
        sum += w;
        squares += w * w;
    }
    expects(weights.empty() || sum > 0.0, "some member has weight");
    Ranked out;
    const double n = double(sample.size());
    double below = 0.0;
    for (const std::size_t k : order) {
        out.value.push_back(sample[k]);
        if (weights.empty()) {
            out.position.push_back(double(out.value.size()) / (n + 1.0));  // (1)
            continue;
        }
        const double m = sum * sum / squares, w = weights[k] / sum;
        out.position.push_back(((below + 0.5 * w) * m + 0.5) / (m + 1.0));  // (2)
        below += w;
    }
    return out;
}

double at(const Ranked& r, double p) {
    const auto above = std::lower_bound(r.position.begin(), r.position.end(), p);
    if (above == r.position.begin()) return r.value.front();
    if (above == r.position.end()) return r.value.back();
    const auto k = std::size_t(above - r.position.begin());
    const double share = (p - r.position[k - 1]) / (r.position[k] - r.position[k - 1]);
    return r.value[k - 1] + share * (r.value[k] - r.value[k - 1]);
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
