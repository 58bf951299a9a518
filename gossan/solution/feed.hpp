// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/solution/redox.hpp"
#include "gossan/solution/speciation.hpp"

namespace gossan::solution {

/// A solution as a plant describes it, per m3 of solution. Exactly one of `ph` and `free_acid`;
/// `sulphate` or `balance`.
struct FeedDescription {
    double temperature = 298.15;        ///< K
    std::vector<double> concentration;  ///< [n_components] mol/m3; entries of H and S(VI) are not
                                        ///< read, nor those of iron where `total_iron` is given
    std::optional<double> ph;           ///< -log10 of the H+ activity
    std::optional<double> free_acid;    ///< titratable, kg H2SO4 per m3 (= g/L); may be negative
    std::optional<double> sulphate;     ///< total S(VI), mol/m3
    bool balance = false;               ///< S(VI) closes the charge balance
    std::optional<double> total_iron;   ///< mol/m3, split by `potential`
    std::optional<double> potential;    ///< V SHE
    FormalPotential formal_potential;   ///< for the split and the reported potential
};

/// The same solution in conserved totals, with what the description left open.
struct PreparedFeed {
    std::vector<double> total;  ///< [n_components] mol per m3 of solution
    double water = 0.0;         ///< kg per m3 of solution
    double tds = 0.0;           ///< dissolved solids, kg/m3
    double density = 0.0;       ///< kg/m3
    double ph = 0.0;
    double free_acid = 0.0;        ///< kg/m3
    double potential = 0.0;        ///< V SHE on totals
    double charge_residual = 0.0;  ///< sum of z x total over the masters, mol/m3
    bool is_beyond_model_range = false;
    SpeciationResult equilibrium;
};

/// Everything wrong with a description; empty if `prepare_feed` can take it.
[[nodiscard]] std::vector<std::string> feed_faults(const Speciation& speciation,
                                                   const FeedDescription& feed);

/// Totals and water of a described solution. Throws Error(input) with all faults, or
/// Error(numerics) where no acid gives the pH.
[[nodiscard]] PreparedFeed prepare_feed(const Speciation& speciation, const FeedDescription& feed);

}  // namespace gossan::solution
