// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace gossan::study {

/// How far a measured value may lie from the truth, as one standard deviation:
///
///     sd(y)² = absolute² + (relative y)²        (1)
///
/// Scatter of one value, independent of the next; a drift of the instrument is not in it.
struct ErrorModel {
    double relative = 0.0;
    double absolute = 0.0;    ///< in the unit of the quantity
    std::string source = {};  ///< whose figures: "estimate: …", or the cell that gives them

    [[nodiscard]] double sd(double value) const;
};

/// The error that a column of a run is given where the test says none; every one is
/// `estimate: laboratory scatter` with its reason.
[[nodiscard]] ErrorModel usual_error(std::string_view quantity);

}  // namespace gossan::study
