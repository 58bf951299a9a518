// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace gossan::atmosphere {

/// A C1 curve through the means of equal stretches of time, given at their middles, that keeps the
/// total: from middle to middle
///
///     r = a + (b - a) u^2 (3 - 2u)                                                     (1)
///
/// whose mean is (a + b)/2. It stays between its two neighbours. Before and after, the end values
/// hold. Source: choice: a cubic step; for what must add up, such as rain.
class SmoothSteps {
public:
    SmoothSteps(std::vector<double> middles, std::vector<double> values);
    [[nodiscard]] double operator()(double time) const;

private:
    std::vector<double> middles_, values_;
};

}  // namespace gossan::atmosphere
