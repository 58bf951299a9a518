// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/quantity.hpp"
#include "gossan/base/schema.hpp"
#include "gossan/solution/feed.hpp"

namespace gossan::solution {

using CellDensity = Quantity<Dimension{.length = -3}>;  ///< cells by volume of solution

/// A solution as a laboratory reports it, such as raffinate: exactly one of `pH` and `free_acid`,
/// and `sulphate` or `balance`.
struct SolutionInput {
    Temperature temperature;
    std::map<std::string, Density> dissolved;  ///< by component, mass of its master ion by volume
    std::optional<double> ph;
    std::optional<Density> free_acid;   ///< titratable, as H2SO4
    std::optional<Density> sulphate;    ///< total, as SO4
    bool balance = false;               ///< sulphate closes the charge balance
    std::optional<Density> total_iron;  ///< split over Fe(II) and Fe(III) by `potential`
    std::optional<Potential> potential;
    bool aerated = true;  ///< gases of the air that are not named in `dissolved` are at equilibrium
    std::map<std::string, CellDensity> cells;  ///< by group of microbes

    static Schema<SolutionInput> schema();
};

/// The description over the components of a run. A component that is not among them goes to
/// `unknown`. An aerated solution holds the gases of `air` that are components and not named.
[[nodiscard]] FeedDescription describe_feed(const std::vector<Component>& components,
                                            const SolutionInput& input,
                                            std::vector<std::string>& unknown,
                                            std::span<const AirGas> air = {});

}  // namespace gossan::solution
