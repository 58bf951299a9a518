// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace gossan::ore {

/// What a substance is made of.
struct Formula {
    std::map<std::string, double> atoms;  ///< by element; may be fractional
    int charge = 0;

    friend bool operator==(const Formula&, const Formula&) = default;
};

/// Reads "Cu2(OH)2CO3", "Cu1.2S", "SO4-2", "H+", "CaSO4·2H2O" or "CaSO4:2H2O". The charge stands
/// last, its sign before its number. Throws Error(data) saying what cannot be read and where.
/// Whether the elements exist is for the table of atomic weights to say.
[[nodiscard]] Formula parse_formula(std::string_view text);

/// Standard atomic weights in kg/mol, by element.
using AtomicWeights = std::map<std::string, double>;

/// Mass of a mole in kg/mol; throws Error(data) naming an element that the table does not hold.
[[nodiscard]] double molar_mass(const Formula& formula, const AtomicWeights& weights);

}  // namespace gossan::ore
