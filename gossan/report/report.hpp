// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <optional>
#include <span>

namespace gossan::report {

/// Writes one self-contained page about a run, done or not; `measured` is a table in the long
/// format (see measured.hpp) that is drawn beside it. Error(input) when the folder is no run or
/// the table has faults.
void write_report(const std::filesystem::path& run_folder, const std::filesystem::path& out,
                  const std::optional<std::filesystem::path>& measured = {});

/// Writes one page that lays two or more runs side by side: curves, key figures with their
/// differences from the first run, and the inputs in which they differ.
void write_comparison(std::span<const std::filesystem::path> run_folders,
                      const std::filesystem::path& out,
                      const std::optional<std::filesystem::path>& measured = {});

}  // namespace gossan::report
