// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"

namespace gossan::plant {

using CurrentDensity = Quantity<Dimension{.length = -2, .current = 1}>;
using PerDensity = Quantity<Dimension{.mass = -1, .length = 3}>;

/// The cells of a tank house, and what drives copper onto their cathodes.
///
///     copper by current:  CE M/(2 F) = CE 1.1855 g/A h                                    (1)
///     CE = CE_0 - k [Fe(III)], at least 0                                                 (2)
///     U = U_0 + eta_anode + eta_cathode + (U_solution + U_contacts) i/i_ref               (3)
///     energy by mass of copper = U 2 F/(M CE eta_rectifier)                               (4)
///
/// Source of (2) and (3): unverified, the usual plant values; (1) and (4) are Faraday's law. Short
/// circuits and the heat of the cells are no part of it.
struct Cells {
    int count = 1;
    Area cathode_area;  ///< both faces, of one cell
    CurrentDensity most_current_density{300.0};
    double efficiency = 0.96;      ///< CE_0
    PerDensity ferric_loss{0.02};  ///< k
    Voltage equilibrium{0.89};
    Voltage anode{0.55};
    Voltage cathode{0.075};
    Voltage solution{0.30};  ///< at `reference_density`
    Voltage contacts{0.15};  ///< at `reference_density`
    CurrentDensity reference_density{300.0};
    double rectifier = 0.96;  ///< direct by alternating power

    static Schema<Cells> schema();
};

/// (2) beside `ferric` kg/m3 of Fe(III).
[[nodiscard]] double current_efficiency(const Cells& cells, double ferric);

/// (3) at `density` A/m2, V.
[[nodiscard]] double cell_voltage(const Cells& cells, double density);

/// (4) of the cells alone, J/kg.
[[nodiscard]] double cell_energy(double voltage, double efficiency);

/// mol/s of copper at `density` A/m2 in all cells.
[[nodiscard]] double copper_plated(const Cells& cells, double density, double efficiency);

/// A/m2 that plate `copper` mol/s; none where nothing can be plated.
[[nodiscard]] double density_for(const Cells& cells, double copper, double efficiency);

/// W drawn from the grid at `density`.
[[nodiscard]] double power_drawn(const Cells& cells, double density);

}  // namespace gossan::plant
