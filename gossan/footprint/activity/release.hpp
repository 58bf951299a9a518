// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "gossan/footprint/activity/activities.hpp"

namespace gossan::footprint {

/// How what was emitted for ore is released to the copper that the ore gives.
///
///     H_k = H_{k-1} - R_{k-1} + D_k,   R_k = H_k q_k,   q_k = min(1, c_k / e_k)           (1)
///
/// for the pool H of a stream, what period k adds D, what it releases R, its copper c and what is
/// forecast at its beginning to come in it and after, e. A later forecast changes what is released
/// from then on and nothing before. Where e is no more than c, all is released; nothing is where c
/// is 0. Source: choice: by unit of production, as the cost of a heap is written off.
struct Release {
    /// [from][to]: share of what was added in one period that another releases; 0 for to < from.
    std::vector<std::vector<double>> share = {};
    /// [from]: share that is not released by the end.
    std::vector<double> carried = {};
};

[[nodiscard]] Release release_of(const Stream& stream);

/// What is done to ore while it gives copper, by period, of ore placed by period: each tonne is
/// leached as its copper is released by (1), so that what is leached and what is not yet sum to
/// what was placed.
[[nodiscard]] std::vector<double> leached_of(const Stream& stream);

}  // namespace gossan::footprint
