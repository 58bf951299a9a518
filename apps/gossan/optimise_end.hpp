// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "apps/gossan/hands.hpp"
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
[[nodiscard]] std::optional<PreparedSearch> prepare_search(const std::string& file,
                                                           std::span<const std::string> overrides,
                                                           const std::vector<std::string>& overlays,
                                                           Diagnostics& diagnostics);
/// As above; faults go to standard error.
[[nodiscard]] std::optional<PreparedSearch> prepare_search_or_tell(
    const std::string& file, std::span<const std::string> overrides,
    const std::vector<std::string>& overlays);

/// Searches with the members that `hands` run, in the folder that `begin` gives once it is known
/// who runs. Writes all its parts and tells the result.
[[nodiscard]] ExitStatus run_search(const PreparedSearch& prepared, Hands& hands, int threads,
                                    bool as_json, const std::function<StudyAttempt()>& begin);

/// Goes on with a search that was stopped. Error(input) where what it was made of is no longer
/// there.
[[nodiscard]] ExitStatus resume_search(const study::StudyFolder& folder, Hands& hands, int threads,
                                       bool as_json);

}  // namespace gossan::program
