// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "apps/gossan/scenario_input.hpp"
#include "gossan/records/document.hpp"

namespace gossan::program {

/// What a scenario comes to before it is solved: bed, ore, run, chemistry, solutions, defaults.
[[nodiscard]] std::string summary_text(const PreparedScenario& scenario);

/// The same as JSON.
[[nodiscard]] records::Document summary_document(const PreparedScenario& scenario);

}  // namespace gossan::program
