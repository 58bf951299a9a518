// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/allocation/problem.hpp"

namespace gossan::supply {

/// How far one aim was reached.
struct AimReached {
    std::string name;
    double value = 0.0;
    double bound = 0.0;       ///< it cannot be less, given the aims before it
    bool is_proved = false;   ///< to the gap
    double in_the_end = 0.0;  ///< with what it gave up, within the gap, for those after it
};

/// Why a lot goes where it goes.
struct Reason {
    std::size_t assignment = 0;
    std::optional<std::size_t> next_taker = {};  ///< none: the mine would keep it
    int next_quarter = 0;
    Aim worse_in = Aim::shortfall;  ///< the first aim in which the next best is worse …
    double worse_by = 0.0;          ///< … and by how much, in its unit; 0: equally good
};

struct Allocation {
    std::vector<Assignment> assignments;  ///< by lot, maker and quarter
    AllocationOutcome settlement;
    std::vector<AimReached> aims;  ///< in order
    std::vector<Reason> reasons;   ///< by assignment
};

/// Gives lots to makers. Aims are met one after another, each as well as those before it allow
/// (to 100 g), or all at once as a weighted sum; of equals the oldest lots go first, then by id.
/// Lots and needs come in any order; equal input gives equal output.
[[nodiscard]] Allocation allocate(AllocationProblem& problem);

/// The next best for each assignment: the lot alone is sent elsewhere, or kept, and all else stays
/// as it is. An upper estimate of what it takes, as others might move too.
[[nodiscard]] std::vector<Reason> reasons_of(const AllocationProblem& problem,
                                             const std::vector<Assignment>& assignments,
                                             std::span<const WholeMass> covered_first = {});

/// What it takes exactly: everything is allocated anew with that lot kept from that maker.
[[nodiscard]] Allocation allocated_without(AllocationProblem problem, const std::string& lot,
                                           const std::string& taker);

}  // namespace gossan::supply
