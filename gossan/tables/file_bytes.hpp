// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

namespace gossan::tables {

/// All bytes of a file; Error(io) naming it if it cannot be read.
[[nodiscard]] std::string file_bytes(const std::filesystem::path& file);

}  // namespace gossan::tables
