// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>

#include "gossan/records/run_folder.hpp"

namespace gossan::program {

/// `measured.csv` in the folder of the scenario that a run was made from, if there is one.
[[nodiscard]] std::optional<std::filesystem::path> measured_beside(
    const records::RunFolder& folder);

/// The table that a user named, else `measured_beside`, told in the log. None when `is_refused` or
/// when there is none; Error(input) for a named file that is not there.
[[nodiscard]] std::optional<std::filesystem::path> measured_for(const records::RunFolder& folder,
                                                                const std::string& named,
                                                                bool is_refused);

}  // namespace gossan::program
