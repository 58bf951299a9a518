// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "apps/gossan/scenario_input.hpp"
#include "apps/gossan/study_attempt.hpp"
#include "gossan/study/next_test/next_test.hpp"

namespace gossan::program {

/// Reads tests that may be done; their faults go to standard error, or as JSON to standard output,
/// and there is none then.
[[nodiscard]] std::unique_ptr<study::NextTest> read_next_test_or_tell(const ScenarioSource& source,
                                                                      bool as_json);

/// Judges the tests, running the members that the store lacks. Writes all its parts and tells the
/// verdict.
[[nodiscard]] ExitStatus run_next_test(const study::NextTest& plan, const StudyCall& call);

}  // namespace gossan::program
