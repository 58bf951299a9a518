// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace gossan::report {

/// Writes one self-contained page about carbon and water, from footprint.json in its folder: the
/// four views with their intervals by both methods, what they are made of, pools, water,
/// comparisons and factors. Error(io) if it is missing.
void write_footprint_report(const std::filesystem::path& folder, const std::filesystem::path& out);

}  // namespace gossan::report
