// SPDX-License-Identifier: Apache-2.0
#include "gossan/reactions/atoms.hpp"

#include <set>

namespace gossan::reactions {

Atoms atoms_of(const Substances& substances, std::span<const int> components,
               std::span<const int> solids, std::span<const int> gases) {
    const auto component = [&](int index) -> const ore::Formula& {
        return substances.components[static_cast<std::size_t>(index)].formula;
    };
    const auto solid = [&](int index) -> const ore::Formula& {
        return substances.minerals[static_cast<std::size_t>(index)].composition;
    };
    const auto gas = [&](int index) -> const ore::Formula& {
        return substances.gases[static_cast<std::size_t>(index)].formula;
    };

    std::set<std::string> elements;
    const auto gather = [&elements](const ore::Formula& formula) {
        for (const auto& [element, count] : formula.atoms) elements.insert(element);
    };
    gather(substances.water.formula);
    for (const int index : components) gather(component(index));
    for (const int index : solids) gather(solid(index));
    for (const int index : gases) gather(gas(index));

    Atoms atoms;
    atoms.elements.assign(elements.begin(), elements.end());
    const auto row = [&atoms](const ore::Formula& formula, std::vector<double>& to) {
        for (const std::string& element : atoms.elements) {
            const auto found = formula.atoms.find(element);
            to.push_back(found == formula.atoms.end() ? 0.0 : found->second);
        }
    };
    row(substances.water.formula, atoms.water);
    for (const int index : components) {
        row(component(index), atoms.component);
        atoms.component_charge.push_back(component(index).charge);
    }
    for (const int index : solids) row(solid(index), atoms.solid);
    for (const int index : gases) row(gas(index), atoms.gas);
    return atoms;
}

}  // namespace gossan::reactions
