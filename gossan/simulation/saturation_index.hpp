// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/reactions/network.hpp"
#include "gossan/reactions/reaction.hpp"
#include "gossan/solution/speciation.hpp"

namespace gossan::simulation {

/// How to tell from a solution how far it is from equilibrium with a mineral. Immutable.
struct SaturationIndex {
    std::string mineral;  ///< its id
    std::string name;     ///< in words
    solution::EquilibriumConstant dissolution;
    std::vector<double> stoichiometry;  ///< [n_components] made by dissolving a mole
    double water = 0.0;                 ///< likewise
    double ln_gases = 0.0;              ///< sum of moles made times ln(partial pressure/1 atm)
};

/// Those of jarosites, gypsum, scorodite and iron hydroxides that a network carries and whose
/// solubility is known.
[[nodiscard]] std::vector<SaturationIndex> saturation_indices(const reactions::Library& library,
                                                              const reactions::Network& network);

/// log10 of the saturation ratio of a solution: above 0 the mineral can form. Not a number where
/// the solution holds nothing of what the mineral is made of. `concentration` runs over the
/// components, any unit; that of acid may be below zero.
[[nodiscard]] double saturation_index(const SaturationIndex& index,
                                      const solution::SpeciationResult& equilibrium,
                                      std::span<const double> concentration);

}  // namespace gossan::simulation
