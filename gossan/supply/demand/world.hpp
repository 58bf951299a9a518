// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/demand/bill_of_materials.hpp"
#include "gossan/supply/demand/build_plan.hpp"

namespace gossan::supply {

/// One way in which all may come that is not known.
struct World {
    std::vector<char> is_built;     ///< by step
    std::vector<double> slip_days;  ///< by step
    std::vector<double> kg_by_mw;   ///< installed copper, by step
    std::vector<double> share;      ///< of installed copper, by subsystem; sums to 1
};

/// What the plan says: all is built, on its day, with the likely copper in the given shares.
[[nodiscard]] World planned_world(std::span<const PowerStep> steps, std::span<const Subsystem> bill,
                                  const std::map<std::string, SpreadOfIntensity>& classes);

/// A member of the draws. Keys of random numbers are the member and the name of the site or
/// subsystem, so that another site or member changes none of them. At one site
///
///     step k is built if u < p_k                                               (1)
///
/// with one u for all its steps: of two with one p both or none is built. Slip and copper by power
/// are one draw a site too: a site that is late stays late. What was observed is built and does
/// not slip. Shares are drawn in their ranges and scaled to sum to 1.
[[nodiscard]] World drawn_world(std::span<const PowerStep> steps, std::span<const Subsystem> bill,
                                const std::map<std::string, SpreadOfIntensity>& classes,
                                const SpreadOfSlip& slip, std::uint64_t seed, std::uint64_t member);

/// Where a triangular distribution has the share u below.
///
///     F(x) = (x − a)² / ((b − a)(c − a)) up to c, 1 − (b − x)² / ((b − a)(b − c)) above     (2)
[[nodiscard]] double triangular_quantile(double low, double likely, double high, double u);

}  // namespace gossan::supply
