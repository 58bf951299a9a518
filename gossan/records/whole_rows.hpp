// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

#include "gossan/base/diagnostics.hpp"
#include "gossan/tables/table.hpp"

namespace gossan::records {

/// A table that we wrote and that a kill may have cut: the rows up to the last line end.
/// Error(data) if what is left is no table.
[[nodiscard]] tables::Table read_whole_rows(const std::filesystem::path& path);

/// Error(data) with all faults, if there are any: a file of ours was edited or damaged.
void throw_if_damaged(const Diagnostics& diagnostics, const std::filesystem::path& path);

}  // namespace gossan::records
