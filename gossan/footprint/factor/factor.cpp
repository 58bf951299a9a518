// SPDX-License-Identifier: Apache-2.0
#include "gossan/footprint/factor/factor.hpp"

namespace gossan::footprint {

using Complaint = std::optional<std::string>;

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
        .field("gwp", &F::gwp, "assessment report of the warming potentials",
               defaults_to("choice: carbon dioxide alone"))
        .field("source", &F::source, "where it was read")
        .field("status", &F::status, "read, unverified, choice or exact")
        .field("note", &F::note, "what to know before using it", defaults_to("choice: nothing"))
        .field("is_primary", &F::is_primary, "of the very supplier",
               defaults_to("choice: of a library"))
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
        .check("status", [](const F& factor) -> Complaint {
            for (const char* status : {"read", "unverified", "choice", "exact"}) {
                if (factor.status == status) return {};
            }
            return "write read, unverified, choice or exact";
        });
}

}  // namespace gossan::footprint
