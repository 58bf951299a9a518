// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "gossan/base/diagnostics.hpp"
#include "gossan/supply/demand/demand_input.hpp"

namespace gossan::supply {

/// A part of a data centre, with its copper.
struct Subsystem {
    std::string name;
    std::string made_by;      ///< kind of maker
    std::string form;         ///< that he works: "wire rod"
    double share = 0.0;       ///< of all copper that is installed; all sum to 1
    double share_low = 0.0;   ///< never less
    double share_high = 0.0;  ///< never more
    double yield = 1.0;       ///< installed copper by copper that the mill melted
    double lead_days = 0.0;   ///< from the mill's gate until the site has power
    double aluminium = 0.0;   ///< of its copper, replaced
    std::string source = {};  ///< "assumption: …"
};

/// What a data centre's copper is in. Shares that do not sum to 1 (to 1e-6), yields not in (0, 1]
/// and a share outside its own range are faults. Without a file of the input's it is that of
/// data/demand, all of it assumptions.
[[nodiscard]] std::vector<Subsystem> read_bill(const DemandInput& input, Diagnostics& diagnostics);

}  // namespace gossan::supply
