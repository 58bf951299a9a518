// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace gossan::supply {

/// The nearest whole number, halves away from zero; Error(input) naming `what` when it is not
/// finite or above 9e18.
[[nodiscard]] std::int64_t nearest_whole(double value, std::string_view what);

/// Sums that do not fit are Error(input), never wrapped.
[[nodiscard]] std::int64_t whole_sum(std::int64_t a, std::int64_t b);
[[nodiscard]] std::int64_t whole_difference(std::int64_t a, std::int64_t b);

}  // namespace gossan::supply
