// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/records/document.hpp"
#include "gossan/simulation/limiting.hpp"

namespace gossan::simulation {

/// Counts, over the profiles of a run, what held back each cell. Goes through checkpoints as a list
/// of numbers.
class RiskTally {
public:
    /// One profile; there may be more cells than before.
    void count(std::span<const Holdback> cells);

    /// The stretches of the bed that one thing held back in at least a quarter of the profiles,
    /// from the surface down: depth_from_m, depth_to_m, limit, share. `faces` are heights above the
    /// base.
    [[nodiscard]] records::Document ore_at_risk(std::span<const double> faces) const;

    [[nodiscard]] const std::vector<double>& memory() const { return counts_; }
    void remember(std::vector<double> memory) { counts_ = std::move(memory); }

    static constexpr double least_share = 0.25;  ///< choice: below it nothing is listed

private:
    std::vector<double> counts_;  ///< [cell][limit] profiles
};

}  // namespace gossan::simulation
