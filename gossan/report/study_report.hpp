// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace gossan::report {

/// Writes the page of a study from the files of its folder alone. Error(input) for a kind of study
/// that has no page.
void write_study_report(const std::filesystem::path& folder, const std::filesystem::path& out);

}  // namespace gossan::report
