// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "gossan/plant/liquor.hpp"

namespace gossan::plant {

/// The marks of a pond, m3.
struct PondMarks {
    double capacity = 0.0;  ///< to the brim
    double lowest = 0.0;    ///< where the outlets fall dry
    double bottom = 0.0;    ///< where evaporation finds no more water; above zero
};

/// Heat between a pond and air, sky and sun, linear in the pond's temperature, and what the sky
/// brings and takes.
struct PondSurface {
    double conductance = 0.0;    ///< W/K
    double balance_at = 298.15;  ///< K at which the pond neither gains nor loses
    double rain = 0.0;           ///< mol/s
    double rain_heat = 0.0;      ///< W
    double evaporation = 0.0;    ///< mol/s, of a pond that is wet
    double vapour_heat = 0.0;    ///< J a mol of vapour takes with it
};

/// What is done to a pond in a step.
struct PondDuty {
    double length = 0.0;  ///< s
    Liquor inflow = {};   ///< over the step, evenly
    std::vector<double> outlet =
        {};  ///< m3 wanted over the step, evenly; the first is served first
    PondSurface surface = {};
};

/// What became of it. All over the step.
struct PondStep {
    std::vector<Liquor> drawn;  ///< by outlet
    Liquor spilled;
    double rained = 0.0;          ///< mol
    double evaporated = 0.0;      ///< mol
    double warmed = 0.0;          ///< J gained through the surface, rain and vapour included
    double lacking = 0.0;         ///< m3 that outlets wanted and did not get
    double spilled_volume = 0.0;  ///< m3
    std::optional<double> dry_after = {};   ///< s from the start of the step
    std::optional<double> full_after = {};  ///< s
};

/// Lets a well-mixed pond run for a step, exactly for even flows: with volume V = V_0 + a t,
///
///     dM/dt = i - q M/V                                                                  (1)
///     M(t) = M_0 e^(-q s) + i V s phi((q + a) s),  s = ln(V/V_0)/a,  phi(x) = (1 - e^-x)/x   (2)
///
/// for water and every component, i what comes in and q the outlets' volume; what left is what was
/// there and came less what is left. Heat has q + U V/(c m_water) in place of q, so it is exact
/// while the water by volume does not change. At the lowest mark the outlets get what comes in, at
/// the brim the excess spills; both moments are found and the step goes on from them.
[[nodiscard]] PondStep run_pond(const LiquorBasis& basis, const PondMarks& marks,
                                const PondDuty& duty, Liquor& content);

}  // namespace gossan::plant
