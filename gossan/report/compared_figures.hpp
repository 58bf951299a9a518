// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "gossan/report/key_figures.hpp"
#include "gossan/report/run_view.hpp"

namespace gossan::report {

/// A key figure of several runs.
struct ComparedFigure {
    KeyFigure figure;            ///< of the first run that has it
    std::vector<double> values;  ///< one a run; NaN: the run does not have it
};

/// Every figure that any of the runs has.
[[nodiscard]] std::vector<ComparedFigure> compared_figures(std::span<const RunView> runs);

/// How a run is called in a comparison: by its value of the ordering input where three or more runs
/// have one each of their own, else by its name.
[[nodiscard]] std::vector<std::string> run_labels(std::span<const RunView> runs);

/// How the figures answer to the ordering input of three or more runs, as JSON; `null` without one.
[[nodiscard]] std::string answers_json(std::span<const RunView> runs);

}  // namespace gossan::report
