// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/column/initial_state.hpp"
#include "gossan/simulation/site.hpp"
#include "gossan/simulation/timeline.hpp"

namespace gossan::simulation {

/// What was placed, per m2 of footprint, before cure; what the books count from.
struct Placed {
    double dry_ore = 0.0;                             ///< kg
    double copper = 0.0;                              ///< mol, reachable or not
    double locked_copper = 0.0;                       ///< mol that no solution reaches
    std::map<std::string, double> copper_by_mineral;  ///< mol, reachable or not
    std::map<std::string, double> locked_by_mineral;  ///< mol of copper
};

/// What the cure did before day 0, per m2 of footprint.
struct CureBook {
    double acid_given = 0.0;          ///< mol of H
    double acid_consumed = 0.0;       ///< mol of H taken up by the ore
    double water_given = 0.0;         ///< mol
    double heat_of_mixing = 0.0;      ///< J, of acid with water
    std::vector<double> extents;      ///< [n_reactions] mol
    std::vector<double> solids_made;  ///< [n_solids] mol, negative where used up
};

/// A scenario turned into equations: everything a run needs. Holds on to what it points to.
struct Assembly {
    Site site;
    column::ColumnModel model;
    std::vector<column::CellContent> contents;  ///< at day 0, after cure
    std::map<std::string, solution::PreparedFeed> feeds;
    std::vector<double> restart_points;
    Placed placed;
    CureBook cure;
    std::vector<std::string>
        notes;  ///< what the user should know before the run, one sentence each
};

/// Builds the equations of a scenario. Faults (unknown minerals or components, contradictory
/// solutions, too much water) go to `diagnostics` under their dotted path; the result is then of no
/// use. Faults that are there already keep only the blocks that they lie in from being looked at.
[[nodiscard]] Assembly assemble(const Site& site, const catalogue::Catalogue& catalogue,
                                Diagnostics& diagnostics);

}  // namespace gossan::simulation
