// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace gossan::program {

/// From now on the first SIGINT or SIGTERM only asks the run to stop at its next step; the second
/// ends the program at once.
void catch_interruptions();

/// Whether someone has asked the run to stop.
[[nodiscard]] bool is_interrupted();

}  // namespace gossan::program
