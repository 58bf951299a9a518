// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gossan::solution {

/// What is conserved and carried in the water: a building block of every aqueous species.
///
/// `H` is the total proton excess over water and sulphate, H+ + HSO4- + M-HSO4 - M-OH - OH-:
/// titratable acid, and truly negative near pH 3.
struct Component {
    std::string name;    ///< "H", "Fe(II)", "S(VI)", …
    std::string master;  ///< species that stands for it: "H+", "Fe+2", "SO4-2", …
    std::map<std::string, double> elements;  ///< atoms in the master species
    int charge = 0;                          ///< of the master species
    double molar_mass = 0.0;                 ///< kg/mol of the master species
};

/// Index of the component called `name`, or -1.
[[nodiscard]] int component_index(std::span<const Component> components, std::string_view name);

/// Index of the component that a laboratory may mean by `name`: its own, its master's, or that with
/// the charge told otherwise ("Fe2+", "Fe++", "SO4--"), in letters of either case; or -1.
[[nodiscard]] int component_meant(std::span<const Component> components, std::string_view name);

}  // namespace gossan::solution
