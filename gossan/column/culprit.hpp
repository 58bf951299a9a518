// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/column/column_system.hpp"

namespace gossan::column {

/// The unknown at which an integration stopped, in the words of a report.
struct Culprit {
    std::string unknown;  ///< "Cu in the mobile water of cell 3 from the base"
    int cell = -1;        ///< from the base, 0 the lowest; -1 = the surface store
    double height = 0.0;  ///< m above the base, of the middle of the cell
    double depth = 0.0;   ///< m below the surface
    double rate = 0.0;    ///< its rate of change, per s
    std::string process;  ///< that changes it fastest: a reaction by id, or what flows
    double process_rate = 0.0;
};

/// What an unknown is and which process changes it fastest at a state. Reactions count over all
/// water of a cell together; what is left of the rate flows between cells and regions. `system` is
/// left changed.
[[nodiscard]] Culprit culprit_at(ColumnSystem& system, double time, std::span<const double> state,
                                 std::size_t unknown);

}  // namespace gossan::column
