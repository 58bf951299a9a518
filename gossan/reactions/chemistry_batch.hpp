// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "gossan/reactions/network.hpp"

namespace gossan::reactions {

/// Solutions side by side and the chemistry part of every reaction's rate in each, without its
/// gradient; made by `Network::make_batch`.
struct ChemistryBatch {
    std::size_t n = 0;                      ///< solutions
    std::size_t stride = 0;                 ///< the same, filled up to a multiple of `most_lanes`
    std::vector<double> temperature;        ///< [stride]
    std::vector<double> concentration;      ///< [n_components][stride]
    std::vector<double> ln_activity;        ///< [n_components][stride]
    std::vector<double> ln_water_activity;  ///< [stride]
    std::vector<double> value;              ///< [n_reactions][stride]
    std::vector<double> factor;             ///< scratch, [n_factors][media_at_once]
};

}  // namespace gossan::reactions
