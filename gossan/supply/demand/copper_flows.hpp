// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <string>
#include <vector>

#include "gossan/supply/demand/world.hpp"

namespace gossan::supply {

/// A quarter of a year, counted from the first of 1970.
[[nodiscard]] int quarter_of(double days);
[[nodiscard]] double first_day_of_quarter(int quarter);
[[nodiscard]] std::string name_of_quarter(int quarter);  ///< "2026 Q3"

/// Which maker makes which subsystems, and by how much.
struct Maker {
    MakerInput input;
    std::vector<double> share;  ///< by subsystem: of its copper that passes through him
};

/// Makers with their subsystems looked up; a name that is in no bill, two makers of one name and
/// shares above 1 in all are faults.
[[nodiscard]] std::vector<Maker> makers_of(std::span<const MakerInput> inputs,
                                           std::span<const Subsystem> bill,
                                           Diagnostics& diagnostics);

/// Quarters after the melt in which scrap may be back: a year, and what a quarter's end adds.
inline constexpr std::size_t n_scrap_lags = 6;

/// Copper of one maker, by quarter of the melt, kg.
///
///     melted    = installed / yield                                               (1)
///     scrap     = melted − installed, of which a share is back after some weeks   (2)
///     cathode   = (melted − scrap used)(1 − recycled)                             (3)
///
/// Scrap that is back is used before anything else; what is more than a quarter melts waits for
/// the next. Source: mass balance.
struct MakerFlows {
    std::vector<double> installed;  ///< that will be, of what is melted in the quarter
    std::vector<double> melted;
    std::vector<double> scrap_made;
    std::vector<double> scrap_lost;  ///< does not come back
    std::vector<double> scrap_used;
    std::vector<double> recycled;  ///< bought
    std::vector<double> cathode;
    std::vector<std::array<double, n_scrap_lags>>
        scrap_back;           ///< made in a quarter, back so many later
    double scrap_left = 0.0;  ///< back or on its way when the last quarter ends
    std::vector<std::vector<double>> cathode_by_site;  ///< site, quarter
};

/// Copper that a world wants. Quarters are counted from `first_quarter`.
struct CopperFlows {
    int first_quarter = 0;
    std::vector<std::vector<double>>
        installed;  ///< kg by subsystem and quarter in which it is live
    std::vector<MakerFlows> makers;
    std::vector<double> of_others;  ///< kg installed by subsystem that no maker named here makes
};

/// The quarters that any world may reach.
struct QuarterRange {
    int first = 0;
    int n = 0;
};
[[nodiscard]] QuarterRange quarters_of(std::span<const PowerStep> steps,
                                       std::span<const Subsystem> bill,
                                       std::span<const Maker> makers, const SpreadOfSlip& slip);

/// Copper of a step goes to power on its day; it was melted `lead` and the maker's mill time
/// earlier. Aluminium takes its share of a subsystem's copper first.
[[nodiscard]] CopperFlows copper_flows(std::span<const PowerStep> steps,
                                       std::span<const std::string> sites,
                                       std::span<const Subsystem> bill,
                                       std::span<const Maker> makers, const World& world,
                                       QuarterRange quarters);

}  // namespace gossan::supply
