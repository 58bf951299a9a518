// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "gossan/report/run_view.hpp"

namespace gossan::report {

/// A value in force that is not the same in all runs.
struct VariedInput {
    std::string path;
    std::vector<std::string> texts;  ///< one a run, "–" where it has none
    std::vector<double> numbers;     ///< one a run; empty unless all are numbers of one unit
    std::string unit;                ///< of the numbers
};

/// The inputs in which runs differ, in the order in which they first appear.
[[nodiscard]] std::vector<VariedInput> varied_inputs(std::span<const RunView> runs);

/// The input by which runs are best put in order: the first that is a number in all of them.
[[nodiscard]] std::optional<VariedInput> ordering_input(std::span<const RunView> runs);

/// Puts three or more runs in the order of their ordering input; others stay as they are.
void put_in_order(std::vector<RunView>& runs);

}  // namespace gossan::report
