// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
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
/// quarter q (k: how many of its K pieces, by groups that are alike), stock s, cover c of need n,
/// claim k_n of it, and claims a(m,q,d) on what leaves on day d
///
///     Σ y(l,m,q) ≤ 1;  split: Σ k ≤ K, k ≤ K y                                     (1)
///     s(m,q) = s(m,q−1) + Σ mass · y(l,m,q) − Σ c(n),  s ≥ 0,  c(n) ≤ wanted         (2)
///     the same of claims, with Σ a(m,q,d) in place of mass, k_n ≤ c(n)             (3)
///     a(m,q,d) ≤ Σ what lots within the target may claim at most                    (4)
///     Σ mass · y + lack(m,q) ≥ least,  Σ mass · y ≤ most                          (5)
///     parts(l) ≥ Σ y + [a rest] − 1                                                (6)
///
/// Where all claims come of one pool, of what was granted up to a day, G(d), some is used, U, and
/// some has run out, X; grants of windows that ended by d are E(d):
///
///     U(d) = U(d−1) + Σ a(m,q,d),  U(d) + X(d) ≤ G(d)                             (7)
///     X(d) ≥ X(d−1),  X(d) ≥ E(d) − U(d−1)                                        (8)
struct AllocationModel {
    /// Pieces of the option's lot that are alike: `count` of them go.
    struct Group {
        std::vector<std::size_t> pieces;
        int count = 0;  ///< column
    };
    struct Option {
        std::size_t lot = 0, taker = 0;
        int quarter = 0;
        int chosen = 0;                  ///< column y
        std::vector<Group> groups = {};  ///< none: the lot is kept whole
    };
    MixedProgram program;
    std::vector<Option> options;
    std::vector<ModelAim> aims;  ///< in order
    LinearSum ties;              ///< old lots before new ones, to early quarters; then by id
    std::vector<double> start;   ///< nothing is sent

    explicit AllocationModel(const AllocationProblem& problem);

    [[nodiscard]] std::vector<Assignment> assignments(const AllocationProblem& problem,
                                                      std::span<const double> x) const;
    /// What is covered of each need.
    [[nodiscard]] std::vector<WholeMass> covers(std::span<const double> x) const;

private:
    void add_options(const AllocationProblem& problem);
    void add_lots(const AllocationProblem& problem);
    void add_stocks(const AllocationProblem& problem);
    void add_claims(const AllocationProblem& problem);
    void add_pool(const AllocationProblem& problem);
    void add_bounds(const AllocationProblem& problem);
    void add_aims(const AllocationProblem& problem);
    void add_ties(const AllocationProblem& problem);
    void set_start(const AllocationProblem& problem);

    using Time = std::pair<std::size_t, int>;  ///< maker, quarter
    using MassOf = std::function<double(std::span<const std::size_t> pieces)>;
    /// What an option brings, with the mass of all its pieces, or of one of each group.
    static void add_terms(const AllocationProblem& problem, const Option& option,
                          const MassOf& mass, std::vector<LinearTerm>& terms);
    void add_split_lot(std::span<const Option* const> of_lot, std::vector<LinearTerm> parts,
                       double n_all);
    void add_balances(std::map<Time, std::vector<LinearTerm>>&& balances);

    struct LackColumn {
        int column = 0;
        double least = 0.0;
    };
    double most_ = 1.0;  ///< no column that has no bound of its own is ever more: CBC wants one
    std::vector<int> cover_, claim_;  ///< columns by need; −1: no claim is wanted
    std::vector<int> parts_, rest_;   ///< columns of lots that may be split
    std::vector<LackColumn> lacks_;
    std::map<double, std::vector<int>> claims_by_day_;  ///< columns a, by day of departure
    std::vector<std::pair<int, double>> starts_;        ///< of columns that begin above 0
};

}  // namespace gossan::supply
