// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "gossan/base/schema.hpp"
#include "gossan/supply/custody/link.hpp"

namespace gossan::supply {

/// What follows for a lot of which no footprint is shown.
enum class UnshownFootprint { fault, remedy };
EnumNames<UnshownFootprint> names_of(UnshownFootprint);

/// What the footprint of a delivery may be, and what follows where it is more.
struct FootprintClause {
    std::string boundary;              ///< "cradle-to-gate"
    std::string electricity;           ///< "market-based" or "location-based"
    std::string method;                ///< "period" or "ore-matched"
    double most_kg_per_kg = 0.0;       ///< kg CO2e by kg of copper, of medians
    std::optional<double> most_water;  ///< L by kg, consumed
    std::string evidence;
    std::string verification;
    std::string remedy = "0 cents/lb";  ///< off the price of a lot that is above
    UnshownFootprint unshown = UnshownFootprint::fault;

    static Schema<FootprintClause> schema();
};

/// What must be claimed of a delivery, and by which model.
struct CustodyClause {
    CustodyModel model = CustodyModel::mass_balance_credit;  ///< the loosest that will do
    std::string characteristic;
    double least_share = 1.0;  ///< of each delivery's mass that is claimed
    int months = 12;           ///< of the balance

    static Schema<CustodyClause> schema();
};

}  // namespace gossan::supply
