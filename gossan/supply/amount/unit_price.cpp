// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/amount/unit_price.hpp"

#include <charconv>
#include <cmath>

#include "gossan/base/error.hpp"
#include "gossan/base/quantity.hpp"
#include "gossan/base/text.hpp"
#include "gossan/base/units.hpp"

namespace gossan::supply {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
    throw Error(ErrorCode::input, in_quotes(text) + " is no price: " + why, "",
                "write such as \"5.90 USD/lb\", \"590 cents/lb\" or \"13012 USD/t\"");
}

bool is_currency(std::string_view word) {
    if (word.size() != 3) return false;
    for (const char letter : word) {
        if (letter < 'A' || letter > 'Z') return false;
    }
    return true;
}

}  // namespace

UnitPrice unit_price(std::string_view text) {
    const std::string_view all = trimmed(text);
    double number = 0.0;
    const auto [end, fault] = std::from_chars(all.data(), all.data() + all.size(), number);
    if (fault != std::errc{} || !std::isfinite(number)) refuse(text, "it begins with no number");
    const std::string_view unit = trimmed(all.substr(std::size_t(end - all.data())));
    const std::size_t by = unit.find('/');
    if (by == std::string_view::npos) refuse(text, "its unit says nothing by mass");

    const std::string_view coin = trimmed(unit.substr(0, by)), mass = trimmed(unit.substr(by + 1));
    const bool is_cents = coin == "cents";
    if (!is_cents && !is_currency(coin)) refuse(text, in_quotes(coin) + " is no currency");
    if (unit_dimension(mass) != Mass::dimension) refuse(text, in_quotes(mass) + " is no mass");
    return {.per_kg = (is_cents ? number / 100.0 : number) / unit_factor(mass),
            .currency = is_cents ? "USD" : std::string(coin)};
}

std::string text_of(const UnitPrice& price, std::string_view mass_unit) {
    return shortest(price.per_kg * unit_factor(mass_unit)) + " " + price.currency + "/" +
           std::string(mass_unit);
}

Money value_of(WholeMass mass, const UnitPrice& price) { return money(mass.kg() * price.per_kg); }

}  // namespace gossan::supply
