// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace gossan::program {

/// When events that are told now are recorded, "2026-05-04T07:30:00Z": by the clock of the machine,
/// or SOURCE_DATE_EPOCH (seconds from the beginning of 1970) where the environment has it, by which
/// the same inputs make the same log to the byte. Error(input) for one that is no time.
[[nodiscard]] std::string time_of_recording();

}  // namespace gossan::program
