// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/microbes/group.hpp"
#include "gossan/ore/formula.hpp"
#include "gossan/reactions/reaction.hpp"

namespace gossan::reactions {

/// Id of the mineral that stands for a group's cells on the ore: "M1_attached".
[[nodiscard]] std::string attached_id(const std::string& group);
/// How equations write a group's cells in the water: "M1(cells)".
[[nodiscard]] std::string cells_written(const std::string& group);

/// mol of cell carbon for each mole of a substrate turned, from cells for each mass of it.
[[nodiscard]] double carbon_yield(const microbes::Group& group, microbes::PerMass cells,
                                  double substrate_molar_mass, const ore::AtomicWeights& weights);

/// The reactions of a group, cells written CH2O. With N = 1/Y + m/mu mol Fe(II) turned for each mol
/// of cell carbon made, Y the yield and m the maintenance, which carries the factors of growth,
///
///     N Fe+2 + (N/4 − 1) O2 + CO2 + N H+ = CH2O + N Fe+3 + (N/2 − 1) H2O           (1)
///     S + (3/2 − y) O2 + (1 + y) H2O + y CO2 = SO4-2 + 2 H+ + y CH2O               (2)
///     CH2O + O2 = CO2 + H2O                                                        (3)
///
/// growth on iron (1) of cells in the water and on the ore, on sulphur (2) of cells on the ore,
/// decay (3) of both, attachment and detachment. They balance whatever the traits; N and y are
/// rounded to seven digits so that equations can be read. All take part only where the group's
/// cells are carried.
[[nodiscard]] std::vector<ReactionFact> reactions_of(const microbes::Group& group,
                                                     const ore::AtomicWeights& weights);

/// Adds a group to the library: a component of its id for cells in the water, a solid in the pores
/// for those on the ore, the most that the ore holds, and its reactions. Elemental sulphur and what
/// else equations (1) to (3) name must be there before. Faults where a name is taken or a yield
/// asks for more than the substrate can give.
[[nodiscard]] std::vector<FactFault> add_group(Library& library, const microbes::Group& group,
                                               const ore::AtomicWeights& weights);

}  // namespace gossan::reactions
