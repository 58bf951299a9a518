// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <vector>

namespace gossan::numerics {

/// What one run of a model gave.
struct Evaluation {
    bool failed = false;              ///< the run gave nothing; values are then not looked at
    std::vector<double> values = {};  ///< residuals over their standard errors, or predictions
};

/// Runs a model at many points at once, so that threads, ranks or tasks can share them. Gives one
/// evaluation a point, in their order.
using EvaluateMany =
    std::function<std::vector<Evaluation>(std::span<const std::vector<double>> points)>;

}  // namespace gossan::numerics
