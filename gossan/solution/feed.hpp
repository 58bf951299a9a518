// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/solution/gas_solubility.hpp"
#include "gossan/solution/redox.hpp"
#include "gossan/solution/speciation.hpp"

namespace gossan::solution {

/// A gas of the air over a solution, which holds it dissolved at equilibrium.
struct AirGas {
    std::string component;          ///< of the dissolved gas: "O2"
    double partial_pressure = 0.0;  ///< Pa
    GasFact fact;
};

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
    std::vector<AirGas> air;            ///< these gases' concentrations are not read
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

/// Copper, mol/m3, at which the solution, else as described, would let chalcanthite grow; nothing
/// where it holds less than that.
///
///     CuSO4.5H2O = Cu+2 + SO4-2 + 5 H2O,   log10 K = -2.64,   dH = 6.025 kJ/mol          (1)
///     log10 Omega = 0.38 at the limit                                                  (2)
///
/// Source of (1): Parkhurst2013, wateq4f.dat. (2) is no 0 because the activity model is beyond its
/// range here: 0.38 is what it makes of the saturated solution in water at 25 degC, 22.0 g of CuSO4
/// in 100 g of water (0.31 to 0.48 from 0 to 60 degC). Source of (2): estimate: handbook
/// solubility.
[[nodiscard]] std::optional<double> exceeded_copper_limit(const Speciation& speciation,
                                                          const FeedDescription& feed);

}  // namespace gossan::solution
