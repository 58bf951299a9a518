// SPDX-License-Identifier: Apache-2.0
#include "gossan/supply/contract/claim_terms.hpp"

#include <array>

#include "gossan/base/error.hpp"
#include "gossan/base/text.hpp"
#include "gossan/supply/amount/unit_price.hpp"

namespace gossan::supply {
namespace {

using Complaint = std::optional<std::string>;

template <std::size_t N>
Complaint one_of(const std::string& word, const std::array<std::string, N>& words) {
    for (const std::string& each : words) {
        if (each == word) return {};
    }
    return "write " + enumerate(words);
}

}  // namespace

EnumNames<UnshownFootprint> names_of(UnshownFootprint) {
    return {{UnshownFootprint::fault, "fault", "the lot is named and nothing is invoiced"},
            {UnshownFootprint::remedy, "remedy", "as for a lot that is above"}};
}

Schema<FootprintClause> FootprintClause::schema() {
    using F = FootprintClause;
    return Schema<F>("footprint_clause", "What the footprint of a delivery may be.")
        .field("boundary", &F::boundary, "gate-to-gate or cradle-to-gate")
        .field("electricity", &F::electricity, "market-based or location-based")
        .field("method", &F::method, "period or ore-matched")
        .field("most_kg_per_kg", &F::most_kg_per_kg, above(0), "kg CO2e by kg of copper")
        .field("most_water", &F::most_water, above(0), "L by kg of copper that may be consumed")
        .field("evidence", &F::evidence, "that goes with a delivery",
               defaults_to("choice: left to the parties"))
        .field("verification", &F::verification, "by whom",
               defaults_to("choice: left to the parties"))
        .field("remedy", &F::remedy, "off the price of a lot that is above it",
               defaults_to("choice: none"))
        .field("unshown", &F::unshown, "what follows for a lot of which no footprint is known",
               defaults_to("choice: the account is refused until it is known"))
        .check("boundary",
               [](const F& f) {
                   return one_of(f.boundary,
                                 std::array<std::string, 2>{"gate-to-gate", "cradle-to-gate"});
               })
        .check("electricity",
               [](const F& f) {
                   return one_of(f.electricity,
                                 std::array<std::string, 2>{"market-based", "location-based"});
               })
        .check("method",
               [](const F& f) {
                   return one_of(f.method, std::array<std::string, 2>{"period", "ore-matched"});
               })
        .check("remedy", [](const F& f) -> Complaint {
            try {
                if (unit_price(f.remedy).per_kg < 0.0) return "a remedy is not below zero";
            } catch (const Error& fault) {
                return std::string(fault.what()) + "; " + fault.hint;
            }
            return {};
        });
}

Schema<CustodyClause> CustodyClause::schema() {
    using C = CustodyClause;
    return Schema<C>("custody_clause", "What must be claimed of a delivery, and by which model.")
        .field("model", &C::model, "the loosest that will do")
        .field("characteristic", &C::characteristic, "what is claimed")
        .field("least_share", &C::least_share, between(0, 1),
               "of each delivery's mass that is claimed", defaults_to("choice: all of it"))
        .field("months", &C::months, between(1, 12), "of the balance",
               defaults_to("choice: as custody"));
}

}  // namespace gossan::supply
