// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/supply/allocation/mixed_program.hpp"
#include "gossan/supply/allocation/problem.hpp"

namespace gossan::supply {

/// One aim of the model, with the name by which it is told.
struct ModelAim {
    std::string name;
    LinearSum sum;
};

/// The allocation as columns and rows, in t. With y(l,m,q) whether lot l goes to maker m in
/// quarter q (k: how many of its K bundles), stock s, cover c of need n and claim k_n
///
///     Σ y(l,m,q) ≤ 1;  split: Σ k ≤ K, k ≤ K y                                     (1)
///     s(m,q) = s(m,q−1) + Σ mass · y(l,m,q) − Σ c(n),  s ≥ 0,  c(n) ≤ wanted         (2)
///     the same of claims, with the claimable mass of lots within the target, k_n ≤ c(n)    (3)
///     Σ mass · y + lack(m,q) ≥ least,  Σ mass · y ≤ most                          (4)
///     parts(l) ≥ Σ y + [a rest] − 1                                                (5)
struct AllocationModel {
    struct Option {
        std::size_t lot = 0, taker = 0;
        int quarter = 0;
        int bundles_of_one = 1;  ///< that one unit of `count` stands for
        int chosen = 0;          ///< column y
        int count = 0;           ///< column k; y itself of a lot that is kept whole
    };
    MixedProgram program;
    std::vector<Option> options;
    std::vector<ModelAim> aims;  ///< in order
    LinearSum ties;              ///< old lots before new ones, to early quarters; then by id
    std::vector<double> start;   ///< nothing is sent

    explicit AllocationModel(const AllocationProblem& problem);

    [[nodiscard]] std::vector<Assignment> assignments(const AllocationProblem& problem,
                                                      std::span<const double> x) const;

private:
    void add_options(const AllocationProblem& problem);
    void add_lots(const AllocationProblem& problem);
    void add_stocks(const AllocationProblem& problem);
    void add_bounds(const AllocationProblem& problem);
    void add_aims(const AllocationProblem& problem);
    void add_ties(const AllocationProblem& problem);
    void set_start(const AllocationProblem& problem);

    struct LackColumn {
        int column = 0;
        double least = 0.0;
    };
    std::vector<int> cover_, claim_;  ///< columns by need; −1: no claim is wanted
    std::vector<int> parts_, rest_;   ///< columns of lots that may be split
    std::vector<LackColumn> lacks_;
};

}  // namespace gossan::supply
