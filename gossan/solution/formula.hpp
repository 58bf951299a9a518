// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace gossan::solution {

/// What a chemical formula says: atoms of each element and charge.
struct Formula {
    std::map<std::string, double> elements;
    int charge = 0;
};

/// Reads "Fe(SO4)2-", "H4SiO4", "Fe2(OH)2+4": elements, brackets, then a sign and its number. "e-"
/// is an electron. Throws Error(data) where the text is no formula.
[[nodiscard]] Formula parse_formula(std::string_view text);

/// One substance of a reaction; `coefficient` is positive on the right.
struct ReactionTerm {
    double coefficient = 0.0;
    std::string substance;
};

/// Reads "Fe+3 + 2 SO4-2 = Fe(SO4)2-": substances as formulas, blanks around "+" and "=". Throws
/// Error(data).
[[nodiscard]] std::vector<ReactionTerm> parse_reaction(std::string_view text);

}  // namespace gossan::solution
