// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_run.hpp"
#include "gossan/column/made_column.hpp"
#include "gossan/column/stocks.hpp"

/// What the verification of columns shares: a run that checks its balances, and orders of
/// convergence.
namespace gossan::verification {

struct Outcome {
    std::vector<double> state;
    double worst_closure = 0.0;  ///< of water, energy, charge, acid and every element
    numerics::IntegratorCounts counts;
};

/// Called with a state at each of the wanted times.
using Look = std::function<void(double time, std::span<const double> state)>;

/// Runs a column to the last of `times` with a restart at each of `restarts`, and expects it to
/// succeed and every balance to close within 1e-8.
Outcome run(const column::ColumnModel& model, const std::vector<double>& start,
            const std::vector<double>& times, const Look& look = {}, double tolerance = 1e-6,
            const std::vector<double>& restarts = {});

/// Order by which errors fall between grids of `cells` and the next: one number a pair.
std::vector<double> orders(const std::vector<int>& cells, const std::vector<double>& errors);

/// Prints a table of errors and orders, and expects the last order to be at least `theory` - 0.1.
void expect_order(const std::string& title, const std::vector<int>& cells,
                  const std::vector<double>& errors, double theory);

/// Value at `height` above the base through the four nearest cell centres (third degree).
double at_height(const column::ColumnModel& model, std::span<const double> by_cell, double height);

/// Concentration that the flux carries through the face above cell `below` where the mobile water
/// moves down with dispersivity a:  C + a dC/dz, by the two cells at the face.
double flux_concentration(const column::ColumnModel& model, const std::vector<column::CellState>&,
                          int below, int component);

}  // namespace gossan::verification
