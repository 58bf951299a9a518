// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/factor/factor.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gossan/base/text.hpp"

namespace gossan::footprint {

using Complaint = std::optional<std::string>;

namespace {

constexpr std::array<const char*, 5> statuses = {"read", "derived", "unverified", "choice",
                                                 "exact"};
constexpr std::array<const char*, 5> reports = {"n/a", "AR4", "AR5", "AR6", "unstated"};
/// By which a value may differ from its gases. Source: choice: sources round to three digits.
constexpr double rounding = 0.005;

template <class Names>
Complaint unlike_all(const std::string& word, const Names& names) {
    if (std::find(names.begin(), names.end(), word) != names.end()) return {};
    return "write " + enumerate(std::vector<std::string>(names.begin(), names.end()));
}

/// Only carbon dioxide alone needs no potentials, and gases give the value by those that are named.
Complaint fault_of_potentials(const Factor& factor) {
    if (auto fault = unlike_all(factor.gwp, reports)) return fault;
    if (factor.unit.starts_with("kg CO2e/") && factor.gwp == "n/a" && factor.value > 0.0) {
        return "say which report the potentials are of, or \"unstated\"; n/a is of CO2 alone";
    }
    if (factor.unit.starts_with("kg CO2/") && factor.gwp != "n/a") {
        return "CO2 alone has no potentials: write n/a, or the unit kg CO2e";
    }
    return {};
}

Complaint fault_of_gases(const Factor& factor) {
    const auto potentials = potentials_of(factor.gwp);
    if (!factor.gases) return {};
    if (!potentials) return "gases want potentials of AR4, AR5 or AR6";
    const double sum = equivalent_of(*factor.gases, *potentials);
    if (std::abs(sum - factor.value) <= rounding * factor.value) return {};
    return "by " + factor.gwp + " these gases are " + shortest(sum) + ", the value is " +
           shortest(factor.value);
}

}  // namespace

Schema<DataQuality> DataQuality::schema() {
    using Q = DataQuality;
    return Schema<Q>("quality", "How well a factor fits what it is used for: 1 good, 3 poor.")
        .field("technology", &Q::technology, between(1, 3), "of the process",
               defaults_to("choice: poor until someone says better"))
        .field("geography", &Q::geography, between(1, 3), "of the place",
               defaults_to("choice: poor until someone says better"))
        .field("time", &Q::time, between(1, 3), "of the year",
               defaults_to("choice: poor until someone says better"));
}

Uncertain Factor::number() const {
    return {.key = id, .value = value, .low = low.value_or(0.0), .high = high.value_or(0.0)};
}

std::string Factor::per() const {
    const auto slash = unit.find('/');
    return slash == std::string::npos ? std::string() : unit.substr(slash + 1);
}

Schema<Factor> Factor::schema() {
    using F = Factor;
    return Schema<F>("factor", "What a unit of something gives off.")
        .field("id", &F::id, "the same for all its vintages")
        .field("vintage", &F::vintage, "year or edition")
        .field("unit", &F::unit, "\"kg CO2e/kWh\", \"kg CO2/kg\"; \"1\" of a share")
        .field("value", &F::value, at_least(0), "median")
        .field("low", &F::low, above(0), "5th percentile; left out with high: exact")
        .field("high", &F::high, above(0), "95th percentile")
        .field("scope", &F::scope, between(0, 3), "1, 2 or 3 to the mine; 0 of a share")
        .field("gwp", &F::gwp,
               "report of the warming potentials: AR4, AR5, AR6 or unstated; n/a of CO2 alone",
               defaults_to("choice: carbon dioxide alone"))
        .field("source", &F::source, "where it was read")
        .field("reference", &F::reference, "key of the bibliography", defaults_to("choice: none"))
        .field("status", &F::status, "read, derived of what was read, unverified, choice or exact")
        .field("note", &F::note, "what to know before using it", defaults_to("choice: nothing"))
        .field("is_primary", &F::is_primary,
               "of the very supplier or site, or of chemistry alone, and no average of a library",
               defaults_to("choice: of a library"))
        .field("gases", &F::gases, "kg by unit, gas by gas, where they are known")
        .field("quality", &F::quality, "how well it fits")
        .check("low",
               [](const F& factor) -> Complaint {
                   if (factor.low.has_value() != factor.high.has_value()) {
                       return "give both low and high, or neither";
                   }
                   if (factor.number().is_sound()) return {};
                   return "the value lies between low and high";
               })
        .check("unit",
               [](const F& factor) -> Complaint {
                   const bool is_share = factor.unit == "1" && factor.scope == 0;
                   const bool is_carbon =
                       factor.unit.starts_with("kg CO2e/") || factor.unit.starts_with("kg CO2/");
                   if (is_share || (is_carbon && factor.scope > 0)) return {};
                   return "write \"kg CO2e/UNIT\" or \"kg CO2/UNIT\" with a scope of 1 to 3, or "
                          "\"1\" with scope 0";
               })
        .check("gwp", fault_of_potentials)
        .check("gases", fault_of_gases)
        .check("status", [](const F& factor) { return unlike_all(factor.status, statuses); });
}

}  // namespace gossan::footprint
