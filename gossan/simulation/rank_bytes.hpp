// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "gossan/simulation/heap_window.hpp"
#include "gossan/simulation/module_window.hpp"

namespace gossan::simulation {

/// What a rank tells the others after its share of the columns of one sweep.
struct RankShare {
    bool is_interrupted = false;
    std::vector<ModuleWindow> windows;  ///< of its columns, in their order
};

[[nodiscard]] std::string bytes_of(const RankShare& share);
[[nodiscard]] RankShare share_of(const std::string& bytes);

/// Where a run begins, as the first rank tells the others.
struct RankStart {
    std::string scenario_hash, data_hash;
    double time = 0.0;                 ///< s
    std::vector<ModuleState> modules;  ///< one a column
    std::vector<double> plant;         ///< as of plant::Plant::state
};

[[nodiscard]] std::string bytes_of(const RankStart& start);
[[nodiscard]] RankStart start_of(const std::string& bytes);

}  // namespace gossan::simulation
