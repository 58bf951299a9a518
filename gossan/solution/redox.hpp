// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "gossan/base/constants.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/numerics/lane_functions.hpp"
#include "gossan/solution/equilibrium_constant.hpp"

namespace gossan::solution {

/// A redox potential by temperature.
using PotentialSlope = Quantity<Voltage::dimension - Dimension{.temperature = 1}>;

/// Formal potential of the iron couple on totals, V against the standard hydrogen electrode.
///
///     E0' = at_25 + slope (T - 298.15 K)                                          (1)
struct FormalPotential {
    Potential at_25{0.665};
    PotentialSlope slope{0.0007};

    static Schema<FormalPotential> schema();
};

/// A value in V (SHE) with its derivatives.
template <class N>
struct RedoxPotentialOf {
    N value;           ///< V SHE
    N by_ferric;       ///< V per unit of ferric
    N by_ferrous;      ///< V per unit of ferrous
    N by_temperature;  ///< V/K
};
using RedoxPotential = RedoxPotentialOf<double>;

template <class N>
[[gnu::always_inline]] inline N formal_at(const FormalPotential& formal, const N& temperature) {
    return formal.at_25.si + formal.slope.si * (temperature - constants::reference_kelvin);  // (1)
}

/// Potential of total Fe(III) and Fe(II), any unit common to both:
///
///     E = E0'(T) + (RT/F) ln(C_ferric / C_ferrous)                                (2)
///
/// Each total enters as (C + sqrt(C^2 + 4 e^2))/2, e = `floor`, so that it is smooth at and below
/// zero.
[[nodiscard]] RedoxPotential potential_from_totals(const FormalPotential& formal, double ferric,
                                                   double ferrous, double temperature,
                                                   double floor);

/// The same for any kind of number.
template <class N>
[[gnu::always_inline]] inline RedoxPotentialOf<N> potential_of(const FormalPotential& formal,
                                                               const N& ferric, const N& ferrous,
                                                               const N& temperature, double floor) {
    using numerics::choose;
    using std::log;
    using std::sqrt;
    const double square = 4.0 * floor * floor;
    const N root3 = sqrt(ferric * ferric + square);
    const N root2 = sqrt(ferrous * ferrous + square);
    // 2 e^2/(sqrt(..) - C) is (C + sqrt(..))/2 without its cancellation below zero.
    const N above = choose(ferric > 0.0, 0.5 * (ferric + root3), 0.5 * square / (root3 - ferric));
    const N below =
        choose(ferrous > 0.0, 0.5 * (ferrous + root2), 0.5 * square / (root2 - ferrous));
    constexpr double per_kelvin = constants::gas / constants::faraday;
    const N ratio = log(above) - log(below);
    return {formal_at(formal, temperature) + per_kelvin * temperature * ratio,  // (2)
            per_kelvin * temperature / root3, -per_kelvin * temperature / root2,
            formal.slope.si + per_kelvin * ratio};
}

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
