// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/amount/whole_count.hpp"

#include <cmath>
#include <string>

#include "gossan/base/error.hpp"

namespace gossan::supply {
namespace {

constexpr double largest = 9e18;

[[noreturn]] void refuse_sum() {
    throw Error(ErrorCode::input, "amounts sum to more than can be counted", "",
                "check their units");
}

}  // namespace

std::int64_t nearest_whole(double value, std::string_view what) {
    const double rounded = std::round(value);
    if (!(std::abs(rounded) <= largest)) {
        throw Error(ErrorCode::input, std::string(what) + " is too large or no number", "",
                    "check its unit");
    }
    return static_cast<std::int64_t>(rounded);
}

std::int64_t whole_sum(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a, b, &sum)) refuse_sum();
    return sum;
}

std::int64_t whole_difference(std::int64_t a, std::int64_t b) {
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(a, b, &difference)) refuse_sum();
    return difference;
}

}  // namespace gossan::supply
