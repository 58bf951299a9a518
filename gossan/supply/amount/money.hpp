// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace gossan::supply {

/// Money of one currency in whole cents. Amounts of two currencies do not mix: the owner of an
/// amount says its currency.
struct Money {
    std::int64_t cents = 0;

    friend auto operator<=>(const Money&, const Money&) = default;
    Money& operator+=(Money other);
    Money& operator-=(Money other);
    friend Money operator+(Money a, Money b) { return a += b; }
    friend Money operator-(Money a, Money b) { return a -= b; }
    friend Money operator-(Money a) { return Money{} - a; }
};

/// The nearest whole cents of an amount in dollars, halves away from zero; Error(input) beyond
/// 9e14 dollars or if not finite.
[[nodiscard]] Money money(double dollars);

/// "1234567.80".
[[nodiscard]] std::string text_of(Money amount);

}  // namespace gossan::supply
