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
    bool speaks = true;        ///< false of a rank that writes nothing
};

/// Runs or resumes with a progress line and Ctrl-C, then tells how it ended: key figures or JSON
/// to standard output, warnings and what to do next to the log.
[[nodiscard]] ExitStatus attend(
    const Telling& telling,
    const std::function<simulation::Outcome(const simulation::Attendant&)>& simulate);

/// Threads of --threads where it was not given.
inline constexpr int threads_not_asked = -1;

/// Throws Error(input) for a number of threads below 1.
void check_threads(int asked);

/// Threads that a run uses: as asked, or all that the machine has for a heap, one where `n_ranks`
/// share it. One column is one
/// chain of cells and runs on one thread; says so when more were asked for.
[[nodiscard]] int threads_to_use(int asked, bool is_heap, int n_ranks);

}  // namespace gossan::program
