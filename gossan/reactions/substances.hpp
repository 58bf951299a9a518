// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/ore/formula.hpp"
#include "gossan/ore/mineral.hpp"

namespace gossan::reactions {

/// A substance that is no mineral, as an equation may name it.
struct Substance {
    std::string name;     ///< of a component "Fe(II)", of a gas "CO2(g)"
    std::string written;  ///< as equations write it: "Fe+2", "CO2(g)", "H2O"
    ore::Formula formula;
    std::optional<double> heat_of_formation;  ///< J/mol at 25 degC from the elements
};

/// Everything that equations can be about. Indices into its lists are what a resolved equation
/// holds.
struct Substances {
    std::vector<Substance> components;  ///< the master species that stands for each component
    std::vector<ore::Mineral> minerals;
    std::vector<Substance> gases;
    Substance water;

    [[nodiscard]] int component(const std::string& name) const;  ///< index or -1
    [[nodiscard]] int mineral(const std::string& id) const;      ///< index or -1
    /// The component that stands for titratable acid: that whose master is H+; or -1.
    [[nodiscard]] int proton() const;
};

}  // namespace gossan::reactions
