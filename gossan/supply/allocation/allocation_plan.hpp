// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/allocation/offer.hpp"
#include "gossan/supply/demand/demand.hpp"

namespace gossan::supply {

/// Nothing leaves before `from` of the demand. Who needs what, in the quarters that lots can reach
/// and that `demand` asks for: below a kilogram is nothing. Needs of priority sites stand alone,
/// those of all others are one a maker and quarter, which keeps its parts. Where [claim] names its
/// customers, what is sent to another maker carries no claim.
[[nodiscard]] AllocationProblem problem_of(const DemandInput& input, const Demand& demand,
                                           const AllocationInput& allocation, Offer offer,
                                           Diagnostics& diagnostics);

inline constexpr const char* other_sites = "other sites";

}  // namespace gossan::supply
