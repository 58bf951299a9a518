// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>

#include "gossan/report/run_view.hpp"

namespace gossan::report {

/// Cathode of several sites side by side: by stream, and by month of the run; places for its
/// curves. Empty if none has a cathode.
[[nodiscard]] std::string cathode_comparison(std::span<const RunView> runs);

}  // namespace gossan::report
