// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "gossan/column/column_run.hpp"
#include "gossan/column/stocks.hpp"
#include "gossan/simulation/assembly.hpp"

/// Scenarios under tests/data, run as the program runs them, with every step in sight.
namespace gossan::scenarios {

/// The facts within the program, read once.
[[nodiscard]] const catalogue::Facts& facts();

/// Reads tests/data/`name` with overrides "key=VALUE" and turns it into equations; a fault fails
/// the test.
[[nodiscard]] simulation::Assembly assembled(const std::string& name,
                                             const std::vector<std::string>& overrides = {});

using OnStep = std::function<void(double time, std::span<const double> state)>;

/// A run from restart point to restart point.
struct Outcome {
    std::vector<double> start, end;  ///< states
    numerics::IntegratorCounts counts;
    double worst_closure = 0.0;  ///< of water, energy, charge, acid and every element
    bool is_finished = false;
    std::string message;  ///< why it did not finish
};

/// Runs a column to its end, and expects it to get there with every balance within 1e-8.
Outcome run(const simulation::Assembly& assembly, const OnStep& on_step = {});

}  // namespace gossan::scenarios
