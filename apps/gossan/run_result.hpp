// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>

#include "apps/gossan/verb.hpp"
#include "gossan/simulation/column_simulation.hpp"

namespace gossan::program {

/// How the user wants to hear of a run.
struct Telling {
    std::filesystem::path folder;
    bool as_json = false;
    bool with_report = false;  ///< write report.html once the run is done
};

/// Runs or resumes with a progress line and Ctrl-C, then tells how it ended: key figures or JSON
/// to standard output, warnings and what to do next to the log.
[[nodiscard]] ExitStatus attend(
    const Telling& telling,
    const std::function<simulation::Outcome(const simulation::Attendant&)>& simulate);

/// One column is one chain of cells and runs on one thread; says so when more were asked for.
void tell_of_threads(int threads);

}  // namespace gossan::program
