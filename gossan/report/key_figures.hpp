// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gossan/report/run_view.hpp"

namespace gossan::report {

/// One number by which a run is judged.
struct KeyFigure {
    std::string label;
    double value = 0.0;
    std::string unit;
    std::string meaning;
    std::string column;  ///< of the series that it is the end of; blank if of none
};

/// The figures that the run has, from its summary, else from the end of its series.
[[nodiscard]] std::vector<KeyFigure> key_figures(const RunView& run);

/// The balance that closes worst.
struct WorstClosure {
    std::string substance;
    double relative = 0.0;
};
[[nodiscard]] std::optional<WorstClosure> worst_closure(const RunView& run);

/// What the run came to, in a sentence or two of plain text.
[[nodiscard]] std::string in_words(const RunView& run);

}  // namespace gossan::report
