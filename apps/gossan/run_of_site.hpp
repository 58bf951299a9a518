// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "apps/gossan/verb.hpp"

namespace gossan::program {

/// Sees to it that `folder` holds a finished run of a site's scenario: takes the one that is there
/// if it is of the same input, goes on with one that was stopped, and else runs it. A finished run
/// of other input is kept beside, as FOLDER-1, FOLDER-2 and so on, as books may rest on it. Tells
/// progress as `gossan run` does; `done` once the run is.
[[nodiscard]] ExitStatus run_of_site(const std::string& scenario,
                                     const std::filesystem::path& folder, int threads);

}  // namespace gossan::program
