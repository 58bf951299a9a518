// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "gossan/supply/amount/money.hpp"
#include "gossan/supply/amount/whole_mass.hpp"

namespace gossan::supply {

/// Money by mass, as exchanges quote it.
struct UnitPrice {
    double per_kg = 0.0;  ///< of the currency by kg
    std::string currency = "USD";
};

/// "5.90 USD/lb", "590 cents/lb" (of USD) or "13012 USD/t"; Error(input) else.
[[nodiscard]] UnitPrice unit_price(std::string_view text);

/// The price by pound or tonne: "13012 USD/t".
[[nodiscard]] std::string text_of(const UnitPrice& price, std::string_view mass_unit = "t");

/// What a mass costs, to the cent. A sum of lots is rounded once, not lot by lot.
[[nodiscard]] Money value_of(WholeMass mass, const UnitPrice& price);

}  // namespace gossan::supply
