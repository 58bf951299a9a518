// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/allocation/allocation_input.hpp"
#include "gossan/supply/demand/demand.hpp"
#include "gossan/supply/lot/lot_book.hpp"

namespace gossan::supply {

/// Lots of a table: `lot`, `mass` with its unit in the header, `available` and, where known,
/// `footprint` in kg CO2e/kg, `claimable` with its unit, `bundles`, `form`.
[[nodiscard]] std::vector<LotOnOffer> lots_on_offer(const AllocationInput& input,
                                                    Diagnostics& diagnostics);

/// Commercial lots that are formed and have not left, there when the last of their copper was
/// stripped. Of their copper that of `claim_streams` may be claimed. Where it is asked for, lots
/// without a decision as well, each as one.
[[nodiscard]] std::vector<LotOnOffer> lots_on_offer(const AllocationInput& input,
                                                    const LotBook& book);

/// Nothing leaves before `from` of the demand. Who needs what, in the quarters that lots can reach
/// and that `demand` asks for: below a kilogram is nothing. Needs of priority sites stand alone,
/// those of all others are one a maker and quarter.
[[nodiscard]] AllocationProblem problem_of(const DemandInput& input, const Demand& demand,
                                           const AllocationInput& allocation,
                                           std::vector<LotOnOffer> lots, Diagnostics& diagnostics);

inline constexpr const char* other_sites = "other sites";

}  // namespace gossan::supply
