// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/numerics/stiff_integrator.hpp"
#include "gossan/records/document.hpp"
#include "gossan/simulation/observation.hpp"

namespace gossan::simulation {

/// What a finished run is summed up from.
struct SummaryInput {
    std::string version;
    double duration = 0.0;          ///< s
    double wall = 0.0;              ///< s
    double peak_temperature = 0.0;  ///< K
    numerics::IntegratorCounts counts;
    int restarts = 0;
    records::Document ore_at_risk = records::Document::array();
};

/// summary.json of a run, from its first and last state, both of the last stage.
[[nodiscard]] records::Document summary(const Assembly& assembly, std::size_t stage,
                                        Observation& observation, const column::StateLayout& layout,
                                        std::span<const double> start, std::span<const double> end,
                                        const SummaryInput& input);

}  // namespace gossan::simulation
