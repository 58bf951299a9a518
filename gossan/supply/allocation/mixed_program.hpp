// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace gossan::supply {

struct LinearTerm {
    int column = 0;
    double coefficient = 0.0;
};

/// A sum of columns and a constant.
struct LinearSum {
    std::vector<LinearTerm> terms = {};
    double constant = 0.0;

    [[nodiscard]] double at(std::span<const double> x) const;
};

/// Columns within bounds, some of them whole numbers, and rows within bounds.
struct MixedProgram {
    struct Row {
        std::vector<LinearTerm> terms = {};
        double lower = 0.0, upper = 0.0;
    };
    std::vector<double> lower, upper;
    std::vector<char> is_whole;
    std::vector<Row> rows;

    int add_column(double least, double most, bool whole = false);
    void add_row(std::vector<LinearTerm> terms, double least, double most);
};

struct SolverLimits {
    double gap = 0.0;        ///< of the value: what is good enough
    int most_nodes = 20000;  ///< of the search tree
    int seed = 1;
};

struct Solved {
    std::vector<double> x;
    double value = 0.0;
    double bound = 0.0;      ///< nothing can be less
    bool is_proved = false;  ///< within the gap
};

/// The least of `objective`, begun from `start`, which must be feasible. One thread; equal input
/// gives equal output. Whole columns come out whole. Where the solver is stopped before it finds
/// anything better, `start` comes back, and is not proved.
[[nodiscard]] Solved least(const MixedProgram& program, const LinearSum& objective,
                           std::span<const double> start, const SolverLimits& limits);

}  // namespace gossan::supply
