// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gossan/records/checkpoint.hpp"
#include "gossan/records/run_folder.hpp"

namespace gossan::records {

/// The checkpoint from which a run can go on, and why newer ones could not be used.
struct Recovery {
    Checkpoint checkpoint = {};
    std::size_t number = 0;  ///< of the checkpoint's file
    std::vector<std::string> notes = {};

    /// Length of a file of the run folder when the checkpoint was made.
    [[nodiscard]] std::uint64_t length_of(std::string_view file) const;
};

/// The newest checkpoint that is whole and whose files are all at least as long as it saw them.
/// Error(input) if it is of another run; Error(io) with the reason of each if none can be used.
[[nodiscard]] Recovery find_recovery(const RunFolder& folder, const RunIdentity& expected);

/// The last restart point of a run, done or not, from which another plan may go on. Error(io) if
/// there is none that is whole.
[[nodiscard]] Checkpoint last_checkpoint(const RunFolder& folder);

/// Removes what is newer than the checkpoint: parts of the fields, checkpoints, joined fields,
/// summary, temporaries. The growing files are cut back by their writers.
void remove_newer(const RunFolder& folder, const Recovery& recovery);

}  // namespace gossan::records
