// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace gossan::report {

/// Writes one self-contained page about tests that may be done, from summary.json in its folder:
/// the verdict in words, each test's worth with its interval, as it goes on, by what is measured
/// and by pairs. Error(io) if it is missing.
void write_next_test_report(const std::filesystem::path& study_folder,
                            const std::filesystem::path& out);

}  // namespace gossan::report
