// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/reactions/network.hpp"

namespace gossan::reactions {

/// One reaction that goes on between drum and pad.
struct CureStep {
    std::string reaction;  ///< id
    Number up_to{
        1.0};  ///< share of the solid that it uses up, or of what limits it if it uses none

    static Schema<CureStep> schema();
    friend bool operator==(const CureStep&, const CureStep&) = default;
};

/// Acid and water mixed into the ore before it is stacked.
struct CureRecipe {
    Number acid;                         ///< kg H2SO4 per kg of dry ore
    Number water;                        ///< kg per kg of dry ore, beside the moisture of the ore
    std::vector<CureStep> steps;         ///< in the order in which they take the acid
    MolarEnergy heat_of_dilution{80e3};  ///< given off per mol of H2SO4

    static Schema<CureRecipe> schema();
    friend bool operator==(const CureRecipe&, const CureRecipe&) = default;
};

/// What one kg of dry ore holds and has given off. All in mol but for heat.
struct CuredOre {
    std::vector<double> solids;      ///< [n_solids]
    std::vector<double> components;  ///< [n_components], in its pore water
    double water = 0.0;              ///< H2O in its pores
    std::vector<double> gases;       ///< [n_gases] given off
    std::vector<double> extents;     ///< [n_reactions] mol of extent
    double heat = 0.0;               ///< J given off
};

/// Carries the steps of a recipe through at once, each as far as `up_to`, acid and all else that it
/// uses up allow; every size class takes its share alike. Acid left over stays in the pore water.
/// Every element, charge and mole of water is kept: what goes in is what the result holds. `start`
/// has the ore as it comes (gases, extents and heat are set to zero). Throws Error(input) for an
/// unknown reaction, or where the network does not carry sulphuric acid.
[[nodiscard]] CuredOre cure(const Network& network, const CureRecipe& recipe, CuredOre start);

/// The component with these atoms and charge, or -1: how code finds acid and sulphate without
/// knowing what they are called.
[[nodiscard]] int component_of(const Atoms& atoms,
                               const std::vector<std::pair<std::string, double>>& of,
                               double charge);

}  // namespace gossan::reactions
