// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "apps/gossan/hands.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/next_test/next_test.hpp"

namespace gossan::program {

/// Reads tests that may be done; their faults go to standard error, or as JSON to standard output,
/// and there is none then.
[[nodiscard]] std::unique_ptr<study::NextTest> read_next_test_or_tell(
    const std::string& file, std::span<const std::string> overrides,
    std::span<const std::string> overlays, bool as_json);

/// Judges the tests by the members that `hands` run: what the store lacks, in the folder that
/// `begin` gives once it is known who runs. Writes all its parts and tells the verdict.
[[nodiscard]] ExitStatus run_next_test(const study::NextTest& plan, Hands& hands, int threads,
                                       bool as_json, const std::function<StudyAttempt()>& begin);

/// Goes on with one that was stopped. Error(input) where what it was made of is no longer there.
[[nodiscard]] ExitStatus resume_next_test(const study::StudyFolder& folder, Hands& hands,
                                          int threads, bool as_json);

}  // namespace gossan::program
