// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gossan/plant/plant_input.hpp"
#include "gossan/plant/pond.hpp"

namespace gossan::plant {

/// A plant's ponds and flows by number: names are resolved once.
struct Flowsheet {
    std::vector<std::string> names;  ///< of the ponds, as the input sorts them
    std::vector<PondMarks> marks;
    std::vector<int> spills_to;                     ///< -1: off the site
    std::vector<std::pair<int, int>> transfers;     ///< from, to
    std::vector<std::pair<int, double>> raffinate;  ///< pond, share
    int feed = -1, parallel_feed = -1, bleed_to = -1;
    std::vector<int> order;  ///< in which ponds run: upstream first, as far as loops let them

    /// -1 for a name that is none.
    [[nodiscard]] int index(std::string_view name) const;
};

[[nodiscard]] Flowsheet resolve(const PlantInput& input);

}  // namespace gossan::plant
