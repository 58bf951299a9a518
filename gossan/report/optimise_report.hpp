// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>

namespace gossan::report {

/// Writes one self-contained page about a search for plans, from summary.json in its folder: the
/// front, any plan of it with what it changes, gives and is bound by, how far the reduced site is
/// off, and how the search went. Error(io) if summary.json is missing, Error(data) if it is of no
/// such search.
void write_optimise_report(const std::filesystem::path& study_folder,
                           const std::filesystem::path& out);

}  // namespace gossan::report
