// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::plant {

using SpecificEnergy = Quantity<Dimension{.length = 2, .time = -2}>;

/// Pumps that lift a liquor and push it through pipes.
///
///     E = m g h/eta                                                               (1)
///
/// Source: mechanics. The head is that of lift and friction together; it does not change with the
/// flow.
struct Pumping {
    Length head;
    double efficiency = 0.70;  ///< of pump and motor

    static Schema<Pumping> schema();
};

/// J from the grid for `mass` kg.
[[nodiscard]] double pumping_energy(const Pumping& pumps, double mass);

/// Blowers that press air under a heap.
///
///     E = n R T/eta kappa/(kappa - 1) [((p + dp)/p)^((kappa - 1)/kappa) - 1]      (1)
///     kappa = 7/5
///
/// Adiabatic compression of n mol of a gas of two atoms, reversible, over an efficiency.
/// Source: thermodynamics of the ideal gas. The vapour in it is left out.
struct Blowing {
    Pressure pressure_rise;
    double efficiency = 0.65;  ///< of blower and motor

    static Schema<Blowing> schema();
};

/// J from the grid for `air` mol taken in at `pressure` Pa and `temperature` K.
[[nodiscard]] double blowing_energy(const Blowing& blowers, double air, double pressure,
                                    double temperature);

/// Electricity of a site besides that of electrowinning. What is left out is not counted.
struct PowerInput {
    std::optional<Pumping> irrigation;               ///< of every pond
    std::map<std::string, Pumping> irrigation_from;  ///< by pond, in place of it
    std::optional<Pumping> transfers;                ///< from pond to pond
    std::optional<Pumping> extraction_feed;
    std::optional<Pressure> mixers;  ///< energy by volume of liquor
    std::optional<Blowing> blowers;
    std::map<std::string, SpecificEnergy> crushing;  ///< by pad; by mass of dry ore

    /// What pumps irrigation out of a pond, if it is told.
    [[nodiscard]] const Pumping* irrigation_out_of(const std::string& pond) const;
    static Schema<PowerInput> schema();
};

}  // namespace gossan::plant
