// SPDX-License-Identifier: Apache-2.0
#include "gossan/study/shapley/shapley.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>

#include "gossan/base/error.hpp"
#include "gossan/numerics/random_stream.hpp"

namespace gossan::study {
namespace {

constexpr std::uint64_t bit(std::size_t group) { return std::uint64_t{1} << group; }

using Order = std::vector<std::size_t>;

/// Orders in pairs: one drawn, then the same backwards.
std::vector<Order> drawn_orders(std::size_t n, int n_pairs, std::uint64_t seed) {
    std::vector<Order> orders;
    for (int pair = 0; pair < n_pairs; ++pair) {
        numerics::RandomStream stream(seed, std::uint64_t(pair), "order of groups");
        Order order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t k = n; k > 1; --k) std::swap(order[k - 1], order[stream.below(k)]);
        orders.push_back(order);
        orders.emplace_back(order.rbegin(), order.rend());
    }
    return orders;
}

std::map<std::uint64_t, double> values_along(const std::vector<Order>& orders,
                                             const EvaluateSubsets& evaluate) {
    std::map<std::uint64_t, double> values{{0, 0.0}};
    for (const Order& order : orders) {
        std::uint64_t subset = 0;
        for (const std::size_t group : order) values[subset |= bit(group)] = 0.0;
    }
    std::vector<std::uint64_t> subsets;
    for (const auto& [subset, value] : values) subsets.push_back(subset);
    const std::vector<double> results = evaluate(subsets);
    expects(results.size() == subsets.size(), "one value comes back for each subset");
    for (std::size_t k = 0; k < subsets.size(); ++k) values[subsets[k]] = results[k];
    return values;
}

}  // namespace

ShapleySplit shapley_exact(int n_groups, const EvaluateSubsets& evaluate) {
    expects(n_groups >= 1 && n_groups <= 12, "an exact split is of 1 to 12 groups");
    const auto n = std::size_t(n_groups);
    std::vector<std::uint64_t> subsets(std::size_t{1} << n);
    std::iota(subsets.begin(), subsets.end(), std::uint64_t{0});
    const std::vector<double> f = evaluate(subsets);
    expects(f.size() == subsets.size(), "one value comes back for each subset");
    // weight[s] = s! (n - s - 1)!/n!
    std::vector<double> weight(n, 1.0 / double(n));
    for (std::size_t s = 1; s < n; ++s) weight[s] = weight[s - 1] * double(s) / double(n - s);
    ShapleySplit out{.from = f.front(),
                     .to = f.back(),
                     .share = std::vector<double>(n, 0.0),
                     .standard_error = {},
                     .evaluations = int(f.size())};
    for (std::size_t group = 0; group < n; ++group) {
        for (const std::uint64_t s : subsets) {
            if ((s & bit(group)) != 0) continue;
            out.share[group] +=
                weight[std::size_t(std::popcount(s))] * (f[s | bit(group)] - f[s]);  // (1)
        }
    }
    return out;
}

ShapleySplit shapley_sampled(int n_groups, int n_pairs, std::uint64_t seed,
                             const EvaluateSubsets& evaluate) {
    expects(n_groups >= 1 && n_groups <= 63 && n_pairs >= 2, "a sampled split has two pairs");
    const auto n = std::size_t(n_groups);
    const std::vector<Order> orders = drawn_orders(n, n_pairs, seed);
    const std::map<std::uint64_t, double> values = values_along(orders, evaluate);
    // By pair: the two orders of a pair are not independent of one another.
    std::vector<double> sum(n, 0.0), squares(n, 0.0);
    for (std::size_t pair = 0; pair < orders.size(); pair += 2) {
        std::vector<double> added(n, 0.0);
        for (std::size_t k = pair; k < pair + 2; ++k) {
            std::uint64_t subset = 0;
            for (const std::size_t group : orders[k]) {
                const double before = values.at(subset);
                added[group] += 0.5 * (values.at(subset |= bit(group)) - before);
            }
        }
        for (std::size_t group = 0; group < n; ++group) {
            sum[group] += added[group];
            squares[group] += added[group] * added[group];
        }
    }
    ShapleySplit out{.from = values.begin()->second,
                     .to = values.rbegin()->second,
                     .share = {},
                     .standard_error = {},
                     .evaluations = int(values.size())};
    const double pairs = n_pairs;
    for (std::size_t group = 0; group < n; ++group) {
        const double mean = sum[group] / pairs;
        const double variance = std::max(0.0, squares[group] / pairs - mean * mean);
        out.share.push_back(mean);
        out.standard_error.push_back(std::sqrt(variance / (pairs - 1.0)));
    }
    return out;
}

}  // namespace gossan::study
