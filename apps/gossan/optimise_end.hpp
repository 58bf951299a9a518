// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/optimise/optimisation.hpp"

namespace gossan::program {

/// A search for plans as it was read, sound.
struct PreparedSearch {
    std::unique_ptr<study::OptimiseInput> input;  ///< which `runs` refers to
    std::unique_ptr<study::PlanRuns> runs;
    std::unique_ptr<study::PlanSpace> space;
    std::string effective_toml;
    std::vector<records::InputRecord> inputs;
};

/// Reads one; its faults go to `diagnostics`, and there is none then.
[[nodiscard]] std::optional<PreparedSearch> prepare_search(const ScenarioSource& source,
                                                           Diagnostics& diagnostics);
/// As above; faults go to standard error, or as JSON to standard output.
[[nodiscard]] std::optional<PreparedSearch> prepare_search_or_tell(const ScenarioSource& source,
                                                                   bool as_json);

/// Searches for plans with the runs that are not kept yet. Writes all its parts and tells the
/// result.
[[nodiscard]] ExitStatus run_search(const PreparedSearch& prepared, const StudyCall& call);

}  // namespace gossan::program
