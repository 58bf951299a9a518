// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/scenario_input.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// How many values nobody chose, by what they rest on.
struct Defaults {
    std::size_t sourced = 0, unverified = 0, estimate = 0;
};
[[nodiscard]] std::string in_words(const Defaults& defaults);
[[nodiscard]] records::Document to_document(const Defaults& defaults);

/// What a scenario of heap and plant comes to before it is solved: modules, ponds, plant, run.
[[nodiscard]] std::string heap_summary_text(const PreparedScenario& scenario,
                                            const Defaults& defaults);

/// The same as JSON.
[[nodiscard]] records::Document heap_summary_document(const PreparedScenario& scenario,
                                                      const Defaults& defaults);

}  // namespace gossan::program
