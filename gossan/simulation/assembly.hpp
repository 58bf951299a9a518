// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/catalogue/catalogue.hpp"
#include "gossan/catalogue/facts.hpp"
#include "gossan/column/initial_state.hpp"
#include "gossan/simulation/saturation_index.hpp"
#include "gossan/simulation/site.hpp"
#include "gossan/simulation/stacking.hpp"
#include "gossan/simulation/timeline.hpp"

namespace gossan::simulation {

/// Ore that is stacked on the column while it runs, and the column from then on.
struct Lift {
    double time = 0.0;                          ///< s
    column::ColumnModel model;                  ///< of the whole column
    std::vector<column::CellContent> contents;  ///< of the new cells, after cure
    Placed placed;                              ///< in the whole column
    Placed layer;                               ///< in this lift
    CureBook cure;                              ///< of this lift's ore
};

/// A scenario turned into equations: everything a run needs. Holds on to what it points to.
struct Assembly {
    Site site;
    column::ColumnModel model;                  ///< until the first lift is stacked on it
    std::vector<column::CellContent> contents;  ///< at day 0, after cure
    std::vector<Lift> lifts;                    ///< those of the run, rising in time
    std::map<std::string, solution::PreparedFeed> feeds;
    std::vector<double> restart_points;
    std::vector<std::string> groups;                  ///< of microbes that take part
    std::map<std::string, double> carbon_of_a_cell;   ///< mol, by group
    std::vector<SaturationIndex> saturation_indices;  ///< of minerals that can form
    Placed placed;
    Placed layer;  ///< in what is there at day 0, which is all that is placed then
    CureBook cure;
    std::vector<std::string>
        notes;  ///< what the user should know before the run, one sentence each
};

/// Builds the equations of a scenario. Faults (unknown minerals or components, contradictory
/// solutions, too much water) go to `diagnostics` under their dotted path; the result is then of no
/// use. Faults that are there already keep only the blocks that they lie in from being looked at.
[[nodiscard]] Assembly assemble(const Site& site, const catalogue::Catalogue& catalogue,
                                Diagnostics& diagnostics);

/// As above, of facts in whose place the scenario's own numbers are put first.
[[nodiscard]] Assembly assemble(const Site& site, const catalogue::Facts& facts,
                                Diagnostics& diagnostics);

}  // namespace gossan::simulation
