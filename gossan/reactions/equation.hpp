// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gossan/reactions/substances.hpp"

namespace gossan::reactions {

/// One term of an equation as written.
struct Term {
    double coefficient = 1.0;
    std::string substance;
};

/// An equation as written, "CuO + 2 H+ = Cu+2 + H2O".
struct EquationText {
    std::vector<Term> left;
    std::vector<Term> right;
};

/// Splits at " + " and " = " (blanks needed: "Cu+2" carries a charge). Throws Error(data).
[[nodiscard]] EquationText parse_equation(std::string_view text);

/// A reaction's stoichiometry: moles made per mole of extent, negative when used up. What stands on
/// both sides is counted net; net zeros are left out.
struct Equation {
    std::string text;
    std::vector<std::pair<int, double>> components;  ///< (index into Substances, moles made)
    std::vector<std::pair<int, double>> minerals;
    std::vector<std::pair<int, double>> gases;
    double water = 0.0;

    /// Moles made of a component, mineral or gas of that index; 0 where it takes no part.
    [[nodiscard]] static double made(const std::vector<std::pair<int, double>>& list, int index);
};

/// An equation with what is wrong with it; the equation is of use only without faults.
struct EquationReading {
    Equation equation;
    std::vector<std::string> faults;
};

/// Finds every substance of an equation and holds it against the conservation of elements and
/// charge. A solid is named by its id or its formula; where minerals share a formula, `preferred`
/// ids decide. Aqueous species other than masters ("HSO4-") are not carried and may not stand in an
/// equation.
[[nodiscard]] EquationReading read_equation(const std::string& text, const Substances& substances,
                                            std::span<const std::string> preferred = {});

/// What is out of balance, one sentence for each element and for charge; empty where all balances.
[[nodiscard]] std::vector<std::string> imbalances(const Equation& equation,
                                                  const Substances& substances);

/// Heat of reaction from heats of formation.
struct ReactionHeat {
    double enthalpy = 0.0;             ///< J per mole of extent
    std::vector<std::string> missing;  ///< substances without a heat of formation
};

/// Hess: dH = sum of moles made times heats of formation, at 25 degC.
[[nodiscard]] ReactionHeat heat_by_formation(const Equation& equation,
                                             const Substances& substances);

}  // namespace gossan::reactions
