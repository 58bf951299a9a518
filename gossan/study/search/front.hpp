// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "gossan/study/search/search.hpp"

namespace gossan::study {

/// Whether `a` is nowhere worse than `b` and somewhere better.
[[nodiscard]] bool dominates(std::span<const double> a, std::span<const double> b);

/// Indices of the candidates that hold and that no other beats, by their first objective; of equal
/// worths the first tried.
[[nodiscard]] std::vector<std::size_t> front_of(const std::vector<TriedPoint>& tried);

/// Index of the candidate that violates its constraints least; the first of equals.
[[nodiscard]] std::size_t least_violated(const std::vector<TriedPoint>& tried);

/// The worst of each objective, and a tenth of the range beyond it.
[[nodiscard]] std::vector<double> worst_of(const std::vector<std::vector<double>>& objectives);

/// Volume between the points and `reference` that some point beats; points beyond it count nothing.
[[nodiscard]] double hypervolume(std::vector<std::vector<double>> points,
                                 const std::vector<double>& reference);

/// At most `n` indices of `front` that lie far apart: both ends of the first objective, then each
/// time the point farthest from those chosen, objectives scaled by their ranges. Rising.
[[nodiscard]] std::vector<std::size_t> spread_over(const std::vector<TriedPoint>& tried,
                                                   const std::vector<std::size_t>& front,
                                                   std::size_t n);

}  // namespace gossan::study
