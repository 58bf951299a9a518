// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace gossan::study {

/// Values of f where the groups whose bits are set have their inputs from b and the rest from a;
/// many at once, one value each, in order. Every run must succeed: a value that is none makes
/// shares none.
using EvaluateSubsets = std::function<std::vector<double>(std::span<const std::uint64_t> subsets)>;

/// Which group of inputs made which part of f(b) - f(a).
struct ShapleySplit {
    double from = 0.0, to = 0.0;         ///< f(a), f(b)
    std::vector<double> share;           ///< by group; they sum to `to - from`
    std::vector<double> standard_error;  ///< of a sampled split; empty if exact
    int evaluations = 0;
};

/// Split in which groups that act together share alike, whatever the order they are named in.
///
///     share_i = sum over S without i of |S|! (n - |S| - 1)!/n! (f(S and i) - f(S))           (1)
///
/// Source: Shapley1953. Exact, 2^n runs: for n up to 12; six groups take 64.
[[nodiscard]] ShapleySplit shapley_exact(int n_groups, const EvaluateSubsets& evaluate);

/// The same from `n_pairs` random orders, each also taken backwards: a group's share is the mean of
/// what it added when its turn came. At most 2 n_pairs (n - 1) + 2 runs, none twice. Up to 63
/// groups. The shares of every order, and so their means, sum to f(b) - f(a).
[[nodiscard]] ShapleySplit shapley_sampled(int n_groups, int n_pairs, std::uint64_t seed,
                                           const EvaluateSubsets& evaluate);

}  // namespace gossan::study
