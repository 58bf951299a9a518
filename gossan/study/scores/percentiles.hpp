// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

namespace gossan::study {

/// Value with the share p of a forecast below it, by type 6 of HyndmanFan1996.
///
///     x_(k) is at p_k = k/(n + 1), straight lines between, the ends beyond                (1)
///
/// Choice: of all types this is the one by which a further draw from the same law falls below the
/// percentile with a chance of p itself, so an 80 % interval of 60 members holds 80 of 100 truths.
/// With weights w that sum to one, and Q the step function that is x_(k) over the share of x_(k),
///
///     x(p) = m (integral of Q from a to a + 1/m),   a = ((m + 1) p - 1)/m, within 0 and 1 - 1/m,
///     m = 1/sum w^2                                                                      (2)
///
/// which is (1) where all are equal, and in which a member counts for no more than its weight.
/// Source: Akinshin2023, whose weighted type 7 this is for type 6.
[[nodiscard]] double percentile(std::span<const double> sample, double p,
                                std::span<const double> weights = {});

/// A percentile by the convention of mines: P90 is what is exceeded in 90 of 100 cases, the low
/// end.
struct Exceedance {
    std::string label;  ///< "P90"
    std::string words;  ///< "90 in 100 chance of more than": stands before the value, always
    double value;
};

/// P90, P50 and P10 of a sample, from the least to the most.
[[nodiscard]] std::vector<Exceedance> exceedances(std::span<const double> sample,
                                                  std::span<const double> weights = {});

}  // namespace gossan::study
