// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gossan/records/measured.hpp"

namespace gossan::report {

using records::MarkKind;
using records::MarkStanding;
using records::MeasuredMark;

/// What was measured of a column, a phrase each, in the source's order: "measured 68.85 (day 95)",
/// "measured range 0.85 to 15.99". Values that contradict each other all stand; of a range, only
/// the two ends of the same series, quantity and day belong together.
[[nodiscard]] std::vector<std::string> measured_words(std::span<const MeasuredMark> marks,
                                                      std::string_view column);

}  // namespace gossan::report
