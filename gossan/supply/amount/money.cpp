// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/amount/money.hpp"

#include <cmath>
#include <cstdio>

#include "gossan/base/error.hpp"
#include "gossan/supply/amount/whole_count.hpp"

namespace gossan::supply {

Money& Money::operator+=(Money other) {
    cents = whole_sum(cents, other.cents);
    return *this;
}

Money& Money::operator-=(Money other) {
    cents = whole_difference(cents, other.cents);
    return *this;
}

Money money(double dollars) { return {nearest_whole(dollars * 100.0, "an amount of money")}; }

std::string text_of(Money amount) {
    const bool is_owed = amount.cents < 0;
    const std::uint64_t cents =
        is_owed ? 0 - std::uint64_t(amount.cents) : std::uint64_t(amount.cents);
    std::string digits = std::to_string(cents % 100);
    if (digits.size() < 2) digits.insert(0, "0");
    return (is_owed ? "-" : "") + std::to_string(cents / 100) + "." + digits;
}

}  // namespace gossan::supply
