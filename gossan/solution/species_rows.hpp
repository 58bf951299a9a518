// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "gossan/solution/aqueous_species.hpp"
#include "gossan/solution/component.hpp"

namespace gossan::solution {

/// Most species, components and core components that the equilibrium solver takes.
inline constexpr int most_species = 128;
inline constexpr int most_components = 32;
inline constexpr int most_core = 4;

/// A component that meets only core components in its species: its free activity follows from
/// theirs by itself.
struct Leaf {
    int component;
    int first;  ///< its species are the rows [first, last); the master is the first
    int last;
    int highest_power;  ///< of the master's activity in any of them: 1, 2 or 3
};

/// The species of a Speciation laid out for its kernel: rows ordered core first, then leaf by leaf,
/// columns side by side.
///
/// Core components (H, sulphate) are those that several others meet in their species; once their
/// activities and the ionic strength are known, every leaf (a metal) has one equation in one
/// unknown, mostly linear.
struct SpeciesRows {
    SpeciesRows() = default;
    /// Throws Error(data) where there are too many of anything or a leaf would need a power that is
    /// not 1, 2 or 3.
    SpeciesRows(const std::vector<Component>& components,
                const std::vector<AqueousSpecies>& species);

    int n_rows = 0;
    int n_core_rows = 0;          ///< rows of core components alone, at the front
    int n_padded = 0;             ///< even; the padding row is a species of no amount
    std::vector<int> species;     ///< [n_rows] index in the given list
    std::vector<int> master_row;  ///< [n_components]
    std::vector<int> core;        ///< component of each core slot
    std::vector<bool>
        is_signed;  ///< [core slots] its total may be negative: a species gives it off (H)
    std::vector<Leaf> leaves;
    std::vector<int> leaf_of;     ///< [n_rows] leaf, -1 for core rows
    std::vector<int> water_rows;  ///< rows that take up or give off water

    // Columns, [n_padded] each.
    std::array<std::vector<double>, most_core> core_power;  ///< by core slot
    std::vector<double> leaf_power;
    std::vector<double> water;
    std::vector<double> charge2;        ///< z^2
    std::vector<double> ion_size;       ///< m; 0 for Davies
    std::vector<double> is_davies;      ///< 1 or 0
    std::vector<double> linear;         ///< ln 10 b
    std::vector<double> davies_linear;  ///< 0.3 z^2 for Davies, else 0
    std::array<std::vector<double>, 6>
        ln_k;  ///< ln K = c0 + c1 T + c2/T + c3 ln T + c4/T^2 + c5 T^2

private:
    void fill_columns(const std::vector<AqueousSpecies>& given);
};

}  // namespace gossan::solution
