// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/microbial.hpp"

#include "gossan/base/text.hpp"

namespace gossan::reactions {

std::string attached_id(const std::string& group) { return group + "_attached"; }

std::string cells_written(const std::string& group) { return group + "(cells)"; }

double carbon_yield(const microbes::Group& group, microbes::PerMass cells,
                    double substrate_molar_mass, const ore::AtomicWeights& weights) {
    return cells.si * substrate_molar_mass * group.cell_carbon.si / weights.at("C");
}

std::vector<FactFault> add_cells(Library& library, const microbes::Group& group,
                                 const ore::AtomicWeights& weights) {
    Substances& substances = library.substances;
    if (substances.component(group.id) >= 0 || substances.mineral(attached_id(group.id)) >= 0) {
        return {{"id", "group.name_taken", in_quotes(group.id) + ", which names another substance",
                 "an id of its own"}};
    }
    ore::Mineral attached{.id = attached_id(group.id),
                          .name = group.name + " on the ore",
                          .formula = "CH2O",
                          .occurs_in = ore::Occurrence::pores,
                          .density = {},
                          .heat_of_formation = group.heat_of_formation,
                          .source = group.source,
                          .sources = {},
                          .composition = {},
                          .molar_mass = {}};
    ore::complete(attached, weights);
    substances.components.push_back(
        {group.id, cells_written(group.id), attached.composition, group.heat_of_formation.si});
    substances.minerals.push_back(std::move(attached));
    library.capacities[static_cast<int>(substances.minerals.size()) - 1] =
        carbon_yield(group, group.capacity, 1.0, weights);
    return {};
}

}  // namespace gossan::reactions
