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

/// mol of cell carbon in a mole of cells' substrate turned, from cells for each mass of it.
[[nodiscard]] double carbon_yield(const microbes::Group& group, microbes::PerMass cells,
                                  double substrate_molar_mass, const ore::AtomicWeights& weights);

/// Adds a group's cells to the library: a component of its id for those in the water, a solid in
/// the pores for those on the ore, both CH2O, and the most that the ore holds. Faults where a name
/// is taken.
[[nodiscard]] std::vector<FactFault> add_cells(Library& library, const microbes::Group& group,
                                               const ore::AtomicWeights& weights);

}  // namespace gossan::reactions
