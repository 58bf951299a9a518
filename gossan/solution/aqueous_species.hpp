// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <limits>
#include <string>
#include <vector>

#include "gossan/solution/component.hpp"
#include "gossan/solution/equilibrium_constant.hpp"

namespace gossan::solution {

/// A dissolved species as the equilibrium solver takes it: formed from components and water.
///
///     sum_k stoichiometry_k master_k + water H2O = species        log K = log_k(T)
///
/// Masters are species too (stoichiometry 1 in their own component, log K 0).
struct AqueousSpecies {
    std::string name;
    int charge = 0;
    std::vector<double> stoichiometry;  ///< [n_components]; for H the proton excess
    double water = 0.0;                 ///< mol H2O taken up in forming one mol
    double log_k_25 = 0.0;              ///< log10 K at 25 degC
    double enthalpy = 0.0;              ///< of formation from the masters, J/mol
    std::array<double, 6> analytic{};   ///< log10 K(T), see EquilibriumConstant
    bool has_analytic = false;          ///< then `analytic` rules over log_k_25 and enthalpy
    double ion_size = std::numeric_limits<double>::quiet_NaN();  ///< a0 in m; NaN = none (Davies)
    double b = 0.0;  ///< linear term of the WATEQ activity law, kg/mol
};

/// A species as a data file states it: a reaction in the words of its source.
struct SpeciesFact {
    std::string name;      ///< a formula with its charge: "Fe(SO4)2-"
    std::string reaction;  ///< "Fe+3 + 2 SO4-2 = Fe(SO4)2-"; may use species as well as masters;
                           ///< empty for a master
    EquilibriumConstant constant;
    double ion_size = std::numeric_limits<double>::quiet_NaN();  ///< m
    double b = 0.0;                                              ///< kg/mol
};

/// The species that can form from `components`, each rewritten in masters and water; a fact that
/// needs a component which is not there is left out. Throws Error(data) naming every reaction that
/// does not balance in elements and charge, every species that no reaction explains and every
/// master that is missing.
[[nodiscard]] std::vector<AqueousSpecies> assemble_species(const std::vector<Component>& components,
                                                           const std::vector<SpeciesFact>& facts);

}  // namespace gossan::solution
