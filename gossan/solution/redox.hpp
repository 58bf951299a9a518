// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/solution/equilibrium_constant.hpp"

namespace gossan::solution {

/// Formal potential of the iron couple on totals, V against the standard hydrogen electrode.
///
///     E0' = at_25 + slope (T - 298.15 K)                                          (1)
struct FormalPotential {
    double at_25 = 0.665;   ///< V
    double slope = 0.0007;  ///< V/K
};

/// A value in V (SHE) with its derivatives.
struct RedoxPotential {
    double value;           ///< V SHE
    double by_ferric;       ///< V per unit of ferric
    double by_ferrous;      ///< V per unit of ferrous
    double by_temperature;  ///< V/K
};

/// Potential of total Fe(III) and Fe(II), any unit common to both:
///
///     E = E0'(T) + (RT/F) ln(C_ferric / C_ferrous)                                (2)
///
/// Each total enters as (C + sqrt(C^2 + 4 e^2))/2, e = `floor`, so that it is smooth at and below
/// zero.
[[nodiscard]] RedoxPotential potential_from_totals(const FormalPotential& formal, double ferric,
                                                   double ferrous, double temperature,
                                                   double floor);

/// Share of total iron that is ferric at `potential` (V SHE): the inverse of (2).
[[nodiscard]] double ferric_share(const FormalPotential& formal, double potential,
                                  double temperature);

/// Potential from activities, for  reduced = oxidised + e-  of constant K:
///
///     E = (RT/F) (-ln K + ln a_oxidised - ln a_reduced)                           (3)
[[nodiscard]] double potential_from_activities(const EquilibriumConstant& half_reaction,
                                               double ln_activity_oxidised,
                                               double ln_activity_reduced, double temperature);

}  // namespace gossan::solution
