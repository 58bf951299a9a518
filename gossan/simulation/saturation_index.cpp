// SPDX-License-Identifier: Apache-2.0
#include "gossan/simulation/saturation_index.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numbers>

#include "gossan/solution/saturation.hpp"

namespace gossan::simulation {
namespace {

constexpr std::array watched{
    "potassium_jarosite", "sodium_jarosite", "hydronium_jarosite", "gypsum", "scorodite",
    "ferric_hydroxide",   "goethite"};

bool carries(const reactions::Network& network, const std::string& mineral) {
    const auto& solids = network.solids();
    return std::any_of(solids.begin(), solids.end(),
                       [&](const auto& solid) { return solid.mineral == mineral; });
}

}  // namespace

std::vector<SaturationIndex> saturation_indices(const reactions::Library& library,
                                                const reactions::Network& network) {
    std::vector<SaturationIndex> indices;
    const auto& components = network.components();
    for (const std::string mineral : watched) {
        const int known = library.substances.mineral(mineral);
        const auto found = library.solubilities.find(known);
        if (found == library.solubilities.end() || !carries(network, mineral)) continue;
        std::string name = mineral;
        std::replace(name.begin(), name.end(), '_', ' ');
        const reactions::Solubility& solubility = found->second;
        SaturationIndex index{.mineral = mineral,
                              .name = std::move(name),
                              .dissolution = solubility.constant,
                              .stoichiometry = std::vector<double>(components.size(), 0.0),
                              .water = solubility.equation.water,
                              .ln_gases = solubility.ln_gases};
        bool is_whole = true;
        for (const auto& [component, made] : solubility.equation.components) {
            const auto& carried = library.substances.components[std::size_t(component)].name;
            const auto at = std::find(components.begin(), components.end(), carried);
            if (at == components.end()) {
                is_whole = false;
                break;
            }
            index.stoichiometry[std::size_t(at - components.begin())] = made;
        }
        if (is_whole) indices.push_back(std::move(index));
    }
    return indices;
}

double saturation_index(const SaturationIndex& index, const solution::SpeciationResult& equilibrium,
                        std::span<const double> concentration) {
    for (std::size_t k = 0; k < concentration.size(); ++k) {
        if (index.stoichiometry[k] > 0.0 && concentration[k] <= 0.0) {
            return std::numeric_limits<double>::quiet_NaN();
        }
    }
    const auto saturation = solution::saturation(
        index.dissolution, index.stoichiometry, index.water, equilibrium.ln_activity,
        equilibrium.ln_water_activity, equilibrium.temperature);
    return (saturation.ln_omega + index.ln_gases) / std::numbers::ln10;
}

}  // namespace gossan::simulation
