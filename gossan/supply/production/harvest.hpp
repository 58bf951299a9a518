// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/amount/whole_mass.hpp"
#include "gossan/supply/production/cathode_curve.hpp"

namespace gossan::supply {

/// Copper of one origin in a harvest.
struct HarvestPart {
    CathodeOrigin origin;
    WholeMass mass;

    friend bool operator==(const HarvestPart&, const HarvestPart&) = default;
};

/// Cathode from one stripping to the next.
struct Harvest {
    int number = 0;  ///< from 1, with the first day; a harvest of nothing keeps its number
    double begin = 0.0, end = 0.0;  ///< days since 1970
    WholeMass mass = {};
    std::vector<HarvestPart> parts = {};  ///< none of 0 g; they sum to the mass

    friend bool operator==(const Harvest&, const Harvest&) = default;
};

/// Cuts cathode into harvests of some days; the last ends with the curve. To the gram:
///
///     mass_k = [M(t_k)] − [M(t_k−1)],  [·] the nearest whole gram                 (1)
///
/// so that all of them sum to [M], and what was rounded in one comes with the next. What is below
/// `least` stays on the blanks and comes with the next too, but at the end; a harvest of nothing is
/// none.
[[nodiscard]] std::vector<Harvest> harvests_of(const CathodeCurve& curve, double every_days,
                                               WholeMass least = {});

/// Measured harvests, a row each: `date`, `mass` with its unit in the header, and `share of NAME`
/// of each stream in % or 1, which sum to 100 %. Each begins where the one before ends, the first a
/// day before its date. All faults go to `diagnostics`.
[[nodiscard]] std::vector<Harvest> measured_harvests(const std::filesystem::path& file,
                                                     Diagnostics& diagnostics);

/// Mass by stream; all that are named, those of 0 g left out.
[[nodiscard]] std::map<std::string, WholeMass> streams_of(const Harvest& harvest);

/// Of all harvests.
[[nodiscard]] WholeMass mass_of(std::span<const Harvest> harvests);

}  // namespace gossan::supply
