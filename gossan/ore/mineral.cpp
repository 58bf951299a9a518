// SPDX-License-Identifier: Apache-2.0
#include "gossan/ore/mineral.hpp"

#include "gossan/ore/sourced.hpp"

namespace gossan::ore {

EnumNames<Occurrence> names_of(Occurrence) {
    return {{Occurrence::particles, "particles", "within ore particles, in every size class"},
            {Occurrence::pores, "pores", "loose in the pores, whatever the size of the particles"}};
}

Schema<Mineral> Mineral::schema() {
    using M = Mineral;
    return sourced(
        Schema<M>("mineral", "A solid with a formula.")
            .field("id", &M::id, "by which scenarios and reactions call it")
            .field("name", &M::name, "for people")
            .field("formula", &M::formula, "such as \"Cu2CO3(OH)2\" or \"CaSO4·2H2O\"")
            .field("occurs_in", &M::occurs_in, "whether the size of ore particles counts")
            .field("density", &M::density, above(0), "of the pure mineral", unit("kg/m3"))
            .field("heat_of_formation", &M::heat_of_formation, "at 25 degC from the elements",
                   unit("kJ/mol")));
}

void complete(Mineral& mineral, const AtomicWeights& weights) {
    mineral.composition = parse_formula(mineral.formula);
    mineral.molar_mass = MolarMass(molar_mass(mineral.composition, weights));
}

}  // namespace gossan::ore
