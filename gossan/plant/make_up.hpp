// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gossan/plant/liquor.hpp"

namespace gossan::plant {

/// Heat of diluting sulphuric acid, J/mol: from the liquid (-814.0) to bisulphate (-887.3 kJ/mol).
/// Source: unverified, heats of formation of the usual tables.
inline constexpr double acid_dilution_heat = 73.3e3;

/// Adds `amount` mol of pure H2SO4, as warm as the liquor, with its heat of dilution.
inline void add_acid(const LiquorBasis& basis, double amount, Liquor& liquor) {
    liquor.component[basis.h()] += 2.0 * amount;
    liquor.component[basis.s6()] += amount;
    liquor.enthalpy += amount * acid_dilution_heat;
}

/// mol of H2SO4 that bring a liquor to `free_acid` kg/m3, with the room the acid takes; at least 0.
[[nodiscard]] double acid_wanted(const LiquorBasis& basis, const Liquor& liquor, double free_acid);

}  // namespace gossan::plant
