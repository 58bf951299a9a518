// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/plant/plant_input.hpp"

namespace gossan::plant {

/// What the tank house did in a step. Amounts over the step.
struct TankHouseStep {
    double wanted = 0.0;        ///< mol of copper above its set-point
    double plated = 0.0;        ///< mol, at most what the cells can
    double efficiency = 0.0;    ///< of the current
    double density = 0.0;       ///< A/m2
    double voltage = 0.0;       ///< V by cell
    double energy = 0.0;        ///< J from the grid
    double oxygen = 0.0;        ///< mol of O2 made
    double water_split = 0.0;   ///< mol
    double acid_added = 0.0;    ///< mol of H2SO4
    double acid_lacking = 0.0;  ///< mol that make-up could not give
    double water_added = 0.0;   ///< mol
    double heat_added = 0.0;    ///< J that make-up, current and heaters brought, net
    Liquor bleed;
};

/// The electrolyte as a tank house starts with it: S(VI) balances the charge.
[[nodiscard]] Liquor starting_electrolyte(const TankHouseInput& input, const LiquorBasis& basis);

/// mol of copper that the cells can plate in `length` s from this electrolyte.
[[nodiscard]] double most_plated(const TankHouseInput& input, const LiquorBasis& basis,
                                 double length, const Liquor& electrolyte);

/// Plates, bleeds and makes up the well-mixed electrolyte, in this order.
///
///     Cu+2 + H2O = Cu + 1/2 O2 + 2 H+,   as much as holds the copper at its set-point or can be
///     (1) bleed = its share of what passed the strip, and what is more than the volume (2) make-up
///     acid to the set-point, then water to the volume, then heat to the temperature      (3)
[[nodiscard]] TankHouseStep run_tank_house(const TankHouseInput& input, const LiquorBasis& basis,
                                           double length, double strip_volume, Liquor& electrolyte);

}  // namespace gossan::plant
