// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/base/value_type.hpp"
#include "gossan/ore/formula.hpp"

namespace gossan::ore {

/// Where a mineral sits: within ore particles, so that their size counts, or loose in the pores.
enum class Occurrence { particles, pores };

EnumNames<Occurrence> names_of(Occurrence);

/// A solid with a formula. What dissolves or makes it is told by reactions.
struct Mineral {
    std::string id;    ///< by which scenarios and reactions call it
    std::string name;  ///< for people
    std::string formula;
    Occurrence occurs_in = Occurrence::particles;
    std::optional<Density> density;
    std::optional<MolarEnergy> heat_of_formation;  ///< at 25 degC from the elements
    std::string source;
    std::map<std::string, std::string> sources;

    Formula composition;   ///< from `formula`, by `complete`
    MolarMass molar_mass;  ///< from `composition`, by `complete`

    static Schema<Mineral> schema();
};

/// Fills what follows from the formula; throws Error(data) where it cannot be read or weighed.
void complete(Mineral& mineral, const AtomicWeights& weights);

}  // namespace gossan::ore
