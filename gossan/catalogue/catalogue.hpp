// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/data_files.hpp"
#include "gossan/microbes/group.hpp"
#include "gossan/ore/composition.hpp"
#include "gossan/reactions/reaction.hpp"
#include "gossan/solution/aqueous_species.hpp"
#include "gossan/solution/component.hpp"
#include "gossan/solution/equilibrium_constant.hpp"
#include "gossan/solution/gas_solubility.hpp"

namespace gossan::catalogue {

/// Two oxidation states of one element.
struct Couple {
    std::string name;
    std::string oxidised;  ///< species
    std::string reduced;   ///< species
    solution::EquilibriumConstant constant;
};

/// All facts, checked and in the forms that the modules take. Copies are independent.
struct Catalogue {
    ore::AtomicWeights weights;
    std::vector<solution::Component> components;  ///< in the order of library.substances.components
    std::vector<solution::SpeciesFact> species;
    std::vector<Couple> couples;
    std::vector<solution::GasFact> gases;  ///< those whose solubility is known
    reactions::Library library;            ///< minerals, gases, solubilities, reactions, cells
    std::vector<microbes::Group> groups;   ///< of microbes, by id
    std::map<std::string, double> acid_capacity;  ///< mol H+ per mol, by mineral
    std::set<std::string> references;             ///< keys of the bibliography
    std::set<std::string> edited;  ///< paths of the numbers that were put in the place of facts
    std::vector<DataFile> files;   ///< as read; see `canonical_bytes`

    /// What turns the grades of an ore into moles.
    [[nodiscard]] ore::MineralFacts mineral_facts() const {
        return {library.substances.minerals, weights, acid_capacity};
    }
    /// Components by name, in that order; throws Error(data) for one that is not there.
    [[nodiscard]] std::vector<solution::Component> components_named(
        std::span<const std::string> names) const;
    /// How the gas called "O2(g)", … dissolves; throws Error(data) for one that is not there.
    [[nodiscard]] const solution::GasFact& gas_named(const std::string& name) const;
};

/// Reads the facts within the program and lays overlay folders over them, later ones on top: an
/// entry of the same id replaces the whole earlier one. Checks sources, formulas, balances and
/// heats. Every fault goes to `diagnostics` with file, line and column; after an error the result
/// is of no use.
[[nodiscard]] Catalogue load(std::span<const std::string> overlays, Diagnostics& diagnostics);

/// As above for facts within the program alone; throws Error(input) if they have a fault.
[[nodiscard]] Catalogue load();

}  // namespace gossan::catalogue
