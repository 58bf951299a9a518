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
/// theirs by itself. Its species are rows in order of how many of it they hold, the master first.
struct Leaf {
    int component;
    std::array<int, 4> row;  ///< species with one of it are rows [row[0], row[1]), with two up to
                             ///< row[2], with three up to row[3]
    bool has_water;          ///< any of them takes up or gives off water

    [[nodiscard]] int first() const { return row[0]; }
    [[nodiscard]] int last() const { return row[3]; }
    [[nodiscard]] bool is_linear() const { return row[1] == row[3]; }
    [[nodiscard]] bool is_alone() const { return row[3] - row[0] == 1; }
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
    int n_padded = 0;             ///< a multiple of four; padding rows are species of no amount
    std::vector<int> species;     ///< [n_rows] index in the given list
    std::vector<int> master_row;  ///< [n_components]
    std::vector<int> core;        ///< component of each core slot
    std::vector<bool>
        is_signed;  ///< [core slots] its total may be negative: a species gives it off (H)
    std::vector<Leaf> leaves;
    std::vector<int> leaf_of;  ///< [n_rows] leaf, -1 for core rows

    /// [n_rows][even]: of each species in each residual: its core powers, z^2/2 and 1
    std::vector<double> weights;

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
